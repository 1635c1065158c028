/** AM917: a scrape timeout is longer than the interval of the monitor or of the server. */
import { rejectedBecause, rejectedWhole, serversIn } from './rejection-causes';
import { Problem, quote } from '../../findings/problem';
import { fieldOf, MonitorEndpoint, partsOf } from '../../forecast/monitor-endpoints';
import { StoredObject } from '../../manifests/objects';
import { RejectionFor } from '../../operator-port/rejection';
import { Server } from '../../operator-port/server';
import { Cause } from '../cause';

export const timeoutAboveInterval: Cause = {
  code: 'AM917',
  stage: 'rejected',
  explains: 'AM611',
  *run(forecast) {
    for (const { monitor, rejections } of rejectedBecause(forecast, 'AM917')) {
      const reported = new Set<string>();
      for (const part of partsOf(monitor)) {
        for (const { server } of rejections) {
          const reason = forecast.operator.whyNotTimes(server, part.spec, intervalField(monitor));
          if (reason?.cause !== 'timeout-above-interval') continue;
          const about = `${part.place} ${reason.inherited ? reason.interval : ''}`;
          if (reported.has(about)) continue;
          reported.add(about);
          const servers = reason.inherited ? [server.key] : serversIn(rejections);
          const repair = { object: monitor.key, edits: [{ path: [...part.path, 'scrapeTimeout'], edit: { do: 'set', value: reason.interval } }] } as const;
          yield { key: monitor.key, servers, repair, problem: tooLong(monitor, part, reason, server) };
        }
      }
    }
  },
};

function intervalField({ kind }: StoredObject): string {
  return kind === 'ScrapeConfig' ? 'scrapeInterval' : 'interval';
}

function tooLong(
  monitor: StoredObject, part: MonitorEndpoint, { timeout, interval, inherited }: RejectionFor<'timeout-above-interval'>, server: Server,
): Problem {
  const field = intervalField(monitor);
  const limit = inherited ? `scrapeInterval ${quote(interval)} of ${quote(server.key)}` : `${field} ${quote(interval)}`;

  return {
    code: 'AM917',
    message: `${fieldOf(part, 'scrapeTimeout')} ${quote(timeout)} is longer than the ${limit}, ${rejectedWhole(monitor)}`,
    fix: `set ${fieldOf(part, 'scrapeTimeout')} to ${quote(interval)} or less, or ${fieldOf(part, field)} to ${quote(timeout)} or more`,
    field: fieldOf(part, 'scrapeTimeout'),
  };
}
