/** TLS settings: their fields, what they refer to, and whether that is what it should be. */
import { whyNotCertificateAuthority, whyNotKeyPair } from './check-pem';
import { Reason, reject, rejectIf, under } from './reason';
import { References, SecretOrConfigMap } from './references';
import { goQuote } from '../../go/quote';
import { Spec } from '../../operator-port/server';

/**
 * Checks TLS that has references only.
 * @see AddSafeTLSConfig in pkg/assets/store.go, v0.94.1
 */
export function whyNotSafeTls(references: References, namespace: string, tls: Spec | undefined): Reason {
  if (!tls) return undefined;

  return under('failed to validate TLS configuration', '', whyNotSafeTlsFields(tls)) ?? whyNotAssets(references, namespace, tls);
}

/**
 * Checks TLS that has references or files.
 * @see AddTLSConfig in pkg/assets/store.go, v0.94.1
 */
export function whyNotTls(references: References, namespace: string, tls: Spec | undefined): Reason {
  if (!tls) return undefined;

  return under('failed to validate TLS configuration', '', whyNotTlsFields(tls)) ?? whyNotAssets(references, namespace, tls);
}

/** @see SafeTLSConfig.Validate in pkg/apis/monitoring/v1/tls_types.go, v0.94.1 */
export function whyNotSafeTlsFields(tls: Spec | undefined): Reason {
  if (!tls) return undefined;
  const reason = whyNotCommonFields(tls);
  if (reason !== undefined) return reason;
  if (isSet(tls.cert) && !tls.keySecret) return reject({ cause: 'missing-field' }, 'keySecret', 'client cert specified without client key');

  return tls.keySecret && !isSet(tls.cert) ? reject({ cause: 'missing-field' }, 'cert', 'client key specified without client cert') : undefined;
}

/** @see TLSConfig.Validate in pkg/apis/monitoring/v1/tls_types.go, v0.94.1 */
export function whyNotTlsFields(tls: Spec | undefined): Reason {
  if (!tls) return undefined;
  const reason = whyNotCommonFields(tls);
  if (reason !== undefined) return reason;
  if (isSet(tls.ca) && tls.caFile) return bothOf('caFile', 'ca');
  if (isSet(tls.cert) && tls.certFile) return bothOf('certFile', 'cert');
  if (tls.keySecret && tls.keyFile) return bothOf('keyFile', 'keySecret');
  const hasCert = isSet(tls.cert) || tls.certFile;
  const hasKey = tls.keySecret || tls.keyFile;
  if (hasCert && !hasKey) return reject({ cause: 'missing-field' }, 'keySecret', 'cannot specify client cert without client key');

  return hasKey && !hasCert ? reject({ cause: 'missing-field' }, 'cert', 'cannot specify client key without client cert') : undefined;
}

function bothOf(file: string, reference: string): Reason {
  return reject({ cause: 'conflicting-fields', fields: [file, reference] }, '', `cannot specify both '${file}' and '${reference}'`);
}

function whyNotCommonFields({ ca, cert, minVersion, maxVersion }: Spec): Reason {
  return under(`ca ${nameOf(ca)}`, 'ca', whyNotOneSource(ca))
    ?? under(`cert ${nameOf(cert)}`, 'cert', whyNotOneSource(cert))
    ?? (minVersion && maxVersion && maxVersion < minVersion
      ? reject({ cause: 'invalid-tls-versions' }, 'maxVersion', 'maxVersion must more than or equal to minVersion')
      : undefined);
}

function isSet(source: SecretOrConfigMap | undefined): boolean {
  return Boolean(source?.secret ?? source?.configMap);
}

function whyNotOneSource(source: SecretOrConfigMap | undefined): Reason {
  return source?.secret && source.configMap
    ? reject({ cause: 'conflicting-fields', fields: ['secret', 'configMap'] }, '', 'cannot specify both Secret and ConfigMap')
    : undefined;
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
  if (ca.value === undefined) return under(`failed to get ca ${goQuote(nameOf(tls.ca))}`, 'ca', ca.reason);
  const cert = references.either(namespace, tls.cert);
  if (cert.value === undefined) return under(`failed to get cert ${goQuote(nameOf(tls.cert))}`, 'cert', cert.reason);
  const pair = tls.keySecret ? references.secret(namespace, tls.keySecret) : { value: '' };
  if (pair.value === undefined) return under(`failed to get key ${key}`, 'keySecret', pair.reason);
  const invalid = { cause: 'invalid-certificate' } as const;

  return under(`ca ${nameOf(tls.ca)}`, '', rejectIf(invalid, 'ca', ca.value === '' ? undefined : whyNotCertificateAuthority(ca.value)))
    ?? under(
      `cert ${nameOf(tls.cert)}, key <${key}>`, '',
      rejectIf(invalid, 'cert', cert.value === '' || pair.value === '' ? undefined : whyNotKeyPair(cert.value, pair.value)),
    );
}
