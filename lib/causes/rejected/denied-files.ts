/** AM922: a ServiceMonitor refers to files in the Prometheus container, which the server does not allow. */
import { rejectedBecause, rejectedWhole, serversIn } from './rejection-causes';
import { Problem, quote } from '../../findings/problem';
import { fieldOf, MonitorEndpoint, partsOf } from '../../forecast/monitor-endpoints';
import { StoredObject } from '../../manifests/objects';
import { Cause } from '../cause';

export const deniedFiles: Cause = {
  code: 'AM922',
  stage: 'rejected',
  explains: 'AM611',
  *run(forecast) {
    for (const { monitor, rejections } of rejectedBecause(forecast, 'AM922')) {
      for (const part of partsOf(monitor)) {
        for (const file of filesOf(part)) {
          yield { key: monitor.key, servers: serversIn(rejections), problem: denied(monitor, part, file, rejections[0].key) };
        }
      }
    }
  },
};

interface FileField {
  readonly field: string;
  readonly file: string;
  /** The field that does the same with a Secret. */
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
    message: `${fieldOf(part, field)} ${quote(file)} is a file in the Prometheus container, but ${quote(server)} does not allow such files (arbitraryFSAccessThroughSMs.deny: true), ${rejectedWhole(monitor)}`,
    fix: `set ${fieldOf(part, instead)} to a key of a Secret instead, or set scrapeClass to a scrape class of the server`,
    field: fieldOf(part, field),
  };
}
