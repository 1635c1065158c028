/** AM932: the scraped pods belong to a Job, so they end. */
import { Severity } from '../../findings/finding';
import { Problem, quote } from '../../findings/problem';
import { PodTarget, podTargets } from '../../forecast/pod-targets';
import { Cause } from '../cause';

export const shortLivedPods: Cause = {
  code: 'AM932',
  stage: 'scrape',
  *run(forecast) {
    const reported = new Set<string>();
    for (const each of podTargets(forecast)) {
      const { source, controller } = each.pod;
      if (reported.has(source) || !(controller?.kind === 'Job')) continue;
      reported.add(source);
      yield { key: source, problem: ending(each) };
    }
  },
};

function ending({ job, server }: PodTarget): Problem {
  const by = job.declaredBy === server.key ? `job ${quote(job.job)} of ${quote(server.key)}` : quote(job.declaredBy);

  return {
    code: 'AM932',
    severity: Severity.WARNING,
    message: `${by} scrapes pods of a Job. A pod that has ended is not a target any more, so the metrics after its last scrape are lost, or all of them if it ends before the first scrape`,
    fix: 'push the metrics to a Pushgateway before the pod ends, or keep the pod running for several scrape intervals',
  };
}
