/** AM922: a ServiceMonitor names files of the Prometheus container, which the server forbids. */
import { Check } from './check';
import { fieldOf, MonitorPart, partsOf } from './monitor-parts';
import { rejectedBecause, rejectedWhole } from './rejection-causes';
import { StoredObject } from '../cluster/objects';
import { Problem, quote } from '../findings/problem';

export const deniedFiles: Check = {
  code: 'AM922',
  explains: 'AM611',
  *run(scene) {
    for (const { monitor, rejections } of rejectedBecause(scene, 'AM922')) {
      for (const part of partsOf(monitor)) {
        for (const file of filesOf(part)) yield { key: monitor.key, problem: denied(monitor, part, file, rejections[0].key) };
      }
    }
  },
};

interface FileField {
  readonly field: string;
  readonly file: string;
  /** What says the same without a file. */
  readonly instead: string;
}

function filesOf({ spec: { bearerTokenFile, tlsConfig } }: MonitorPart): FileField[] {
  return [
    { field: 'bearerTokenFile', file: bearerTokenFile, instead: 'authorization.credentials' },
    { field: 'tlsConfig.caFile', file: tlsConfig?.caFile, instead: 'tlsConfig.ca' },
    { field: 'tlsConfig.certFile', file: tlsConfig?.certFile, instead: 'tlsConfig.cert' },
    { field: 'tlsConfig.keyFile', file: tlsConfig?.keyFile, instead: 'tlsConfig.keySecret' },
  ].filter(({ file }) => file);
}

function denied(monitor: StoredObject, part: MonitorPart, { field, file, instead }: FileField, server: string): Problem {
  return {
    code: 'AM922',
    message: `${fieldOf(part, field)} ${quote(file)} is a file of the Prometheus container, and ${quote(server)} forbids those (arbitraryFSAccessThroughSMs.deny), ${rejectedWhole(monitor)}`,
    fix: `name a Secret in ${fieldOf(part, instead)}, or a scrape class of the server in scrapeClass`,
  };
}
