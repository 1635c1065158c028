/** AM929: two monitors of one server, or a monitor and a job that reads annotations, scrape the same pods. */
import { alsoAnnotated } from './also-annotated';
import { tryTellingLabel } from './telling-label';
import { twiceScraped } from './twice-scraped';
import { Severity } from '../../findings/finding';
import { Problem, quote } from '../../findings/problem';
import { Forecast } from '../../forecast/forecast';
import { PodTarget, subjectOf, tryDeclaration } from '../../forecast/pod-targets';
import { Spec } from '../../operator-port/server';
import { Cause } from '../cause';

export const twoMonitors: Cause = {
  code: 'AM929',
  stage: 'duplicates',
  *run(forecast) {
    const reported = new Set<string>();
    for (const { targets } of twiceScraped(forecast)) {
      const [first, ...others] = [...new Map(targets.map((each) => [declarationOf(each), each])).values()].sort(byDeclaration);
      for (const other of others) {
        const pair = `${declarationOf(first)} ${declarationOf(other)} ${other.target.source}`;
        if (reported.has(pair) || arePartsOfOne(forecast, first, other)) continue;
        reported.add(pair);
        yield { key: subjectOf(other), problem: both(forecast, first, other) };
      }
    }
    for (const { target, annotated } of alsoAnnotated(forecast)) {
      const key = subjectOf(target);
      const pair = `${target.server.key} ${key} ${target.target.source}`;
      if (reported.has(pair)) continue;
      reported.add(pair);
      yield { key, problem: withAnnotations(target, annotated) };
    }
  },
};

/** Endpoints of one monitor count as one: AM930 reports those. */
function declarationOf({ server, job }: PodTarget): string {
  return job.declaredBy === server.key ? job.job : job.declaredBy;
}

/** Sorts jobs of the server's own configuration first, so that the finding belongs to the monitor. */
function byDeclaration(a: PodTarget, b: PodTarget): number {
  const rank = (each: PodTarget) => `${each.job.declaredBy === each.server.key ? 0 : 1} ${declarationOf(each)}`;

  return rank(a) < rank(b) ? -1 : 1;
}

/** Whether each keeps different samples: they may divide them on purpose. */
function arePartsOfOne(forecast: Forecast, a: PodTarget, b: PodTarget): boolean {
  const [left, right] = [a, b].map(({ job }) => tryDeclaration(forecast, job)?.part.spec.metricRelabelings ?? []);
  const filters = (rules: readonly Spec[]) => rules.some(({ action = '' }) => /^(?:keep|drop)$/i.test(action));

  return filters(left) && filters(right) && JSON.stringify(left) !== JSON.stringify(right);
}

function both(forecast: Forecast, first: PodTarget, second: PodTarget): Problem {
  const { server, port, path, target } = second;
  const isOwn = first.job.declaredBy === server.key;

  return {
    code: 'AM929',
    severity: Severity.WARNING,
    message: `${quote(server.key)} scrapes port ${port} of ${quote(target.source)} at ${quote(path)} through ${nameOf(first)} and ${nameOf(second)}, so every sample is stored twice`,
    fix: isOwn ? 'remove the annotations that the job reads, or change the rules or the selector of one of them to select other pods' : howToDivide(forecast, first, second),
  };
}

function withAnnotations({ server, job, port, path, target }: PodTarget, annotated: string): Problem {
  const whose = annotated === target.source ? 'its annotations' : `the annotations of ${quote(annotated)}`;

  return {
    code: 'AM929',
    severity: Severity.WARNING,
    message: `${quote(server.key)} scrapes port ${port} of ${quote(target.source)} at ${quote(path)} through ${quote(job.declaredBy)} and, because the profile has readsAnnotations, by ${whose}, so every sample is stored twice`,
    fix: `remove the prometheus.io annotations of ${quote(annotated)}, or the monitor; if monitors are read by another Prometheus than annotations, set readsAnnotations of the profile to false`,
  };
}

function howToDivide(forecast: Forecast, first: PodTarget, second: PodTarget): string {
  const [a, b] = [first, second].map(({ job }) => tryDeclaration(forecast, job)?.monitor);
  const label = a && b && a.kind === b.kind ? tryTellingLabel(forecast, [a, b]) : undefined;
  if (label === undefined) return 'remove one of them, or change its selector to select other pods';
  const { key, values: [ofFirst, ofSecond] } = label;

  return `add ${key}: ${ofSecond} to the selector of ${quote(b!.key)}, and ${key}: ${ofFirst} to that of ${quote(a!.key)}, so that each selects its own`;
}

function nameOf(target: PodTarget): string {
  const name = quote(declarationOf(target));

  return target.job.declaredBy === target.server.key ? `job ${name} of its own configuration` : name;
}
