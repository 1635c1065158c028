/** AM928: two Services select the same pods, and one job scrapes the pods through both. */
import { twiceScraped } from './twice-scraped';
import { Severity } from '../../findings/finding';
import { Problem, quote, quoteList } from '../../findings/problem';
import { subjectOf, PodTarget } from '../../forecast/pod-targets';
import { groupBy } from '../../units/group';
import { Cause } from '../cause';

export const twoServices: Cause = {
  code: 'AM928',
  stage: 'duplicates',
  *run(forecast) {
    for (const { targets } of twiceScraped(forecast)) {
      for (const ofOne of groupBy(targets, ({ job }) => [`${job.declaredBy} ${job.job}`]).values()) {
        const services = [...new Set(ofOne.flatMap(({ target }) => target.labels.get('service') ?? []))].sort();
        if (services.length > 1) yield { key: subjectOf(ofOne[0]), problem: throughBoth(ofOne[0], services) };
      }
    }
  },
};

function throughBoth({ server, port, path, target }: PodTarget, services: readonly string[]): Problem {
  return {
    code: 'AM928',
    severity: Severity.WARNING,
    message: `Services ${quoteList(services)} select the same pods of ${quote(target.source)} and are all monitored, so ${quote(server.key)} scrapes port ${port} at ${quote(path)} ${services.length} times and stores every sample ${services.length} times`,
    fix: 'add a label to one of the Services that the others do not have, and select by that label',
  };
}
