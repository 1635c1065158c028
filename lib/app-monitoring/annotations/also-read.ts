/** What else the annotations of a shared Service or Ingress lead to: they are read for all of it. */
import { Severity } from '../../findings/finding';
import { Problem, quoteList } from '../../findings/problem';
import { Ingress } from '../../kubernetes/ingress';
import { Service } from '../../kubernetes/service';
import { describe } from '../../manifests/manifest';
import { serviceNamesOf } from '../find/find-ingress';
import { othersThan } from '../operator-mode/select';
import { PlanContext } from '../plan';

/** Pods of workloads that are not meant, which the annotated Service selects as well. */
export function podsAlsoRead({ view, workload, workloads }: PlanContext, service: Service): Problem[] {
  const { namespace, selector } = service;
  if (workload.value.isUnseen || Object.keys(selector).length === 0) return [];
  const others = othersThan(workloads, view.workloadsSelected(namespace, { matchLabels: selector }));

  return alsoRead(`${describe(service)} also selects the pods of ${others.map(({ value }) => describe(value)).join(', ')}`, 'scraped', others.length);
}

/** Paths of other Services, which the annotated Ingress has as well. */
export function pathsAlsoRead({ view, props, workload, workloads }: PlanContext, ingress: Ingress): Problem[] {
  if (workload.value.isUnseen) return [];
  const own = serviceNamesOf(view, props.service, workloads);
  const others = [...new Set(ingress.routes.flatMap(({ service = '' }) => (service === '' || own.has(service) ? [] : [service])))];

  return alsoRead(`${describe(ingress)} also routes to ${quoteList(others)}`, 'probed', others.length);
}

function alsoRead(found: string, what: string, count: number): Problem[] {
  return count === 0 ? [] : [{
    code: 'AM310',
    severity: Severity.WARNING,
    message: `${found}, and its annotations are read for all of it, so these are ${what} as well`,
    fix: what === 'scraped' ? 'use MonitorType.POD, or a Service for this workload alone' : 'set operatorMode: true, or use an Ingress for this workload alone',
  }];
}
