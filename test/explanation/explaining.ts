/** What the tests of explanations share: a shop where everything is scraped, and how an explanation reads in one line. */
import { Explanation, Inspection, InspectionProps } from 'cdk8s-app-monitoring';
import { service, workload } from '../causes/scene';
import { podMonitor, prometheus, serviceMonitor } from '../conformance/sample-manifests';

export const SERVER = 'Prometheus/monitoring/main';
export const SM = 'ServiceMonitor/shop/cart';
export const PM = 'PodMonitor/shop/cart';
export const DEPLOYMENT = 'Deployment/shop/cart';

/** All that `shop/cart` needs to be scraped through a ServiceMonitor. */
export const BY_SERVICE = { server: prometheus(), monitor: serviceMonitor(), service: service(), workload: workload() };

/** And through a PodMonitor. */
export const BY_POD = { server: prometheus(), monitor: podMonitor(), workload: workload() };

/** The explanation of one object among manifests. */
export function explain(subject: string, manifests: readonly object[], props: InspectionProps = {}): Explanation {
  return Inspection.ofYaml(manifests.map((manifest) => JSON.stringify(manifest)).join('\n---\n'), props).explain(subject);
}

/** E.g. `admission labels!`: a step that fails has an exclamation mark. */
export function stages({ steps }: Explanation): string {
  return steps.map(({ stage, isOk }) => `${stage}${isOk ? '' : '!'}`).join(' ');
}

/** `<stage>: <message> -> <fix>` of each step that fails. */
export function failing({ steps }: Explanation): string[] {
  return steps.filter(({ isOk }) => !isOk).map(({ stage, message, fix }) => `${stage}: ${message} -> ${fix}`);
}

/** The spec of a pod with these declared ports. */
export function container(ports: readonly object[]): { readonly [field: string]: unknown } {
  return { containers: [{ name: 'cart', image: 'cart', ports }] };
}
