/** AM907: a monitored Service selects no pods. */
import { quote } from '../../findings/problem';
import { quoteFew } from '../../findings/quote-few';
import { CauseFinding } from '../../forecast/diagnosis';
import { Forecast } from '../../forecast/forecast';
import { DeclaredPod } from '../../forecast/monitored-objects';
import { RunningService } from '../../kubernetes/endpoints/running-service';
import { stringAt, StringMap, valueAt } from '../../manifests/manifest';
import { differencesFrom, hasLabel } from '../../manifests/selectors/label-differences';
import { once } from '../../units/once';
import { bringersOf, labellersOf, unlessBrought } from '../brought';
import { Cause } from '../cause';
import { tryFindMeant } from '../did-you-mean';
import { onlyOfHook } from './of-hook';

/**
 * Reported where a workload with the name of the Service has another value for a label, or where no app creates pods by itself and a
 * workload has the same name or similar labels. It is a note where others may create pods, or set labels on them.
 */
export const serviceWithoutPods: Cause = {
  code: 'AM907',
  stage: 'lookup',
  *run(forecast) {
    for (const service of forecast.cluster.services()) {
      const finders = forecast.monitorsSelecting(service.source);
      const { namespace, selector, type } = service;
      if (finders.length === 0 || selector === undefined || Object.keys(selector).length === 0 || type === 'ExternalName') continue;
      if (forecast.monitored().podsOf(service).length > 0) continue;
      const monitors = finders.map(({ key }) => key);
      const others = once(() => bringers(forecast, service, selector));
      const [hook] = forecast.monitoredOfHooks().podsOf(service);
      if (hook) {
        yield {
          key: service.source,
          ...onlyOfHook(forecast, { code: 'AM907', field: 'spec.selector', source: hook.source, monitors: findNone(monitors), others: others() }),
        };
        continue;
      }
      const pod = forecast.completeNamespaces().isComplete(namespace)
        ? nearestOf(forecast, service, selector)
        : alike(forecast, service).find(({ labels }) => contradicts(selector, labels));
      if (!pod) continue;
      const isOperated = forecast.cluster.workloads.isOperated({ key: pod.source });
      yield { key: service.source, about: [pod.source], ...selectsNone(service, { ...pod, isOperated }, monitors, others()) };
    }
  },
};

/** Who else may bring pods with the labels. */
function bringers(forecast: Forecast, { namespace }: RunningService, matchLabels: StringMap): string[] {
  const selector = { matchLabels };
  const labellers = labellersOf(forecast, forecast.monitored().pods().in(namespace), selector);

  return [...labellers, ...bringersOf(forecast, { from: ['all', 'pods', 'changes'], called: 'such pods', namespaces: [namespace], selector })];
}

/** Pods of a workload that has the name of the Service and does not set another `serviceName`. */
function alike({ cluster: { workloads }, monitored }: Forecast, { namespace, name }: RunningService): readonly DeclaredPod[] {
  return workloads.named(namespace, name).filter(({ manifest }) => workloads.kinds.tryOf(manifest)?.selector !== undefined)
    .filter(({ manifest }) => valueAt(manifest, ['spec', 'serviceName']) === undefined || valueAt(manifest, ['spec', 'serviceName']) === name)
    .flatMap(({ key }) => monitored().podsFrom(key));
}

function contradicts(selector: StringMap, labels: StringMap): boolean {
  return Object.entries(selector).some(([key, value]) => (stringAt(labels, [key]) ?? value) !== value);
}

/** Pods of a workload with the name of the Service, pods with similar labels, or pods of a server that one of the labels names. */
function nearestOf(forecast: Forecast, service: RunningService, selector: StringMap): DeclaredPod | undefined {
  const pods = forecast.monitored().pods().in(service.namespace).slice(0, MOST);

  const { workloads } = forecast.cluster;
  const isNamed = (labels: StringMap) => NAMES.some((key) => selector[key] !== undefined && selector[key] === stringAt(labels, [key]));

  return alike(forecast, service)[0] ?? pods.find(({ labels }) => Object.entries(selector).every(([key, value]) => {
    const has = stringAt(labels, [key]);

    return has === value || tryFindMeant(value, [has ?? '']) !== undefined;
  })) ?? pods.find(({ source, labels }) => workloads.isOperated({ key: source }) && isNamed(labels));
}

/**
 * Labels with the name of the object that the operator creates pods for.
 * @see makeStatefulSetSpec in pkg/prometheus and pkg/alertmanager, v0.94.1
 */
const NAMES = ['prometheus', 'alertmanager', 'thanos-ruler', 'operator.prometheus.io/name'];

const MOST = 50;

/** Pods that are nearly selected, and whether an operator creates them. */
type NearestPod = DeclaredPod & { readonly isOperated: boolean };

type Found = Pick<CauseFinding, 'isOpen' | 'problem'>;

function selectsNone(
  { namespace, selector = {} }: RunningService, pod: NearestPod, monitors: readonly string[], others: readonly string[],
): Found {
  const { source, labels, isOperated } = pod;
  const wanted = differencesFrom({ matchLabels: selector }, labels);
  const has = Object.keys(selector).filter((key) => selector[key] !== stringAt(labels, [key])).map((key) => hasLabel(labels, key));

  return unlessBrought(others, {
    code: 'AM907',
    field: 'spec.selector',
    message: (unless) => `it selects no pods in ${quote(namespace)}, so ${findNone(monitors)} no targets for it${unless}: spec.selector requires ${wanted.join(', ')}, but the pods of ${quote(source)} have ${has.join(', ')}`,
    fix: `set spec.selector to labels of these pods, or add ${wanted.join(', ')} to ${isOperated ? `spec.podMetadata.labels of ${quote(source)}` : 'the labels of the pod template'}`,
  });
}

function findNone(monitors: readonly string[]): string {
  return `${quoteFew(monitors)} ${monitors.length > 1 ? 'find' : 'finds'}`;
}
