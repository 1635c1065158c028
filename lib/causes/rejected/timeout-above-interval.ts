/** AM917: a scrape timeout is longer than the interval, be it the server's. */
import { rejectedBecause, rejectedWhole } from './rejection-causes';
import { Problem, quote } from '../../findings/problem';
import { fieldOf, MonitorEndpoint, partsOf } from '../../forecast/monitor-endpoints';
import { StoredObject } from '../../manifests/objects';
import { whyNotTimes } from '../../operator/rejection/check-times';
import { Server } from '../../operator/server';
import { Cause } from '../cause';

export const timeoutAboveInterval: Cause = {
  code: 'AM917',
  explains: 'AM611',
  *run(forecast) {
    for (const { monitor, rejections } of rejectedBecause(forecast, 'AM917')) {
      const told = new Set<string>();
      for (const part of partsOf(monitor)) {
        for (const { server } of rejections) {
          const own: string | undefined = part.spec[intervalField(monitor)];
          const timeout: string | undefined = part.spec.scrapeTimeout;
          const inherited = `${part.place} ${own ? '' : server.spec.scrapeInterval}`;
          if (!timeout || told.has(inherited) || whyNotTimes(server, own, timeout) === undefined) continue;
          told.add(inherited);
          yield { key: monitor.key, problem: tooLong(monitor, part, own ? undefined : server) };
        }
      }
    }
  },
};

function intervalField({ kind }: StoredObject): string {
  return kind === 'ScrapeConfig' ? 'scrapeInterval' : 'interval';
}

/** @param server whose interval holds; absent where the part has its own */
function tooLong(monitor: StoredObject, part: MonitorEndpoint, server: Server | undefined): Problem {
  const field = intervalField(monitor);
  const timeout: string = part.spec.scrapeTimeout;
  const interval: string = server ? server.spec.scrapeInterval : part.spec[field];
  const whose = server ? `scrapeInterval ${quote(interval)} that it has from ${quote(server.key)}` : `${field} ${quote(interval)}`;

  return {
    code: 'AM917',
    message: `${fieldOf(part, 'scrapeTimeout')} ${quote(timeout)} is longer than the ${whose}, ${rejectedWhole(monitor)}`,
    fix: `set ${fieldOf(part, 'scrapeTimeout')} to ${quote(interval)} or less, or ${fieldOf(part, field)} to ${quote(timeout)} or more`,
  };
}
