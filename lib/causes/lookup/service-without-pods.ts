/** AM907: a Service that is scraped selects no pods. */
import { Problem, quote } from '../../findings/problem';
import { Forecast } from '../../forecast/forecast';
import { DeclaredPod } from '../../forecast/monitored-objects';
import { RunningService } from '../../kubernetes/endpoints/running-service';
import { stringAt, StringMap, valueAt } from '../../manifests/manifest';
import { differencesFrom, hasLabel } from '../../manifests/selectors/label-differences';
import { Cause } from '../cause';
import { tryFindMeant } from '../did-you-mean';
import { quoteFew } from '../quote-few';

/**
 * Pods may come from what others make, and get labels when they run: the Service is wrong where a workload of its name has another value of
 * a label; or where the manifests hold all pods, and a workload has its name or has labels that are spelled alike.
 */
export const serviceWithoutPods: Cause = {
  code: 'AM907',
  *run(forecast) {
    for (const service of forecast.cluster.services()) {
      const finders = forecast.monitorsSelecting(service.source);
      const { namespace, selector, type } = service;
      if (finders.length === 0 || selector === undefined || Object.keys(selector).length === 0 || type === 'ExternalName') continue;
      if (forecast.monitored().podsOf(service).length > 0) continue;
      const pod = forecast.completeNamespaces().isComplete(namespace)
        ? nearestOf(forecast, service, selector)
        : alike(forecast, service).find(({ labels }) => contradicts(selector, labels));
      if (pod) yield { key: service.source, problem: selectsNone(service, selector, pod, finders.map(({ key }) => key)) };
    }
  },
};

/** Pods of a workload that has the name of the Service, or that names it. */
function alike({ objects, monitored }: Forecast, { namespace, name }: RunningService): readonly DeclaredPod[] {
  return ['Deployment', 'StatefulSet', 'DaemonSet'].flatMap((kind) => objects.tryFind(kind, namespace, name) ?? [])
    .filter(({ manifest }) => valueAt(manifest, ['spec', 'serviceName']) === undefined || valueAt(manifest, ['spec', 'serviceName']) === name)
    .flatMap(({ key }) => monitored().podsFrom(key));
}

function contradicts(selector: StringMap, labels: StringMap): boolean {
  return Object.entries(selector).some(([key, value]) => (stringAt(labels, [key]) ?? value) !== value);
}

/** Of a namespace with nothing but its own workloads: one of the Service's name, or one whose labels are spelled alike. */
function nearestOf(forecast: Forecast, service: RunningService, selector: StringMap): DeclaredPod | undefined {
  const pods = forecast.monitored().pods().in(service.namespace).slice(0, MOST);

  return alike(forecast, service)[0] ?? pods.find(({ labels }) => Object.entries(selector).every(([key, value]) => {
    const has = stringAt(labels, [key]);

    return has === value || tryFindMeant(value, [has ?? '']) !== undefined;
  }));
}

const MOST = 50;

function selectsNone({ namespace }: RunningService, selector: StringMap, pod: DeclaredPod, monitors: readonly string[]): Problem {
  const { source, labels } = pod;
  const wanted = differencesFrom({ matchLabels: selector }, labels);
  const has = Object.keys(selector).filter((key) => selector[key] !== stringAt(labels, [key])).map((key) => hasLabel(labels, key));

  return {
    code: 'AM907',
    message: `no pod in ${quote(namespace)} has ${Object.entries(selector).map(([key, value]) => `${key}: ${value}`).join(', ')}, which it selects, so ${quoteFew(monitors)} ${monitors.length > 1 ? 'scrape' : 'scrapes'} nothing of it; pods of ${quote(source)} have ${has.join(', ')}`,
    fix: `select what the pods have, or give the pod template ${wanted.join(', ')}`,
  };
}
