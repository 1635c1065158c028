/** Takes values of Secrets out of a configuration: each becomes a file where Prometheus reads one. */
import { NeededFiles } from './needed-files';
import { Schema, tryFindSchema } from '../../prometheus/configuration/schemas';
import { isSecretEntry, isSecretParameter, replaceSecretParameters } from '../../redaction/secret-names';
import { isObject } from '../../units/is-object';
import { hasScheme, withLogin } from '../../units/url';

/** What the operator writes in place of a value of a Secret, if it is not to be shown. */
const SECRET = /^<secret ([^/ ]+)\/([^ ]+) (.+)>$/;

/** A file of TLS: `0_` is of a Secret and `1_` of a ConfigMap. */
const ASSET = /^\/etc\/prometheus\/certs\/([01])_([^_/]+)_([^_/]+)_([^/]+)$/;

/** What is mounted for `spec.secrets` and `spec.configMaps`. */
const MOUNT = /^\/etc\/prometheus\/(secret|configmap)s\/([^/]+)\/(.+)$/;

/**
 * A copy of a value of a Go type, with paths of files.
 * @param type e.g. `config.ScrapeConfig`
 * @param namespace of the server, whose mounts are used
 */
export function withFiles(type: string, value: unknown, place: string, files: NeededFiles, namespace: string): unknown {
  const inner = (of: string, each: unknown, at: string) => withFiles(of, each, at, files, namespace);
  if (type.startsWith('*') || type.startsWith('[]')) {
    const of = type.replace(/^\*|^\[\]/, '');

    return Array.isArray(value) ? value.map((each, i) => inner(of, each, `${place}[${i}]`)) : inner(of, value, place);
  }
  if (type.startsWith('{}') && isObject(value)) return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, inner(type.slice(2), each, `${place}.${key}`)]));
  if (type === 'relabel.Config' && isObject(value)) return ofRule(value, place, files);
  const schema = tryFindSchema(type);
  if (!schema || !isObject(value)) return ofScalar(type, value, place, files, namespace);
  const entries = Object.entries(value).map(([key, each]): [string, unknown] => {
    const field = place === '' ? key : `${place}.${key}`;
    const file = fileOf(schema, key, each, field, files);

    return file ?? [key, inner(schema.fields.get(key) ?? schema.others ?? 'any', each, field)];
  });

  return Object.fromEntries(entries);
}

/** A field for the path of a file, in place of one for a value. */
function fileOf({ fields }: Schema, key: string, value: unknown, field: string, files: NeededFiles): [string, string] | undefined {
  const own = [`${key}_file`, `${key}_file_path`].find((each) => fields.has(each));
  if (own === undefined || typeof value !== 'string') return undefined;
  const [, namespace, name, part] = SECRET.exec(value) ?? [];
  if (namespace !== undefined) return [own, files.keyOf('secret', namespace, name, part)];

  return fields.get(key) === 'config.Secret' && value !== '' ? [own, files.valueOf(field)] : undefined;
}

function ofScalar(type: string, value: unknown, place: string, files: NeededFiles, serverNamespace: string): unknown {
  if (typeof value !== 'string') return value;
  const [, number, namespace, name, key] = ASSET.exec(value) ?? [];
  if (number !== undefined) return files.keyOf(number === '0' ? 'secret' : 'configmap', namespace, name, key);
  const [, kind, mounted, path] = MOUNT.exec(value) ?? [];
  if (kind !== undefined) return files.keyOf(kind as 'secret' | 'configmap', serverNamespace, mounted, path);
  const url = withoutUrlSecrets(value, place);
  if (url !== value) {
    files.placeholders.push(place);

    return url;
  }
  const isSecret = SECRET.test(value) || (type === 'config.Secret' && value !== '') || value === '<hidden>' || isSecretByName(place, value);

  return isSecret ? toFillIn(place, files) : value;
}

/** A URL without its login, and without the secrets in its query; the latter are parts of the labels of a target. */
function withoutUrlSecrets(value: string, place: string): string {
  const url = withLogin(value, `${PLACEHOLDER}@`);

  return hasScheme(url) && !/\.static_configs\[/.test(place) ? replaceSecretParameters(url, () => PLACEHOLDER) : url;
}

/** A rule that writes a secret to a parameter of the URL, where the text is not taken from the target. */
function ofRule(rule: { readonly [field: string]: unknown }, place: string, files: NeededFiles): unknown {
  const { target_label: target, replacement } = rule;
  const [, parameter] = /^__param_(.+)$/.exec(String(target)) ?? [];
  const isSecret = parameter !== undefined && typeof replacement === 'string' && !/^$|\$/.test(replacement) && isSecretParameter(parameter, replacement);

  return isSecret ? { ...rule, replacement: toFillIn(`${place}.replacement`, files) } : rule;
}

/** Jobs in a Secret may hold secrets in fields for plain text. */
function isSecretByName(place: string, value: string): boolean {
  if (value === '') return false;
  const [, parameter] = /\.params\.(.+?)(?:\[\d+\])?$/.exec(place) ?? [];
  const [, entry] = /\.(?:endpoint_params|headers)\.(.+)$/.exec(place) ?? [];
  const [, header = entry] = /\.http_headers\.(.+)\.values\[\d+\]$/.exec(place) ?? [];

  return parameter !== undefined ? isSecretParameter(parameter, value) : header !== undefined && isSecretEntry(header, value);
}

function toFillIn(place: string, files: NeededFiles): string {
  files.placeholders.push(place);

  return PLACEHOLDER;
}

/** Takes the place of a value that has to be filled in. */
export const PLACEHOLDER = 'FILL_IN';
