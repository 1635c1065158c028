/** Keys for signing requests to AWS. */
import { Reason, reject, under } from './reason';
import { References } from './references';
import { Spec } from '../../operator-port/server';

/** @see AddSigV4 in pkg/assets/store.go, v0.94.1 */
export function whyNotSigV4(references: References, namespace: string, sigv4: Spec | undefined): Reason {
  const { accessKey, secretKey } = sigv4 ?? {};
  if (!accessKey && !secretKey) return undefined;
  if (!accessKey || !secretKey) {
    return reject({ cause: 'missing-field' }, accessKey ? 'secretKey' : 'accessKey', 'both accessKey and secretKey should be provided');
  }

  return under('failed to read SigV4 access-key', 'accessKey', references.whyNotSecret(namespace, accessKey))
    ?? under('failed to read SigV4 secret-key', 'secretKey', references.whyNotSecret(namespace, secretKey));
}
