/** AM930: one monitor scrapes a port of a pod several times, by several containers or endpoints. */
import { Check } from './check';
import { CheckScene } from './check-scene';
import { PodTarget, subjectOf, tryDeclaration } from './pod-targets';
import { quoteFew } from './quote-few';
import { twiceScraped } from './twice-scraped';
import { groupBy } from '../cluster/group';
import { Severity } from '../findings/finding';
import { Problem, quote } from '../findings/problem';

/** Several Services are the matter of AM928. */
export const portTwice: Check = {
  code: 'AM930',
  *run(scene) {
    for (const { targets } of twiceScraped(scene)) {
      for (const [declaration, ofOne] of groupBy(targets, ({ job }) => [job.declaredBy])) {
        const isOwn = declaration === ofOne[0].server.key;
        const groups = isOwn ? groupBy(ofOne, ({ job }) => [job.job]) : groupBy(ofOne, (each) => [settingsOf(scene, each)]);
        for (const alike of groups.values()) {
          const services = new Set(alike.map(({ target }) => target.labels.get('service')));
          if (alike.length > 1 && services.size === 1) yield { key: subjectOf(alike[0]), problem: several(scene, alike) };
        }
      }
    }
  },
};

/** Endpoints with rules of their own may share a port on purpose. */
function settingsOf(scene: CheckScene, { job }: PodTarget): string {
  const { relabelings, metricRelabelings } = tryDeclaration(scene, job)?.part.spec ?? {};

  return JSON.stringify([relabelings, metricRelabelings]);
}

function several(scene: CheckScene, targets: readonly PodTarget[]): Problem {
  const [{ server, port, path, target }] = targets;
  const places = new Set(targets.flatMap(({ job }) => tryDeclaration(scene, job)?.part.place ?? []));
  const containers = new Set(targets.flatMap((each) => each.target.labels.get('container') ?? []));
  const by = places.size > 1 ? `, by ${quoteFew(places)}` : containers.size > 1 ? `, once for each of the containers ${quoteFew(containers)}` : '';

  return {
    code: 'AM930',
    severity: Severity.WARNING,
    message: `${quote(server.key)} scrapes port ${port} of ${quote(target.source)} at ${quote(path)} ${targets.length} times${by}, so everything is counted as often`,
    fix: places.size > 1 ? 'remove one of the endpoints' : 'name a port that one container alone declares',
  };
}
