/** TLS settings: their fields, what they refer to, and whether that is what it should be. */
import { goQuote } from '../../go/quote';
import { Spec } from '../server';
import { whyNotCertificateAuthority, whyNotKeyPair } from './check-pem';
import { References, SecretOrConfigMap } from './references';
import { Reason, under } from '../../go/reason';

/**
 * TLS by references alone.
 * @see AddSafeTLSConfig in pkg/assets/store.go, v0.94.1
 */
export function whyNotSafeTls(references: References, namespace: string, tls: Spec | undefined): Reason {
  if (!tls) return undefined;

  return under('failed to validate TLS configuration', whyNotSafeTlsFields(tls)) ?? whyNotAssets(references, namespace, tls);
}

/**
 * TLS by references or files.
 * @see AddTLSConfig in pkg/assets/store.go, v0.94.1
 */
export function whyNotTls(references: References, namespace: string, tls: Spec | undefined): Reason {
  if (!tls) return undefined;

  return under('failed to validate TLS configuration', whyNotTlsFields(tls)) ?? whyNotAssets(references, namespace, tls);
}

/** @see SafeTLSConfig.Validate in pkg/apis/monitoring/v1/tls_types.go, v0.94.1 */
export function whyNotSafeTlsFields(tls: Spec | undefined): Reason {
  if (!tls) return undefined;
  const reason = whyNotCommonFields(tls);
  if (reason !== undefined) return reason;
  if (isSet(tls.cert) && !tls.keySecret) return 'client cert specified without client key';

  return tls.keySecret && !isSet(tls.cert) ? 'client key specified without client cert' : undefined;
}

/** @see TLSConfig.Validate in pkg/apis/monitoring/v1/tls_types.go, v0.94.1 */
export function whyNotTlsFields(tls: Spec | undefined): Reason {
  if (!tls) return undefined;
  const reason = whyNotCommonFields(tls);
  if (reason !== undefined) return reason;
  if (isSet(tls.ca) && tls.caFile) return "cannot specify both 'caFile' and 'ca'";
  if (isSet(tls.cert) && tls.certFile) return "cannot specify both 'certFile' and 'cert'";
  if (tls.keySecret && tls.keyFile) return "cannot specify both 'keyFile' and 'keySecret'";
  const hasCert = isSet(tls.cert) || tls.certFile;
  const hasKey = tls.keySecret || tls.keyFile;
  if (hasCert && !hasKey) return 'cannot specify client cert without client key';

  return hasKey && !hasCert ? 'cannot specify client key without client cert' : undefined;
}

function whyNotCommonFields({ ca, cert, minVersion, maxVersion }: Spec): Reason {
  return under(`ca ${nameOf(ca)}`, whyNotOneSource(ca))
    ?? under(`cert ${nameOf(cert)}`, whyNotOneSource(cert))
    ?? (minVersion && maxVersion && maxVersion < minVersion ? 'maxVersion must more than or equal to minVersion' : undefined);
}

function isSet(source: SecretOrConfigMap | undefined): boolean {
  return Boolean(source?.secret ?? source?.configMap);
}

function whyNotOneSource(source: SecretOrConfigMap | undefined): Reason {
  return source?.secret && source.configMap ? 'cannot specify both Secret and ConfigMap' : undefined;
}

/** @see SecretOrConfigMap.String in pkg/apis/monitoring/v1/types.go, v0.94.1 */
function nameOf(source: SecretOrConfigMap | undefined): string {
  const [kind, reference] = source?.secret ? ['secret', source.secret] : ['configmap', source?.configMap];

  return reference ? `<${kind}=${reference.name ?? ''},key=${reference.key ?? ''}>` : '<empty>';
}

/** @see addTLSAssets in pkg/assets/tls.go, v0.94.1 */
function whyNotAssets(references: References, namespace: string, tls: Spec): Reason {
  const key = tls.keySecret && `${tls.keySecret.name ?? ''}/${tls.keySecret.key}`;
  const ca = references.either(namespace, tls.ca);
  if (ca.value === undefined) return `failed to get ca ${goQuote(nameOf(tls.ca))}: ${ca.reason}`;
  const cert = references.either(namespace, tls.cert);
  if (cert.value === undefined) return `failed to get cert ${goQuote(nameOf(tls.cert))}: ${cert.reason}`;
  const pair = references.either(namespace, { secret: tls.keySecret });
  if (pair.value === undefined) return `failed to get key ${key}: ${pair.reason}`;

  return under(`ca ${nameOf(tls.ca)}`, ca.value === '' ? undefined : whyNotCertificateAuthority(ca.value))
    ?? under(`cert ${nameOf(tls.cert)}, key <${key}>`, cert.value === '' || pair.value === '' ? undefined : whyNotKeyPair(cert.value, pair.value));
}
