/** AM949: a server is not allowed to read nodes or namespaces, whose labels a job wants. */
import { deniedWords, howToGrant } from './access-words';
import { Denied, deniedReads, isOfMetadata } from './discovery-access';
import { unlessGranted } from './unless-granted';
import { quote } from '../../findings/problem';
import { Forecast } from '../../forecast/forecast';
import { valueAt } from '../../manifests/manifest';
import { isMonitorKey } from '../../operator-port/monitor-kinds';
import { Cause } from '../cause';

/** Targets wait for the metadata that is attached to them. */
export const deniedMetadata: Cause = {
  code: 'AM949',
  stage: 'access',
  *run(forecast) {
    for (const denied of deniedReads(forecast)) {
      const { key, servers, about } = denied;
      if (isOfMetadata(denied)) yield { key, servers, about, ...mayNotAttach(forecast, denied) };
    }
  },
};

/** That the account may not read the metadata that is to be attached. */
export function mayNotAttach(forecast: Forecast, denied: Denied): ReturnType<typeof unlessGranted> {
  const { field, removal } = requirementOf(forecast, denied);

  return unlessGranted(denied, {
    code: 'AM949',
    message: deniedWords(denied, `, which ${field} requires`),
    fix: [howToGrant(denied), ...removal === undefined ? [] : [removal]].join(', or '),
  });
}

/** The fields that make a job read it, and how to do without. */
function requirementOf({ objects }: Forecast, { key, server, reads }: Denied): { readonly field: string; readonly removal?: string } {
  const attached = [...new Set(reads.map(({ attach }) => attach!))];
  const fields = (parent: string) => attached.map((field) => `${parent}.${field}`).join(' and ');
  if (!isMonitorKey(key)) return { field: fields('attach_metadata'), removal: `remove ${fields('attach_metadata')}` };
  const monitor = objects.tryFindByKey(key)?.manifest;
  const isOwn = key.startsWith('ScrapeConfig/') || attached.every((field) => valueAt(monitor, ['spec', 'attachMetadata', field]) === true);
  if (isOwn) return { field: fields('attachMetadata'), removal: `remove ${fields('attachMetadata')}` };
  if (server.managed?.server.spec.shardingStrategy?.mode === 'Topology') return { field: `sharding by zone in ${quote(server.key)}` };

  return { field: `${fields('attachMetadata')} of its scrape class`, removal: `remove ${fields('attachMetadata')} from the scrape class in ${quote(server.key)}` };
}
