/** Adds the objects beside a monitor to the tree; they are filled when they are written. */
import { ApiObject, Lazy } from 'cdk8s';
import { Construct } from 'constructs';
import { Companion } from './companion';
import { markAsCompanion } from './other-policies';
import { CompanionPlan } from '../plan';

/** The objects, in the order of their plans. @param plan the plan of the object at an index */
export function addCompanions(
  scope: Construct, companions: readonly Companion[], plan: (index: number) => CompanionPlan | undefined,
): ApiObject[] {
  return companions.flatMap((companion) => companion._objects()).map(({ apiVersion, kind, isClusterWide, fields }, i) => {
    const lazy = fields.map((field) => [field, Lazy.any({ produce: () => plan(i)?.fields[field] })]);
    const metadata = isClusterWide && { metadata: { namespace: undefined } };
    const object = new ApiObject(scope, kind, { apiVersion, kind, ...metadata, ...Object.fromEntries(lazy) });
    markAsCompanion(object);

    return object;
  });
}
