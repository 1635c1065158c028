/** AM929: two monitors of one server, or a monitor and a job that reads annotations, scrape the same pods. */
import { twiceScraped } from './twice-scraped';
import { Severity } from '../../findings/finding';
import { Problem, quote } from '../../findings/problem';
import { Forecast } from '../../forecast/forecast';
import { PodTarget, subjectOf, tryDeclaration } from '../../forecast/pod-targets';
import { Spec } from '../../operator-port/server';
import { Cause } from '../cause';

export const twoMonitors: Cause = {
  code: 'AM929',
  *run(forecast) {
    const told = new Set<string>();
    for (const { targets } of twiceScraped(forecast)) {
      const [first, ...others] = [...new Map(targets.map((each) => [declarationOf(each), each])).values()].sort(byDeclaration);
      for (const other of others) {
        const pair = `${declarationOf(first)} ${declarationOf(other)} ${other.target.source}`;
        if (told.has(pair) || arePartsOfOne(forecast, first, other)) continue;
        told.add(pair);
        yield { key: subjectOf(other), problem: both(first, other) };
      }
    }
  },
};

/** Endpoints of one monitor are the matter of AM930. */
function declarationOf({ server, job }: PodTarget): string {
  return job.declaredBy === server.key ? job.job : job.declaredBy;
}

/** Jobs of the server's own configuration come first, so that the finding is the monitor's. */
function byDeclaration(a: PodTarget, b: PodTarget): number {
  const rank = (each: PodTarget) => `${each.job.declaredBy === each.server.key ? 0 : 1} ${declarationOf(each)}`;

  return rank(a) < rank(b) ? -1 : 1;
}

/** Whether each keeps some samples only, and not the same: they may well divide them. */
function arePartsOfOne(forecast: Forecast, a: PodTarget, b: PodTarget): boolean {
  const [left, right] = [a, b].map(({ job }) => tryDeclaration(forecast, job)?.part.spec.metricRelabelings ?? []);
  const filters = (rules: readonly Spec[]) => rules.some(({ action = '' }) => /^(?:keep|drop)$/i.test(action));

  return filters(left) && filters(right) && JSON.stringify(left) !== JSON.stringify(right);
}

function both(first: PodTarget, second: PodTarget): Problem {
  const { server, port, path, target } = second;
  const isOwn = first.job.declaredBy === server.key;

  return {
    code: 'AM929',
    severity: Severity.WARNING,
    message: `${quote(server.key)} scrapes port ${port} of ${quote(target.source)} at ${quote(path)} by ${nameOf(first)} and by ${nameOf(second)}, so everything is counted double`,
    fix: isOwn ? 'remove the annotations that the job goes by, or let one of them select other pods' : 'remove one of them, or let it select other pods',
  };
}

function nameOf(target: PodTarget): string {
  const name = quote(declarationOf(target));

  return target.job.declaredBy === target.server.key ? `job ${name} of its own configuration` : name;
}
