/** What is left of a construct whose constructor throws. */
import { IConstruct } from 'constructs';

/** Removes it, since code that catches the error must not find half of a construct in the app. */
export function removeFailed({ node }: IConstruct): void {
  node.scope?.node.tryRemoveChild(node.id);
}
