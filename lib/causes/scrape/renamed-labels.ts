/** AM935: an exporter tells of other objects in labels that Prometheus renames, as the monitor does not honor them. */
import { Severity } from '../../findings/finding';
import { Problem, quote, quoteList } from '../../findings/problem';
import { fieldOf, MonitorEndpoint } from '../../forecast/monitor-endpoints';
import { PodTarget, podTargets, tryDeclaration } from '../../forecast/pod-targets';
import { Cause } from '../cause';

export const renamedLabels: Cause = {
  code: 'AM935',
  *run(forecast) {
    const told = new Set<string>();
    for (const each of podTargets(forecast)) {
      const { job, server: { managed } } = each;
      const declaration = told.has(job.job) ? undefined : tryDeclaration(forecast, job);
      const exporter = declaration && EXPORTERS.find(({ isIt }) => isIt(each));
      if (!exporter || declaration.part.spec.honorLabels || managed?.server.spec.overrideHonorLabels) continue;
      told.add(job.job);
      yield { key: declaration.monitor.key, problem: renamed(declaration.part, exporter) };
    }
  },
};

/** One that tells of things other than itself. */
interface Exporter {
  readonly name: string;
  /** Labels of its own that targets have as well. */
  readonly labels: readonly string[];
  readonly isIt: (target: PodTarget) => boolean;
}

const EXPORTERS: readonly Exporter[] = [
  {
    name: 'kube-state-metrics',
    labels: ['namespace', 'pod', 'container', 'service'],
    // Its second port tells of itself alone.
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
    message: `labels ${quoteList(labels)} of ${name} tell of what it watches, and without honorLabels they become ${quote(`exported_${labels[0]}`)} and so on, which dashboards and rules seldom look for`,
    fix: `set ${fieldOf(part, 'honorLabels')} to true`,
  };
}
