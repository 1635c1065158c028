/** How a stored case is written down: one monitor, one server, and whether the monitor is rejected. */
import { pemSamples } from './pem-samples';
import { secret } from '../../support/manifests/configuration';
import { Manifest } from '../../support/manifests/manifest';
import { prometheus } from '../../support/manifests/servers';

/** A case that the operator and we must decide alike, to the word. */
export interface RejectionCase {
  readonly it: string;
  readonly monitor: Manifest;
  /** Fields of the server beside selectors of everything. */
  readonly server?: { readonly [field: string]: unknown };
  /**
   * Why it is rejected.
   * @default - it is not
   */
  readonly expected?: string;
}

const PEM = pemSamples();

/** What monitors of the namespace `shop` may refer to. */
export const REFERRED: readonly Manifest[] = [
  secret({ user: 'u', password: 'p', token: 't' }),
  { apiVersion: 'v1', kind: 'Secret', metadata: { namespace: 'shop', name: 'tls' }, stringData: PEM },
  { apiVersion: 'v1', kind: 'ConfigMap', metadata: { namespace: 'shop', name: 'tls' }, data: PEM },
];

/** All manifests of a case. */
export function manifestsOf({ monitor, server }: RejectionCase): Manifest[] {
  return [...REFERRED, monitor, prometheus({ scrapeClasses: [{ name: 'mesh' }], ...server })];
}

export const USER = { name: 'login', key: 'user' };
export const PASSWORD = { name: 'login', key: 'password' };
export const GONE = { name: 'gone', key: 'user' };
export const NO_KEY = { name: 'login', key: 'gone' };
export const NO_SECRET = 'unable to get secret "gone": secrets "gone" not found';
export const NO_SECRET_KEY = 'key "gone" in secret "login" not found';
