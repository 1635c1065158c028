/** AM930: one monitor scrapes the same port of a pod several times: through several containers or endpoints, or in several shards. */
import { everyShard } from './every-shard';
import { twiceScraped } from './twice-scraped';
import { Severity } from '../../findings/finding';
import { Problem, quote } from '../../findings/problem';
import { quoteFew } from '../../findings/quote-few';
import { Forecast } from '../../forecast/forecast';
import { PodTarget, subjectOf, tryDeclaration } from '../../forecast/pod-targets';
import { groupBy } from '../../units/group';
import { Cause } from '../cause';

/** If several Services are the reason, AM928 reports it. */
export const portTwice: Cause = {
  code: 'AM930',
  stage: 'duplicates',
  *run(forecast) {
    for (const { targets } of twiceScraped(forecast)) {
      for (const [declaration, ofOne] of groupBy(targets, ({ job }) => [job.declaredBy])) {
        const isOwn = declaration === ofOne[0].server.key;
        const groups = isOwn ? groupBy(ofOne, ({ job }) => [job.job]) : groupBy(ofOne, (each) => [settingsOf(forecast, each)]);
        for (const alike of [...groups.values()].map(inAnyShard)) {
          const services = new Set(alike.map(({ target }) => target.labels.get('service')));
          if (alike.length > 1 && services.size === 1) yield { key: subjectOf(alike[0]), problem: several(forecast, alike) };
        }
      }
    }
    yield* everyShard(forecast);
  },
};

/** A target that several shards scrape counts once. Most ports have one target. */
function inAnyShard(targets: readonly PodTarget[]): readonly PodTarget[] {
  if (targets.length === 1) return targets;

  return [...new Map(targets.map((each) => [JSON.stringify([each.job.job, ...each.target.labels]), each])).values()];
}

/** Endpoints with different rules may share a port on purpose. */
function settingsOf(forecast: Forecast, { job }: PodTarget): string {
  const { relabelings, metricRelabelings } = tryDeclaration(forecast, job)?.part.spec ?? {};

  return JSON.stringify([relabelings, metricRelabelings]);
}

function several(forecast: Forecast, targets: readonly PodTarget[]): Problem {
  const [{ server, port, path, target }] = targets;
  const places = new Set(targets.flatMap(({ job }) => tryDeclaration(forecast, job)?.part.place ?? []));
  const containers = new Set(targets.flatMap((each) => each.target.labels.get('container') ?? []));
  const [, again] = places;
  const by = places.size > 1 ? `, once for each of ${quoteFew(places)}` : containers.size > 1 ? `, once for each of the containers ${quoteFew(containers)}` : '';

  return {
    code: 'AM930',
    severity: Severity.WARNING,
    message: `${quote(server.key)} scrapes port ${port} of ${quote(target.source)} at ${quote(path)} ${targets.length} times${by}, so every sample is stored ${targets.length} times`,
    fix: places.size > 1 ? 'remove one of the endpoints' : 'set port to a port that only one container declares',
    ...again !== undefined && { field: again },
  };
}
