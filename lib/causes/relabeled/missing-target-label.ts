/** AM945: a monitor copies a label that its Services or pods do not have. */
import { Severity } from '../../findings/finding';
import { Problem, quote } from '../../findings/problem';
import { Forecast } from '../../forecast/forecast';
import { Labelled } from '../../forecast/match-index';
import { CONTROLLER_LABELS } from '../../kubernetes/workloads/controller-labels';
import { listAt, stringAt } from '../../manifests/manifest';
import { StoredObject } from '../../manifests/objects';
import { metaLabelName } from '../../units/prometheus-names';
import { Cause } from '../cause';
import { tryFindMeant } from '../did-you-mean';

/** Not reported if at least one of the objects has the label. Objects whose targets are all dropped do not count. */
export const missingTargetLabel: Cause = {
  code: 'AM945',
  stage: 'relabeled',
  *run(forecast) {
    for (const monitor of [...forecast.objects.ofKind('ServiceMonitor'), ...forecast.objects.ofKind('PodMonitor')]) {
      for (const { field, labels, objects } of copiesOf(forecast, monitor)) {
        if (objects.length === 0) continue;
        for (const label of labels) {
          if (!hasOrGets(objects, label)) yield { key: monitor.key, problem: noSuchLabel(monitor, field, label, objects) };
        }
      }
    }
  },
};

interface Copy { readonly field: string; readonly labels: readonly string[]; readonly objects: readonly Labelled[] }

function copiesOf(forecast: Forecast, monitor: StoredObject): Copy[] {
  const { kind, manifest } = monitor;
  const listed = (field: string) => listAt(manifest, ['spec', field]).map(String);
  const isDropped = droppedSources(forecast, monitor);
  const pods = forecast.podsOf(monitor).filter(({ source, replicas }) => replicas === 0 || !isDropped(source));
  const services = forecast.servicesOf(monitor).filter((service) => {
    const behind = forecast.paths.behind(service);

    return behind.length === 0 || !behind.every(isDropped);
  });

  return [
    { field: 'jobLabel', labels: [stringAt(manifest, ['spec', 'jobLabel']) ?? ''].filter((label) => label !== ''), objects: kind === 'PodMonitor' ? pods : services },
    { field: 'targetLabels', labels: listed('targetLabels'), objects: services },
    { field: 'podTargetLabels', labels: listed('podTargetLabels'), objects: pods },
  ];
}

/**
 * Whether rules drop all targets of an object where others are kept: a selector that matches every pod is often for one container.
 * Without any target only those count that were found and dropped.
 */
function droppedSources(forecast: Forecast, { key }: StoredObject): (source: string) => boolean {
  const jobs = forecast.jobsOf(key).map(({ job }) => job);
  const kept = new Set(jobs.flatMap(({ targets, undiscovered }) => [...targets, ...undiscovered]).map(({ source }) => source));
  const dropped = new Set(jobs.flatMap((job) => job.dropped).map(({ source }) => source));

  return (source) => (kept.size > 0 ? !kept.has(source) : dropped.has(source));
}

/** Compares names as Prometheus writes them. Controllers and meshes add some labels to pods at run time. */
function hasOrGets(objects: readonly Labelled[], label: string): boolean {
  const wanted = metaLabelName(label);

  return CONTROLLER_LABELS.has(label) || /istio\.io|topology\.kubernetes\.io/.test(label)
    || objects.some(({ labels }) => Object.keys(labels).some((key) => metaLabelName(key) === wanted));
}

function noSuchLabel({ kind, namespace, name }: StoredObject, field: string, label: string, objects: readonly Labelled[]): Problem {
  const [first] = objects;
  const others = objects.length > 1 ? ` and ${objects.length - 1} more do` : ' does';
  const meant = tryFindMeant(label, objects.flatMap(({ labels }) => Object.keys(labels)));
  const isOfService = field === 'targetLabels' || (field === 'jobLabel' && kind === 'ServiceMonitor');
  const job = kind === 'PodMonitor' ? quote(`${namespace}/${name}`) : 'the name of the Service';

  return {
    code: 'AM945',
    severity: Severity.WARNING,
    field,
    message: `${field} refers to label ${quote(label)}, which ${quote(first.source)}${others} not have, so ${field === 'jobLabel' ? `the job label of its targets is ${job}` : 'its targets do not get it'}`,
    fix: meant === undefined ? `add the label to the ${isOfService ? 'Service' : 'pod template'}, or remove it from ${field}` : `use ${quote(meant)} in ${field}`,
  };
}
