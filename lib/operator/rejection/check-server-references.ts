/** What the object of a server refers to itself; a fault there leaves it without any configuration. */
import { Server, Spec } from '../server';
import { whyNotBasicAuth, whyNotAuthorization, whyNotFileAuthorization, whyNotOAuth2 } from './check-auth';
import { whyNotProxy, whyNotProxyHeaders } from './check-proxy';
import { whyNotRemoteWrite } from './check-remote-write';
import { whyNotSigV4 } from './check-sigv4';
import { whyNotTls } from './check-tls';
import { References } from './references';
import { firstReason, Reason, under } from '../../go/reason';

/**
 * Loads all of it, in the operator's order.
 * @see createOrUpdateConfigurationSecret in pkg/prometheus/server/operator.go and pkg/prometheus/agent/operator.go, v0.94.1
 */
export function whyNotServerReferences(references: References, server: Server): Reason {
  const { spec, namespace, kind } = server;

  return (kind === 'Prometheus' ? whyNotServerOnly(references, server) : undefined)
    ?? firstReason<Spec>(spec.remoteWrite, (remote, i) => under(`remoteWrite[${i}]`, whyNotRemoteWrite(references, server, remote)))
    ?? under('apiserver config', whyNotApiServer(references, namespace, spec.apiserverConfig))
    ?? firstReason<Spec>(spec.scrapeClasses, ({ name, tlsConfig }) =>
      under(`failed to process scrape classes: scrape class "${name}"`, whyNotTls(references, namespace, tlsConfig)));
}

function whyNotServerOnly(references: References, { spec, namespace }: Server): Reason {
  return firstReason<Spec>(spec.remoteRead, (remote, i) => under(`remoteRead[${i}]`, whyNotRemoteRead(references, namespace, remote)))
    ?? firstReason<Spec>(spec.alerting?.alertmanagers, (endpoint, i) => under(`alertmanager ${i}`, whyNotAlertmanager(references, namespace, endpoint)));
}

/** @see AddRemoteReadsToStore in pkg/prometheus/store.go, v0.94.1 */
function whyNotRemoteRead(references: References, namespace: string, remote: Spec): Reason {
  return whyNotBasicAuth(references, namespace, remote.basicAuth)
    ?? whyNotOAuth2(references, namespace, remote.oauth2)
    ?? whyNotTls(references, namespace, remote.tlsConfig)
    ?? whyNotFileAuthorization(references, namespace, remote.authorization)
    ?? whyNotProxy(remote)
    ?? whyNotProxyHeaders(references, namespace, remote);
}

/** All references of an endpoint are loaded; the first fault in this order is the one that is told. */
function whyNotAlertmanager(references: References, namespace: string, endpoint: Spec): Reason {
  const reasons = [
    whyNotBasicAuth(references, namespace, endpoint.basicAuth),
    whyNotAuthorization(references, namespace, endpoint.authorization),
    whyNotSigV4(references, namespace, endpoint.sigv4),
    whyNotTls(references, namespace, endpoint.tlsConfig),
    whyNotProxyHeaders(references, namespace, endpoint),
  ];

  return reasons.find((reason) => reason !== undefined);
}

/** @see AddAPIServerConfigToStore in pkg/prometheus/store.go, v0.94.1 */
function whyNotApiServer(references: References, namespace: string, config: Spec | undefined): Reason {
  if (!config) return undefined;

  return whyNotBasicAuth(references, namespace, config.basicAuth)
    ?? whyNotFileAuthorization(references, namespace, config.authorization)
    ?? whyNotTls(references, namespace, config.tlsConfig)
    ?? whyNotProxyHeaders(references, namespace, config);
}
