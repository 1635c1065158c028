/** Logins, TLS and headers as code: values become references to Secrets. */
import { nameOfEnum } from './library';
import { FileReference, NeededSecrets, SecretReference } from './needed-secrets';
import { TlsVersion } from '../../../imports/shared';
import { Decoded, listIn, structIn, textIn } from '../../prometheus/configuration/decoded';
import { isSecretName } from '../../redaction/secret-names';
import { Expression } from '../code/expression';

/** Makes the value of one prop, for a native value at a path; undefined if nothing is set. */
export type ClientExpression = (value: Decoded, path: string, secrets: NeededSecrets) => Expression | undefined;

/** What is special about a prop of any table of fields, by its name. */
export const CLIENT_EXPRESSIONS: { readonly [prop: string]: ClientExpression } = {
  basicAuth, authorization, tlsConfig, httpHeaders, proxyConnectHeader,
};

/** Keys of values that a handler reads, for the report of what it does not read. */
export const CLIENT_KEYS: { readonly [prop: string]: readonly string[] } = {
  basicAuth: ['username', 'username_file', 'password', 'password_file'],
  authorization: ['type', 'credentials', 'credentials_file'],
  tlsConfig: ['ca', 'ca_file', 'cert', 'cert_file', 'key', 'key_file', 'server_name', 'insecure_skip_verify', 'min_version', 'max_version'],
};

function basicAuth(value: Decoded, path: string, secrets: NeededSecrets): Expression | undefined {
  if (Object.keys(value).length === 0) return undefined;
  const part = (key: string) => {
    const file = textIn(value, `${key}_file`);

    return file === '' ? secrets.inline(key, `${path}.${key}`) : secrets.secretFile(file, key, `${path}.${key}_file`);
  };

  return { username: part('username'), password: part('password') };
}

function authorization(value: Decoded, path: string, secrets: NeededSecrets): Expression | undefined {
  const type = textIn(value, 'type') || undefined;
  const file = textIn(value, 'credentials_file');
  if (file !== '') {
    const { path: kept, secret } = secrets.file(file, 'token', `${path}.credentials_file`);

    return kept === undefined ? { type, credentials: secret ?? secrets.secretFile(file, 'token', `${path}.credentials_file`) } : { type, credentialsFile: kept };
  }

  return textIn(value, 'credentials') === '' ? undefined : { type, credentials: secrets.inline('token', `${path}.credentials`) };
}

function tlsConfig(value: Decoded, path: string, secrets: NeededSecrets): Expression | undefined {
  const part = (key: string, name: string): FileReference => {
    const file = textIn(value, `${key}_file`);
    if (file !== '') return secrets.file(file, name, `${path}.${key}_file`);

    return textIn(value, key) === '' ? {} : { secret: secrets.inline(name, `${path}.${key}`) };
  };
  const [ca, cert, key] = [part('ca', 'ca.crt'), part('cert', 'tls.crt'), part('key', 'tls.key')];
  const props = {
    ca: selectorOf(ca),
    caFile: ca.path,
    cert: selectorOf(cert),
    certFile: cert.path,
    keySecret: key.secret ?? key.configMap,
    keyFile: key.path,
    serverName: textIn(value, 'server_name') || undefined,
    insecureSkipVerify: value.insecure_skip_verify as boolean | undefined,
    minVersion: versionOf(textIn(value, 'min_version')),
    maxVersion: versionOf(textIn(value, 'max_version')),
  };

  return Object.values(props).some((each) => each !== undefined) ? props : undefined;
}

function versionOf(version: string): Expression | undefined {
  const member = Object.entries(TlsVersion).find(([, value]) => value === version)?.[0];

  return member === undefined ? undefined : nameOfEnum(TlsVersion).member(member);
}

function selectorOf({ secret, configMap }: FileReference): Expression | undefined {
  if (secret) return { secret };

  return configMap && { configMap };
}

function httpHeaders(value: Decoded, path: string, secrets: NeededSecrets): Expression | undefined {
  const headers = Object.keys(value).map((name): [string, Expression] => {
    const header = structIn(value, name);
    const [values, files] = [listIn<string>(header, 'values'), listIn<string>(header, 'files')];
    const inline = [...isSecretName(name) ? values : [], ...listIn<string>(header, 'secrets')].map(() => secrets.inline(`header-${name}`, `${path}.${name}`));
    const read = files.map((file) => secrets.file(file, `header-${name}`, `${path}.${name}.files`));
    const references = [...inline, ...read.flatMap(({ secret }) => secret ?? [])];
    const kept = read.flatMap(({ path: file }) => file ?? []);

    return [name, {
      values: isSecretName(name) || values.length === 0 ? undefined : values,
      secrets: references.length > 0 ? references : undefined,
      files: kept.length > 0 ? kept : undefined,
    }];
  });

  return headers.length === 0 ? undefined : Object.fromEntries(headers);
}

function proxyConnectHeader(value: Decoded, path: string, secrets: NeededSecrets): Expression | undefined {
  const names = Object.keys(value);
  const references = (name: string): SecretReference[] => listIn<string>(value, name).map(() => secrets.inline(`proxy-${name}`, `${path}.${name}`));

  return names.length === 0 ? undefined : Object.fromEntries(names.map((name) => [name, references(name)]));
}

