/** AM932: what is scraped are pods that end. */
import { Severity } from '../../findings/finding';
import { Problem, quote } from '../../findings/problem';
import { PodTarget, podTargets } from '../../forecast/pod-targets';
import { Cause } from '../cause';

export const shortLivedPods: Cause = {
  code: 'AM932',
  *run(forecast) {
    const told = new Set<string>();
    for (const each of podTargets(forecast)) {
      const { source, controller } = each.pod;
      if (told.has(source) || !(controller?.kind === 'Job')) continue;
      told.add(source);
      yield { key: source, problem: ending(each) };
    }
  },
};

function ending({ job, server }: PodTarget): Problem {
  const by = job.declaredBy === server.key ? `job ${quote(job.job)} of ${quote(server.key)}` : quote(job.declaredBy);

  return {
    code: 'AM932',
    severity: Severity.WARNING,
    message: `${by} scrapes pods of a Job, which are no targets any more once they have ended, so what they count after the last scrape is lost, or all of it where they end before the first`,
    fix: 'push the metrics to a Pushgateway before the end, or make sure that the pods run for several intervals',
  };
}
