/** AM922: a ServiceMonitor names files of the Prometheus container, which the server forbids. */
import { rejectedBecause, rejectedWhole } from './rejection-causes';
import { Problem, quote } from '../../findings/problem';
import { fieldOf, MonitorEndpoint, partsOf } from '../../forecast/monitor-endpoints';
import { StoredObject } from '../../manifests/objects';
import { Cause } from '../cause';

export const deniedFiles: Cause = {
  code: 'AM922',
  explains: 'AM611',
  *run(forecast) {
    for (const { monitor, rejections } of rejectedBecause(forecast, 'AM922')) {
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

function filesOf({ spec: { bearerTokenFile, tlsConfig } }: MonitorEndpoint): FileField[] {
  return [
    { field: 'bearerTokenFile', file: bearerTokenFile, instead: 'authorization.credentials' },
    { field: 'tlsConfig.caFile', file: tlsConfig?.caFile, instead: 'tlsConfig.ca' },
    { field: 'tlsConfig.certFile', file: tlsConfig?.certFile, instead: 'tlsConfig.cert' },
    { field: 'tlsConfig.keyFile', file: tlsConfig?.keyFile, instead: 'tlsConfig.keySecret' },
  ].filter(({ file }) => file);
}

function denied(monitor: StoredObject, part: MonitorEndpoint, { field, file, instead }: FileField, server: string): Problem {
  return {
    code: 'AM922',
    message: `${fieldOf(part, field)} ${quote(file)} is a file of the Prometheus container, and ${quote(server)} forbids those (arbitraryFSAccessThroughSMs.deny), ${rejectedWhole(monitor)}`,
    fix: `name a Secret in ${fieldOf(part, instead)}, or a scrape class of the server in scrapeClass`,
  };
}
