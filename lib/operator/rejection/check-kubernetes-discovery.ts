/** What only Kubernetes discoveries can get wrong: namespaces and selectors. */
import { at, Reason, reject, rejectIf } from './reason';
import { goQuote } from '../../go/quote';
import { whyNotFieldSelectorText } from '../../manifests/selectors/parse-field-selector';
import { whyNotLabelSelectorText } from '../../manifests/selectors/parse-label-selector';
import { Spec } from '../../operator-port/server';
import { firstFound } from '../../units/first-found';

/** Which objects may be selected for a role. Prometheus 3.11 accepts nodes for pods, the operator still does not. */
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
  if (typeof apiServer !== 'string' || !namespaces?.ownNamespace) return undefined;

  return reject(
    { cause: 'conflicting-fields', fields: ['apiServer', 'namespaces.ownNamespace'] }, '', "cannot use 'apiServer' and 'namespaces.ownNamespace' simultaneously",
  );
}

/** Why the text of a selector cannot be read. The operator looks at the roles of all selectors first. */
export function whyNotSelectorTexts({ selectors }: Spec): Reason {
  const invalid = { cause: 'invalid-selector' } as const;

  return firstFound<Spec, Reason>(selectors, ({ field, label }, i) => at(
    `selectors[${i}]`,
    rejectIf(invalid, 'field', typeof field === 'string' ? whyNotFieldSelectorText(field) : undefined)
      ?? rejectIf(invalid, 'label', typeof label === 'string' ? whyNotLabelSelectorText(label) : undefined),
  ));
}

/** Why a selector's role does not fit the discovery's role. The operator has two ways to say the place of the two faults. */
export function whyNotSelectorRoles({ role, selectors }: Spec, _: unknown, index: number): Reason {
  return firstFound<Spec, Reason>(selectors, (selector, i) => {
    const allowed = SELECTORS_OF_ROLE.get(String(role).toLowerCase());
    const invalid = (text: string) => reject({ cause: 'invalid-role' }, `selectors[${i}].role`, text);
    if (!allowed) return invalid(`[${index}]: invalid role: ${goQuote(selector.role)}, expecting one of: pod, service, endpoints, endpointslice, node or ingress`);

    return allowed.includes(String(selector.role).toLowerCase()) ? undefined : invalid(`[${index}] : ${role} role supports only ${allowed.join(', ')} selectors`);
  });
}
