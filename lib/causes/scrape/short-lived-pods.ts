/** AM932: the scraped pods belong to a Job, or the scraped port to an init container, so they end. */
import { Severity } from '../../findings/finding';
import { Problem, quote } from '../../findings/problem';
import { PodTarget, podTargets } from '../../forecast/pod-targets';
import { lastingContainers } from '../../kubernetes/pods/container-port';
import { Cause } from '../cause';

export const shortLivedPods: Cause = {
  code: 'AM932',
  stage: 'scrape',
  *run(forecast) {
    const reported = new Set<string>();
    for (const each of podTargets(forecast)) {
      const { source, controller } = each.pod;
      const isOfJob = controller?.kind === 'Job';
      const id = isOfJob ? source : `${source} ${each.port} ${each.job.declaredBy}`;
      if (reported.has(id)) continue;
      const initContainer = isOfJob ? undefined : tryEndingContainer(each);
      if (!isOfJob && initContainer === undefined) continue;
      reported.add(id);
      yield { key: source, problem: initContainer === undefined ? ending(each) : ended(each, initContainer) };
    }
  },
};

/** The init container that declares the port of a target; undefined if a container that keeps running declares it, or no container. */
function tryEndingContainer({ pod: { containers }, port }: PodTarget): string | undefined {
  const declaring = containers.filter(({ ports }) => ports.some(({ containerPort }) => containerPort === port));

  return declaring.length > 0 && lastingContainers(declaring).length === 0 ? declaring[0].name : undefined;
}

function nameOfJob({ job, server }: PodTarget): string {
  return job.declaredBy === server.key ? `job ${quote(job.job)} of ${quote(server.key)}` : quote(job.declaredBy);
}

function ended(target: PodTarget, initContainer: string): Problem {
  const { port, pod: { source } } = target;

  return {
    code: 'AM932',
    severity: Severity.WARNING,
    message: `${nameOfJob(target)} scrapes port ${port} of ${quote(source)}, which only its init container ${quote(initContainer)} declares. It ends before the other containers start, so the target is down from then on, unless one of them listens on this port as well`,
    fix: `scrape a port that another container declares, or set restartPolicy: Always of ${quote(initContainer)} if it is to keep running`,
  };
}

function ending(target: PodTarget): Problem {
  const by = nameOfJob(target);

  return {
    code: 'AM932',
    severity: Severity.WARNING,
    message: `${by} scrapes pods of a Job. A pod that has ended is not a target any more, so the metrics after its last scrape are lost, or all of them if it ends before the first scrape`,
    fix: 'push the metrics to a Pushgateway before the pod ends, or keep the pod running for several scrape intervals',
  };
}
