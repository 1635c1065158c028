/** Steps of which the checks of service discoveries are made; each looks at one entry of a discovery's list. */
import { whyNotAuthorization, whyNotBasicAuth, whyNotOAuth2 } from './check-auth';
import { whyNotProxyConfig, whyNotProxyHeaders } from './check-proxy';
import { whyNotSafeTls } from './check-tls';
import { at, Reason, reject, rejectIf, under } from './reason';
import { References } from './references';
import { VersionGate, whyTooNew } from './version-gates';
import { parseGoUrl } from '../../go/url';
import { Server, Spec } from '../../operator-port/server';
import { firstFound } from '../../units/first-found';
import { rangeErrorOf } from '../../units/range-error';
import { operatorSince } from '../operator-since';

/** Where the discovery is, and which version of Prometheus reads it. */
export interface DiscoveryPlace {
  readonly references: References;
  readonly namespace: string;
  readonly version: string;
  readonly server: Server;
}

/** Why an entry is refused, in words that do not say its place in the list. */
export type DiscoveryStep = (config: Spec, place: DiscoveryPlace) => Reason;

/** Why an entry is refused, in words that say its place in the list where the operator does. */
export type EntryCheck = (config: Spec, place: DiscoveryPlace, index: number) => Reason;

/** Runs steps in turn, with `[0]`, the place of the entry, in front of what they say. */
export function placed(...steps: readonly DiscoveryStep[]): EntryCheck {
  const check = inTurn(...steps);

  return (config, place, index) => under(`[${index}]`, '', check(config, place));
}

/** The first reason that some steps give. */
export function inTurn(...steps: readonly DiscoveryStep[]): DiscoveryStep {
  return (config, place) => firstFound(steps, (step) => step(config, place));
}

/** Checks `basicAuth`. */
export const basicAuth: DiscoveryStep = (config, { references, namespace }) => at('basicAuth', whyNotBasicAuth(references, namespace, config.basicAuth));

/** Checks `authorization`. */
export const authorization: DiscoveryStep = (config, { references, namespace }) =>
  at('authorization', whyNotAuthorization(references, namespace, config.authorization));

/** Checks `oauth2`. */
export const oauth2: DiscoveryStep = (config, { references, namespace }) => at('oauth2', whyNotOAuth2(references, namespace, config.oauth2));

/** Checks `tlsConfig`. */
export const tls: DiscoveryStep = (config, { references, namespace }) => at('tlsConfig', whyNotSafeTls(references, namespace, config.tlsConfig));

/** Checks the fields of a proxy. Operator 0.70 looks at the Secrets of headers alone. */
export const proxy: DiscoveryStep = (config, { references, namespace, server }) => (
  operatorSince(server, 71) ? whyNotProxyConfig(references, namespace, config) : whyNotProxyHeaders(references, namespace, config));

/** Checks a field that may name a key of a Secret. */
export function secret(field: string): DiscoveryStep {
  return (config, { references, namespace }) => (config[field] ? at(field, references.whyNotSecret(namespace, config[field])) : undefined);
}

/** Checks that a URL can be read. */
export function url(field: string): DiscoveryStep {
  return (config) => rejectIf({ cause: 'invalid-url' }, field, rangeErrorOf(() => parseGoUrl(config[field] ?? '')));
}

/** Checks that `server` is a URL with scheme and host. */
export const serverUrl: DiscoveryStep = (config) => {
  const text: string = config.server ?? '';
  const unreadable = under('cannot parse server', '', rejectIf({ cause: 'invalid-url' }, 'server', rangeErrorOf(() => parseGoUrl(text))));
  if (unreadable !== undefined) return unreadable;
  const { scheme, host } = parseGoUrl(text);

  return scheme === '' || host === '' ? reject({ cause: 'invalid-url' }, 'server', `must not be empty and have a scheme: ${text}`) : undefined;
};

/** A step that operators take from a minor version on. */
export function fromOperator(minor: number, step: DiscoveryStep): DiscoveryStep {
  return (config, place) => (operatorSince(place.server, minor) ? step(config, place) : undefined);
}

/** Checks that the version of Prometheus knows a field, or one of its values. */
export function gate(field: string, since: string, says: string, which: Pick<VersionGate, 'value' | 'withPreReleases'> = {}): DiscoveryStep {
  const tooNew: VersionGate = { field, since, says, ...which };

  return (config, { version }) => whyTooNew(version, tooNew, config);
}
