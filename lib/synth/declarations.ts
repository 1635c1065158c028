/** The constructs of an app that declare monitoring. */
import { IConstruct } from 'constructs';
import { Declaration, Declarer } from './declaration';
import { isInTree } from '../tree/is-in-tree';

/** A construct of an app with the source of its declaration. */
export interface Declared {
  readonly construct: IConstruct;
  readonly declarer: Declarer;
}

/** Declared constructs by app. */
const declaredIn = new WeakMap<IConstruct, Declared[]>();

/** Adds a construct to the check of its app; each validation of the construct must call `judge`. */
export function declareMonitoring(construct: IConstruct, declarer: Declarer): void {
  const { root } = construct.node;
  const declared = declaredIn.get(root) ?? [];
  declared.push({ construct, declarer });
  declaredIn.set(root, declared);
}

/** The constructs that are still part of the app. */
export function declaredConstructs(root: IConstruct): Declared[] {
  return (declaredIn.get(root) ?? []).filter(({ construct }) => isInTree(construct));
}

/** Manifests of objects that are in the cluster of an app already, as texts. */
export function externalTextsOf(root: IConstruct): string[] {
  return [...new Set(declaredConstructs(root).flatMap(({ declarer }) => declarer._external ?? []))];
}

/** What each of them declares. */
export function declarationsIn(root: IConstruct): (Declaration & Pick<Declared, 'construct'>)[] {
  return declaredConstructs(root).map(declarationOf);
}

/** What a construct declares now. */
export function declarationOf({ construct, declarer }: Declared): Declaration & Pick<Declared, 'construct'> {
  return { construct, ...declarer._declaration() };
}
