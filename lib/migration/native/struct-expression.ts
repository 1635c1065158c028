/** Fields of a job or a discovery as code: the tables of fields, read in the other direction. */
import { CLIENT_EXPRESSIONS, CLIENT_KEYS } from './client-expressions';
import { NeededSecrets } from './needed-secrets';
import { valueExpression } from './value-expression';
import { Decoded, isSet, listIn, structIn, textIn } from '../../prometheus/configuration/decoded';
import { LOGINS } from '../../prometheus/configuration/rules/client-rules';
import { isSecretParameter } from '../../redaction/secret-names';
import { Field, FieldTable, nativeKeyOf } from '../../scrape-config/field';
import { hasCredentials, withLogin } from '../../units/url';
import { Expression } from '../code/expression';

/** Props with their values as code. */
export interface Props { [prop: string]: Expression }

/**
 * Props for the fields of a native map, in the order of the table. Fields without a prop are collected as differences.
 * @param path of the map in the job, e.g. `consul_sd_configs[0].`; empty for the job
 */
export function structExpression(fields: FieldTable, given: Decoded, path: string, secrets: NeededSecrets): Props {
  const values = withWholeKeys(fields, withOneLogin(fields, given), path, secrets);
  const unread = new Set(Object.keys(values));
  const props: Props = {};
  for (const [prop, field] of Object.entries(fields)) {
    const key = keysOf(prop, field).find((each) => values[each] !== undefined);
    if (key === undefined) continue;
    unread.delete(key);
    const expression = fieldExpression(prop, field, key, values, path, secrets);
    if (expression !== undefined) props[prop] = expression;
  }
  for (const key of unread) {
    if (isSet(values, key)) secrets.differences.push({ field: `${path}${key}`, text: NO_PROP });
  }

  return props;
}

const NO_PROP = 'this library has no prop for it, so it is left out';

/** A secret can be written in place, or be the path of a file. */
function keysOf(prop: string, field: Field): readonly string[] {
  const key = nativeKeyOf(prop, field);

  return field.native?.form === 'secret' ? [nativeKeyOf(prop, { ...field, key: undefined }), key] : [key];
}

/** Older and other ways to log in are written as the current ones. */
function withOneLogin(fields: FieldTable, given: Decoded): Decoded {
  const { bearer_token: token, bearer_token_file: file, ...values } = withoutUserinfo(withoutPlainLogin(fields, given));
  if ((token ?? '') !== '') return { ...values, authorization: { credentials: token } };

  return { ...values, ...(file ?? '') !== '' && { authorization: { credentials_file: file } } };
}

/** Prometheus ignores half a key pair of AWS, and the props refuse it. */
function withWholeKeys(fields: FieldTable, values: Decoded, path: string, secrets: NeededSecrets): Decoded {
  const [given, ...more] = 'roleArn' in fields ? KEY_PAIR.filter((key) => textIn(values, key) !== '') : [];
  if (given === undefined || more.length > 0) return values;
  const other = KEY_PAIR.find((key) => key !== given);
  secrets.differences.push({ field: `${path}${given}`, text: `Prometheus ignores it without ${other}, so it is left out` });

  return { ...values, [given]: undefined };
}

const KEY_PAIR = ['access_key', 'secret_key'];

/** Consul has a user and a password of its own, besides those of every HTTP connection. */
function withoutPlainLogin(fields: FieldTable, { username, password, ...values }: Decoded): Decoded {
  if (username === undefined && password === undefined) return values;
  if ('basicAuth' in fields && !('username' in fields)) return { ...values, basic_auth: { username, password } };

  return { ...values, username, password };
}

/** A user and a password in a URL are sent as those of `basic_auth`. */
function withoutUserinfo(values: Decoded): Decoded {
  const key = URLS.find((each) => hasCredentials(textOf(values[each])));
  if (key === undefined || LOGINS.some((login) => values[login] !== undefined)) return values;
  const text = textOf(values[key]);
  const url = withLogin(text);

  return { ...values, [key]: typeof values[key] === 'string' ? url : { text: url }, basic_auth: { username: 'hidden', password: 'hidden' } };
}

const URLS = ['url', 'server', 'api_server'];

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : (value as { readonly text?: string } | undefined)?.text ?? '';
}

function fieldExpression(
  prop: string, field: Field, key: string, values: Decoded, path: string, secrets: NeededSecrets,
): Expression | undefined {
  const place = `${path}${key}`;
  const special = CLIENT_EXPRESSIONS[prop];
  if (special) {
    const given = structIn(values, key);
    const unknown = Object.keys(given).filter((each) => isSet(given, each) && CLIENT_KEYS[prop] && !CLIENT_KEYS[prop].includes(each));
    secrets.differences.push(...unknown.map((each) => ({ field: `${place}.${each}`, text: NO_PROP })));

    return special(given, place, secrets);
  }
  if (prop === 'clientId' && field.shape === 'object') return { secret: secrets.inline('client-id', place) };
  if (prop === 'params' || prop === 'endpointParams') return parameters(structIn(values, key), prop === 'params', place, secrets);
  if (field.native?.form === 'secret') return secretOf(prop, key, values, place, secrets);
  if (field.native?.form === 'list') {
    const { fields } = field.native;

    return listIn<Decoded>(values, key).map((each, i) => structExpression(fields, each, `${place}[${i}].`, secrets));
  }
  if (field.nested) {
    const nested = structExpression(field.nested, ownFields(field.nested, structIn(values, key)), `${place}.`, secrets);

    return Object.keys(nested).length === 0 ? undefined : nested;
  }

  return valueExpression(field, values[key], place, secrets);
}

/** Two props may have one key, each with some of its fields. */
function ownFields(fields: FieldTable, value: Decoded): Decoded {
  const keys = Object.entries(fields).flatMap(([prop, field]) => keysOf(prop, field));

  return keys.includes('token_url') ? value : Object.fromEntries(Object.entries(value).filter(([key]) => keys.includes(key)));
}

function secretOf(prop: string, key: string, values: Decoded, place: string, secrets: NeededSecrets): Expression | undefined {
  const text = textIn(values, key);
  const name = prop.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
  if (text === '') return undefined;

  return /_(file|path)$/.test(key) ? secrets.secretFile(text, name, place) : secrets.inline(name, place);
}

/** Parameters of a URL; a parameter without values is not sent. The values of secret ones become variables. */
function parameters(value: Decoded, isList: boolean, place: string, secrets: NeededSecrets): Expression | undefined {
  const hidden = (name: string, text: string) => (isSecretParameter(name, text) && text !== '' && !text.startsWith('$(') ? secrets.variable(`param-${name}`, `${place}.${name}`) : text);
  const entries = Object.keys(value).map((name): [string, Expression] => [
    name, isList ? listIn<string>(value, name).map((text) => hidden(name, text)) : hidden(name, textIn(value, name)),
  ]);
  const sent = entries.filter(([, texts]) => !Array.isArray(texts) || texts.length > 0);

  return sent.length === 0 ? undefined : Object.fromEntries(sent);
}
