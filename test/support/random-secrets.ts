/** Secrets that the random monitoring names. */
import { Manifest } from '../conformance/judge-types';
import { selfSigned } from './self-signed';

/** Holds the keys `user`, `password` and `token`. */
export const CLIENT_SECRET = 'client';

/** Holds the keys `ca.crt`, `tls.crt` and `tls.key`. */
export const TLS_SECRET = 'tls';

/** Both, in a namespace; the key pair is made for this call and guards nothing. */
export function randomSecrets(namespace: string): Manifest[] {
  const { certificate, key } = selfSigned('cart.example.com');
  const secret = (name: string, stringData: object): Manifest => ({ apiVersion: 'v1', kind: 'Secret', metadata: { name, namespace }, stringData });

  return [
    secret(CLIENT_SECRET, { user: 'someone', password: 'not-a-secret', token: 'not-a-secret' }),
    secret(TLS_SECRET, { 'ca.crt': certificate, 'tls.crt': certificate, 'tls.key': key }),
  ];
}
