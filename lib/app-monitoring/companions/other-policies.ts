/** Policies of the app that select the scraped pods, without those of companions. */
import { ApiObject } from 'cdk8s';
import { CompanionFacts } from './companion-object';
import { Manifest } from '../../manifests/manifest';
import { LabelSelector, selectorMatches } from '../../manifests/selectors/selector';
import { readPlain } from '../../tree/amendments';
import { AppView } from '../../tree/from-app';

/** A kind of policy. */
export interface PolicyKind {
  readonly group: string;
  readonly kind: string;
  readonly selectorOf: (policy: Manifest) => LabelSelector | undefined;
}

/** Objects that companions have added. */
const added = new WeakSet<ApiObject>();

/** Marks an object as one of a companion. */
export function markAsCompanion(object: ApiObject): void {
  added.add(object);
}

/** The policies of a kind that select the pods of every workload. */
export function otherPolicies(
  view: AppView, { namespace, podLabels }: CompanionFacts, { group, kind, selectorOf }: PolicyKind,
): Manifest[] {
  const selects = (policy: Manifest) => podLabels.every((labels) => selectorMatches(selectorOf(policy) ?? {}, labels));

  return view.ofKind(kind).filter((object) => object.apiGroup === group && !added.has(object)).map((object) => readPlain(object))
    .filter((policy) => policy.metadata?.namespace === namespace && selects(policy));
}
