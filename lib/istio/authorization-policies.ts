/** AuthorizationPolicies: which requests the mesh lets through to a pod. */
import { MeshRequest, ruleMatches, some } from './authorization-rule';
import { ROOT_NAMESPACE, SECURITY_GROUP } from './names';
import { listAt, stringAt, stringMapAt, StringMap, valueAt } from '../manifests/manifest';
import { groupOf, Objects, StoredObject } from '../manifests/objects';
import { labelsInclude } from '../manifests/selectors/selector';
import { groupBy } from '../units/group';

/** Why a request may not get through. */
export interface Refusal {
  /** `denied` by a rule; `not-allowed` because no rule allows it; or `unknown`. */
  readonly why: 'denied' | 'not-allowed' | 'unknown';
  /** The policies that decide it. */
  readonly policies: readonly StoredObject[];
}

/** All AuthorizationPolicies among the manifests, found by namespace. */
export class AuthorizationPolicies {
  private readonly byNamespace: ReadonlyMap<string, StoredObject[]>;

  constructor(objects: Objects) {
    const all = objects.ofKind('AuthorizationPolicy').filter(({ manifest }) => groupOf(manifest.apiVersion ?? '') === SECURITY_GROUP);
    this.byNamespace = groupBy(all.filter(isEnforced), ({ namespace }) => [namespace]);
  }

  /** Whether the manifests have no such policy. */
  isEmpty(): boolean {
    return this.byNamespace.size === 0;
  }

  /**
   * Why a request does not get through to a pod, or may not; undefined if it does. A rule that denies it goes first; then, if there is a
   * policy that allows requests, one of their rules must match.
   *
   * @see https://istio.io/latest/docs/reference/config/security/authorization-policy/
   * @see ListAuthorizationPolicies in pilot/pkg/model/authorization.go and build in pilot/pkg/security/authz/builder/builder.go of Istio
   */
  tryRefusal({ namespace, labels }: { readonly namespace: string; readonly labels: StringMap }, request: MeshRequest): Refusal | undefined {
    const applying = [...new Set([ROOT_NAMESPACE, namespace])].flatMap((each) => this.byNamespace.get(each) ?? [])
      .filter((policy) => selects(policy, labels));
    const answers = applying.map((policy) => ({ policy, action: actionOf(policy), answer: matchesAny(policy, request) }));
    const denying = answers.find(({ action, answer }) => action === 'DENY' && answer === true);
    if (denying) return { why: 'denied', policies: [denying.policy] };
    const allowing = answers.filter(({ action }) => action === 'ALLOW');
    const isAllowed = allowing.length === 0 ? true : some(allowing.map(({ answer }) => answer));
    if (isAllowed === false) return { why: 'not-allowed', policies: allowing.map(({ policy }) => policy) };
    const open = [
      ...answers.filter(({ action, answer }) => (action === 'DENY' && answer === undefined) || (action === 'CUSTOM' && answer !== false)),
      ...isAllowed === undefined ? allowing : [],
    ];

    return open.length === 0 ? undefined : { why: 'unknown', policies: open.map(({ policy }) => policy) };
  }
}

/** Policies for a waypoint or a gateway have `targetRefs`; the proxies of pods leave them out. */
function selects({ manifest: { spec } }: StoredObject, labels: StringMap): boolean {
  const isForWaypoint = valueAt(spec, ['targetRef']) !== undefined || listAt(spec, ['targetRefs']).length > 0;

  return !isForWaypoint && labelsInclude(labels, stringMapAt(spec, ['selector', 'matchLabels']));
}

function actionOf({ manifest: { spec } }: StoredObject): string {
  return stringAt(spec, ['action']) ?? 'ALLOW';
}

function matchesAny({ namespace, manifest: { spec } }: StoredObject, request: MeshRequest): boolean | undefined {
  const rules = listAt(spec, ['rules']).filter((rule) => rule !== null);

  return some(rules.map((rule) => ruleMatches(rule, request, namespace)));
}

/** A policy that is tried out only writes down what it would do. */
function isEnforced({ manifest }: StoredObject): boolean {
  return !/^(?:1|t|T|true|TRUE|True)$/.test(stringAt(manifest, ['metadata', 'annotations', 'istio.io/dry-run']) ?? '');
}
