/** The policy of Istio that lets scrapes through. */
import { CompanionFacts, CompanionObject } from './companion-object';
import { otherPolicies } from './other-policies';
import { refuse } from '../../findings/refusal';
import { SECURITY_GROUP } from '../../istio/names';
import { Manifest, stringAt, stringMapAt } from '../../manifests/manifest';

/** @see https://istio.io/latest/docs/reference/config/security/authorization-policy/ */
export const AUTHORIZATION_POLICY: CompanionObject = {
  apiVersion: `${SECURITY_GROUP}/v1`,
  kind: 'AuthorizationPolicy',
  fields: ['spec'],
  make: (facts) => ({
    spec: {
      action: 'ALLOW',
      selector: { matchLabels: labelsOf(facts) },
      rules: [{
        ...(facts.hasIdentity && facts.reader.hasAccount && { from: [{ source: { principals: [principalOf(facts)] } }] }),
        to: [{ operation: { methods: ['GET'], paths: facts.paths, ports: facts.ports().map(String) } }],
      }],
    },
  }),
  isolates: (facts, view) => !otherPolicies(view, facts, KIND).some((policy) => (stringAt(policy, ['spec', 'action']) ?? 'ALLOW') === 'ALLOW'),
};

const KIND = {
  group: SECURITY_GROUP, kind: 'AuthorizationPolicy', selectorOf: (policy: Manifest) => ({ matchLabels: stringMapAt(policy, ['spec', 'selector', 'matchLabels']) }),
} as const;

function labelsOf({ pods }: CompanionFacts) {
  const { matchLabels = {}, matchExpressions = [] } = pods();

  return matchExpressions.length === 0 && Object.keys(matchLabels).length > 0
    ? matchLabels
    : refuse('AM228', 'an AuthorizationPolicy selects pods by labels alone, and the pods have no labels that only they have', 'add a label to the pod templates and to the selector of the workload');
}

/** The identity of an account in the mesh, in the trust domain of Istio by default. */
function principalOf({ reader: { namespace, account } }: CompanionFacts): string {
  return `cluster.local/ns/${namespace()}/sa/${account()}`;
}
