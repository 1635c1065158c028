/** Fields of TLS and of a proxy. */
import { Field, Fields, nested, since } from './field';
import { References } from './references';
import { anyText, choice, flag } from './values';
import { SecretKeySelector } from '../../imports/k8s';
import { TlsConfig, TlsVersion } from '../../imports/shared';
import { checkTls } from '../endpoint/check-tls';
import { definedOnly } from '../units/defined-only';

const REFERENCE: Field = { shape: 'object', check: () => [] };
const TEXT: Field<string> = { shape: 'text', check: () => [] };

const TLS_FIELDS: Fields<TlsConfig> = {
  ca: REFERENCE,
  caFile: TEXT,
  cert: REFERENCE,
  certFile: TEXT,
  keySecret: REFERENCE,
  keyFile: TEXT,
  serverName: anyText(),
  insecureSkipVerify: flag(),
  minVersion: choice(TlsVersion),
  maxVersion: choice(TlsVersion),
};

/** The TLS of any connection. */
export const TLS: Field<TlsConfig> = {
  ...nested(TLS_FIELDS, checkTls),
  toYaml: writeTls,
  fieldsNotInCrd: (value, where) => (['caFile', 'certFile', 'keyFile'] as const).filter((file) => value[file] !== undefined).map((file) => `${where}.${file}`),
};

const PROXY_CONNECT_HEADER: Field<{ readonly [header: string]: SecretKeySelector[] }> = {
  shape: 'map of lists',
  // References are checked with the proxy as a whole.
  check: () => [],
  toYaml: (headers, references) => Object.fromEntries(Object.entries(headers).map(([name, secrets]) =>
    [name, secrets.map((secret) => references.variable({ secret }))])),
};

/** Fields of a proxy. */
export const PROXY = {
  proxyUrl: TEXT,
  noProxy: since('2.43.0', TEXT),
  proxyFromEnvironment: since('2.43.0', flag()),
  proxyConnectHeader: since('2.43.0', PROXY_CONNECT_HEADER),
};

function writeTls(tls: TlsConfig, references: References): object {
  const { ca, caFile, cert, certFile, keySecret, keyFile, serverName, insecureSkipVerify, minVersion, maxVersion } = tls;
  const fields = {
    ca_file: ca ? references.file(ca) : caFile,
    cert_file: cert ? references.file(cert) : certFile,
    key_file: keySecret ? references.secretFile(keySecret) : keyFile,
    server_name: serverName,
    insecure_skip_verify: insecureSkipVerify,
    min_version: minVersion,
    max_version: maxVersion,
  };

  return definedOnly(fields);
}
