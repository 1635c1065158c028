/** Whether a construct is still part of its app. */
import { IConstruct } from 'constructs';

/** False for a construct that was removed, or that is in one that was. */
export function isInTree(construct: IConstruct): boolean {
  const { scope, id } = construct.node;

  return scope === undefined || (scope.node.tryFindChild(id) === construct && isInTree(scope));
}
