/** AM917: a scrape timeout is longer than the interval, be it the server's. */
import { Check } from './check';
import { fieldOf, MonitorPart, partsOf } from './monitor-parts';
import { rejectedBecause, rejectedWhole } from './rejection-causes';
import { StoredObject } from '../cluster/objects';
import { Problem, quote } from '../findings/problem';
import { whyNotTimes } from '../operator/rejection/check-times';
import { Server } from '../operator/server';

export const timeoutAboveInterval: Check = {
  code: 'AM917',
  explains: 'AM611',
  *run(scene) {
    for (const { monitor, rejections } of rejectedBecause(scene, 'AM917')) {
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
function tooLong(monitor: StoredObject, part: MonitorPart, server: Server | undefined): Problem {
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
