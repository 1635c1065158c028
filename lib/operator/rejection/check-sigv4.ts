/** Keys for signing requests to AWS. */
import { Reason, under } from '../../go/reason';
import { Spec } from '../server';
import { References } from './references';

/** @see AddSigV4 in pkg/assets/store.go, v0.94.1 */
export function whyNotSigV4(references: References, namespace: string, sigv4: Spec | undefined): Reason {
  const { accessKey, secretKey } = sigv4 ?? {};
  if (!accessKey && !secretKey) return undefined;
  if (!accessKey || !secretKey) return 'both accessKey and secretKey should be provided';

  return under('failed to read SigV4 access-key', references.whyNotSecret(namespace, accessKey))
    ?? under('failed to read SigV4 secret-key', references.whyNotSecret(namespace, secretKey));
}
