/** AM935: Prometheus renames labels of an exporter that describe other objects, since the monitor does not set honorLabels. */
import { Severity } from '../../findings/finding';
import { Problem, quote, quoteList } from '../../findings/problem';
import { fieldOf, MonitorEndpoint } from '../../forecast/monitor-endpoints';
import { PodTarget, podTargets, tryDeclaration } from '../../forecast/pod-targets';
import { Cause } from '../cause';

export const renamedLabels: Cause = {
  code: 'AM935',
  stage: 'scrape',
  *run(forecast) {
    const reported = new Set<string>();
    for (const each of podTargets(forecast)) {
      const { job, server: { managed } } = each;
      const declaration = reported.has(job.job) ? undefined : tryDeclaration(forecast, job);
      const exporter = declaration && EXPORTERS.find(({ isIt }) => isIt(each));
      if (!exporter || declaration.part.spec.honorLabels || managed?.server.spec.overrideHonorLabels) continue;
      reported.add(job.job);
      yield { key: declaration.monitor.key, problem: renamed(declaration.part, exporter) };
    }
  },
};

/** An exporter whose metrics describe other objects. */
interface Exporter {
  readonly name: string;
  /** Labels of its metrics that targets have as well. */
  readonly labels: readonly string[];
  readonly isIt: (target: PodTarget) => boolean;
}

const EXPORTERS: readonly Exporter[] = [
  {
    name: 'kube-state-metrics',
    labels: ['namespace', 'pod', 'container', 'service'],
    // Its second port serves metrics about itself.
    isIt: (target) => hasImage(target, /(?:^|\/)kube-state-metrics$/) && ![8081, 9443].includes(target.port) && !/self|telemetry/.test(portNameOf(target)),
  },
  { name: 'the Pushgateway', labels: ['job', 'instance'], isIt: (target) => hasImage(target, /(?:^|\/)pushgateway$/) },
  { name: 'the federation of another Prometheus', labels: ['job', 'instance', 'namespace', 'pod'], isIt: ({ path }) => /^\/(?:.*\/)?federate(?:\?|$)/.test(path) },
];

function hasImage({ pod }: PodTarget, image: RegExp): boolean {
  return pod.containers.some((container) => image.test(container.image.replace(/@.*$/, '').replace(/:[^:/]*$/, '')));
}

function portNameOf({ pod, port }: PodTarget): string {
  return pod.containers.flatMap(({ ports }) => ports).find(({ containerPort }) => containerPort === port)?.name ?? '';
}

function renamed(part: MonitorEndpoint, { name, labels }: Exporter): Problem {
  return {
    code: 'AM935',
    severity: Severity.INFO,
    message: `the metrics of ${name} have labels ${quoteList(labels)} that describe the objects it observes. Without honorLabels Prometheus renames them to ${quote(`exported_${labels[0]}`)} and so on, which most dashboards and rules do not expect`,
    fix: `set ${fieldOf(part, 'honorLabels')} to true`,
    field: fieldOf(part, 'honorLabels'),
  };
}
