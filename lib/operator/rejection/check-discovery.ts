/** Steps of which the checks of service discoveries are made; each looks at one entry of a discovery's list. */
import { parseGoUrl } from '../../go/url';
import { Spec } from '../server';
import { whyNotAuthorization, whyNotBasicAuth, whyNotOAuth2 } from './check-auth';
import { whyNotProxyConfig } from './check-proxy';
import { whyNotSafeTls } from './check-tls';
import { References } from './references';
import { VersionGate, whyTooNew } from './version-gates';
import { firstReason, Reason, reasonOf, under } from '../../go/reason';

/** Whose discovery it is, and who reads it. */
export interface DiscoveryPlace {
  readonly references: References;
  readonly namespace: string;
  readonly version: string;
}

/** Why an entry is refused, without its place in the list. */
export type DiscoveryStep = (config: Spec, place: DiscoveryPlace) => Reason;

/** The same with its place. */
export type EntryCheck = (config: Spec, place: DiscoveryPlace, index: number) => Reason;

/** Steps in turn, said of `[0]`, the place of the entry. */
export function placed(...steps: readonly DiscoveryStep[]): EntryCheck {
  const check = inTurn(...steps);

  return (config, place, index) => under(`[${index}]`, check(config, place));
}

/** The first reason that some steps give. */
export function inTurn(...steps: readonly DiscoveryStep[]): DiscoveryStep {
  return (config, place) => firstReason(steps, (step) => step(config, place));
}

export const basicAuth: DiscoveryStep = (config, { references, namespace }) => whyNotBasicAuth(references, namespace, config.basicAuth);
export const authorization: DiscoveryStep = (config, { references, namespace }) =>
  whyNotAuthorization(references, namespace, config.authorization);
export const oauth2: DiscoveryStep = (config, { references, namespace }) => whyNotOAuth2(references, namespace, config.oauth2);
export const tls: DiscoveryStep = (config, { references, namespace }) => whyNotSafeTls(references, namespace, config.tlsConfig);
export const proxy: DiscoveryStep = (config, { references, namespace }) => whyNotProxyConfig(references, namespace, config);

/** A key of a Secret that a field may name. */
export function secret(field: string): DiscoveryStep {
  return (config, { references, namespace }) => (config[field] ? references.whyNotSecret(namespace, config[field]) : undefined);
}

/** A URL that only has to be readable. */
export function url(field: string): DiscoveryStep {
  return (config) => reasonOf(() => parseGoUrl(config[field] ?? ''));
}

/** A URL of a server, with scheme and host. */
export const server: DiscoveryStep = (config) => {
  const text: string = config.server ?? '';
  const unreadable = under('cannot parse server', reasonOf(() => parseGoUrl(text)));
  if (unreadable !== undefined) return unreadable;
  const { scheme, host } = parseGoUrl(text);

  return scheme === '' || host === '' ? `must not be empty and have a scheme: ${text}` : undefined;
};

/** A field, or one of its values, that older versions do not know. */
export function gate(field: string, since: string, says: string, value?: string): DiscoveryStep {
  const tooNew: VersionGate = { field, since, says, value };

  return (config, { version }) => whyTooNew(version, tooNew, config);
}
