/** What the code of an app accepts, construct by construct. */
import { IConstruct } from 'constructs';
import { Acceptance, isExpired } from '../findings/acceptance';

/** By construct, then by code. */
const acknowledged = new WeakMap<IConstruct, Map<string, Acceptance>>();

/** Apps in which something is accepted. */
const accepting = new WeakSet<IConstruct>();

/** Accepts a finding for a construct and everything in it; the last one for a code counts. */
export function acknowledge(scope: IConstruct, acceptance: Acceptance): void {
  const known = acknowledged.get(scope) ?? new Map<string, Acceptance>();
  acknowledged.set(scope, known.set(acceptance.code, acceptance));
  accepting.add(scope.node.root);
}

/** Whether anything is accepted in the app of a construct. */
export function acknowledgesAnything({ node }: IConstruct): boolean {
  return accepting.has(node.root);
}

/** What is accepted for a construct: of each code the one that was set nearest to it. */
export function acknowledgedFor(construct: IConstruct): Acceptance[] {
  const nearest = new Map<string, Acceptance>();
  for (let at: IConstruct | undefined = construct; at; at = at.node.scope) {
    for (const [code, acceptance] of acknowledged.get(at) ?? []) {
      if (!nearest.has(code)) nearest.set(code, acceptance);
    }
  }

  return [...nearest.values()].sort((a, b) => (a.code < b.code ? -1 : 1));
}

/** Whether a finding on a construct is accepted. */
export function isAcknowledged(construct: IConstruct, code: string): boolean {
  return acknowledgedFor(construct).some((each) => each.code === code && !isExpired(each));
}
