/** What the object of a server refers to itself; a fault there leaves it without any configuration. */
import { whyNotBasicAuth, whyNotAuthorization, whyNotFileAuthorization, whyNotOAuth2 } from './check-auth';
import { whyNotProxy, whyNotProxyHeaders } from './check-proxy';
import { whyNotRemoteWrite } from './check-remote-write';
import { whyNotSigV4 } from './check-sigv4';
import { whyNotTls } from './check-tls';
import { at, Reason, under } from './reason';
import { References } from './references';
import { Server, Spec } from '../../operator-port/server';
import { firstFound } from '../../units/first-found';
import { operatorSince } from '../operator-since';

/**
 * Loads all of it, in the operator's order.
 * @see createOrUpdateConfigurationSecret in pkg/prometheus/server/operator.go and pkg/prometheus/agent/operator.go, v0.94.1
 */
export function whyNotServerReferences(references: References, server: Server): Reason {
  const { spec, namespace, kind } = server;

  return (kind === 'Prometheus' ? whyNotServerOnly(references, server) : undefined)
    ?? firstFound<Spec, Reason>(spec.remoteWrite, (remote, i) =>
      under(`remoteWrite[${i}]`, `remoteWrite[${i}]`, whyNotRemoteWrite(references, server, remote)))
    ?? under('apiserver config', 'apiserverConfig', whyNotApiServer(references, namespace, spec.apiserverConfig))
    ?? firstFound<Spec, Reason>(spec.scrapeClasses, ({ name, tlsConfig }, i) => under(
      `failed to process scrape classes: scrape class "${name}"`, `scrapeClasses[${i}].tlsConfig`, whyNotTls(references, namespace, tlsConfig),
    ));
}

function whyNotServerOnly(references: References, { spec, namespace }: Server): Reason {
  return firstFound<Spec, Reason>(spec.remoteRead, (remote, i) =>
    under(`remoteRead[${i}]`, `remoteRead[${i}]`, whyNotRemoteRead(references, namespace, remote)))
    ?? firstFound<Spec, Reason>(spec.alerting?.alertmanagers, (endpoint, i) =>
      under(`alertmanager ${i}`, `alerting.alertmanagers[${i}]`, whyNotAlertmanager(references, namespace, endpoint)));
}

/** @see AddRemoteReadsToStore in pkg/prometheus/store.go, v0.94.1 */
function whyNotRemoteRead(references: References, namespace: string, remote: Spec): Reason {
  return at('basicAuth', whyNotBasicAuth(references, namespace, remote.basicAuth))
    ?? at('oauth2', whyNotOAuth2(references, namespace, remote.oauth2))
    ?? at('tlsConfig', whyNotTls(references, namespace, remote.tlsConfig))
    ?? at('authorization', whyNotFileAuthorization(references, namespace, remote.authorization))
    ?? whyNotProxy(remote)
    ?? whyNotProxyHeaders(references, namespace, remote);
}

/** All references of an endpoint are loaded; the first fault in this order is the one that is reported. */
function whyNotAlertmanager(references: References, namespace: string, endpoint: Spec): Reason {
  const reasons = [
    at('basicAuth', whyNotBasicAuth(references, namespace, endpoint.basicAuth)),
    at('authorization', whyNotAuthorization(references, namespace, endpoint.authorization)),
    at('sigv4', whyNotSigV4(references, namespace, endpoint.sigv4)),
    at('tlsConfig', whyNotTls(references, namespace, endpoint.tlsConfig)),
    whyNotProxyHeaders(references, namespace, endpoint),
  ];

  return reasons.find((reason) => reason !== undefined);
}

/** @see AddAPIServerConfigToStore in pkg/prometheus/store.go, v0.94.1 */
function whyNotApiServer(references: References, namespace: string, config: Spec | undefined): Reason {
  if (!config) return undefined;

  return at('basicAuth', whyNotBasicAuth(references, namespace, config.basicAuth))
    ?? at('authorization', whyNotFileAuthorization(references, namespace, config.authorization))
    ?? at('tlsConfig', operatorSince(references.operator, 75) ? whyNotTls(references, namespace, config.tlsConfig) : undefined)
    ?? whyNotProxyHeaders(references, namespace, config);
}
