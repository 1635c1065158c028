/** What the tests of explanations share: a shop where everything is scraped, and how an explanation reads in one line. */
import { Explanation, Inspection, InspectionProps } from 'cdk8s-app-monitoring';
import { visible } from '../../lib/findings/problem';
import { podMonitor, serviceMonitor } from '../support/manifests/monitors';
import { prometheus } from '../support/manifests/servers';
import { service } from '../support/manifests/services';
import { deployment } from '../support/manifests/workloads';

export const SERVER = 'Prometheus/monitoring/main';
export const SM = 'ServiceMonitor/shop/cart';
export const PM = 'PodMonitor/shop/cart';
export const DEPLOYMENT = 'Deployment/shop/cart';

/** All that `shop/cart` needs to be scraped through a ServiceMonitor. */
export const BY_SERVICE = { server: prometheus(), monitor: serviceMonitor(), service: service(), workload: deployment() };

/** And through a PodMonitor. */
export const BY_POD = { server: prometheus(), monitor: podMonitor(), workload: deployment() };

/** The explanation of one object among manifests; whatever it finds wrong is what the inspection reports. */
export function explain(subject: string, manifests: readonly object[], props: InspectionProps = {}): Explanation {
  const inspection = Inspection.ofYaml(manifests.map((manifest) => JSON.stringify(manifest)).join('\n---\n'), props);
  const explanation = inspection.explain(subject);
  for (const { isOk, message, fix, finding } of explanation.steps) {
    expect(finding !== undefined || message.startsWith('not known: ')).toBe(!isOk);
    if (finding) expect({ message, fix }).toEqual({ message: visible(finding.message), fix: visible(finding.fix) });
    if (finding && !inspection.findings.some(({ path, code }) => path === finding.path && code === finding.code)) expect(explanation.isScraped).toBe(true);
    else if (finding) expect(inspection.findings).toContainEqual(finding);
  }

  return explanation;
}

/** E.g. `admission labels!`: a step that fails has an exclamation mark. */
export function stages({ steps }: Explanation): string {
  return steps.map(({ stage, isOk }) => `${stage}${isOk ? '' : '!'}`).join(' ');
}

/** `<stage>: <code> <path>` of each step that fails for a finding, `<stage>: not known: <why> -> <fix>` of each other that fails. */
export function failing({ steps }: Explanation): string[] {
  return steps.filter(({ isOk }) => !isOk)
    .map(({ stage, message, fix, finding }) => (finding ? `${stage}: ${finding.code} ${finding.path}` : `${stage}: ${message} -> ${fix}`));
}

/** What is said where it fails, and how to fix it. */
export function failure({ steps }: Explanation): string {
  return steps.filter(({ isOk }) => !isOk).map(({ message, fix }) => `${message} -> ${fix}`).join('\n');
}

/** The spec of a pod with these declared ports. */
export function container(ports: readonly object[]): { readonly [field: string]: unknown } {
  return { containers: [{ name: 'cart', image: 'cart', ports }] };
}
