/** What only Kubernetes discoveries can get wrong: namespaces and selectors. */
import { goQuote } from '../../go/quote';
import { firstReason, Reason } from '../../go/reason';
import { whyNotFieldSelectorText } from '../../manifests/selectors/parse-field-selector';
import { whyNotLabelSelectorText } from '../../manifests/selectors/parse-label-selector';
import { Spec } from '../server';

/** Which objects may be selected for a role; Prometheus 3.11 takes nodes for pods, the operator still does not. */
const SELECTORS_OF_ROLE: ReadonlyMap<string, readonly string[]> = new Map([
  ['pod', ['pod']],
  ['service', ['service']],
  ['endpointslice', ['pod', 'service', 'endpointslice']],
  ['endpoints', ['pod', 'service', 'endpoints']],
  ['node', ['node']],
  ['ingress', ['ingress']],
]);

/** @see validateKubernetesSDConfigs in pkg/prometheus/resource_selector.go, v0.94.1 */
export function whyNotOwnNamespace({ apiServer, namespaces }: Spec): Reason {
  return typeof apiServer === 'string' && namespaces?.ownNamespace ? "cannot use 'apiServer' and 'namespaces.ownNamespace' simultaneously" : undefined;
}

/** Roles first, then the texts. */
export function whyNotSelectorTexts({ selectors }: Spec): Reason {
  return firstReason<Spec>(selectors, ({ field, label }) =>
    (typeof field === 'string' ? whyNotFieldSelectorText(field) : undefined) ?? (typeof label === 'string' ? whyNotLabelSelectorText(label) : undefined));
}

/** Why a selector's role does not go with the discovery's; the two faults are said of their place in two ways. */
export function whyNotSelectorRoles({ role, selectors }: Spec, _: unknown, index: number): Reason {
  return firstReason<Spec>(selectors, (selector) => {
    const allowed = SELECTORS_OF_ROLE.get(String(role).toLowerCase());
    if (!allowed) return `[${index}]: invalid role: ${goQuote(selector.role)}, expecting one of: pod, service, endpoints, endpointslice, node or ingress`;

    return allowed.includes(String(selector.role).toLowerCase()) ? undefined : `[${index}] : ${role} role supports only ${allowed.join(', ')} selectors`;
  });
}
