/** Values of single fields as code. */
import { nameOfEnum } from './library';
import { NeededSecrets } from './needed-secrets';
import { nativeRule, ruleExpression } from './rule-expression';
import { WrittenScalar } from '../../manifests/load/written-scalar';
import { replaceSecretParameters } from '../../redaction/secret-names';
import { Field, NativeForm } from '../../scrape-config/field';
import { hasCredentials, hasScheme, withLogin } from '../../units/url';
import { call, Expression, imported } from '../code/expression';

/** The value of a field; undefined where it says nothing, such as an empty text or list. */
export function valueExpression({ native }: Field, value: unknown, place: string, secrets: NeededSecrets): Expression | undefined {
  switch (native?.form) {
    case 'duration': return durationExpression(value as bigint);
    case 'choice': return Array.isArray(value) ? value.map((each) => choiceExpression(native, each)) : value === '' ? undefined : choiceExpression(native, value);
    case 'rules': return (value as readonly unknown[]).length === 0
      ? undefined : (value as readonly unknown[]).map((rule, i) => ruleExpression(nativeRule(rule), `${place}[${i}]`, secrets));
    default: return plainExpression(value, place, secrets);
  }
}

const UNITS: readonly (readonly [string, bigint])[] = [['days', 86_400_000n], ['hours', 3_600_000n], ['minutes', 60_000n], ['seconds', 1000n], ['millis', 1n]];

/** A duration in its largest unit without a remainder. */
export function durationExpression(millis: bigint): Expression | undefined {
  if (millis === 0n) return undefined;
  const [unit, size] = UNITS.find(([, each]) => millis % each === 0n)!;

  return call(imported('Duration', 'cdk8s').member(unit), Number(millis / size));
}

function choiceExpression({ choices, toYaml }: Extract<NativeForm, { form: 'choice' }>, value: unknown): Expression {
  const member = Object.keys(choices).find((name) => toYaml(choices[name]) === value)
    ?? Object.keys(choices).find((name) => toYaml(choices[name]).toLowerCase() === String(value).toLowerCase());

  return member === undefined ? String(value) : nameOfEnum(choices).member(member);
}

function plainExpression(value: unknown, place: string, secrets: NeededSecrets): Expression | undefined {
  const plain = plainValue(value, place, secrets);
  const isEmpty = plain === '' || plain === null || (typeof plain === 'object' && Object.keys(plain).length === 0);

  return isEmpty ? undefined : plain;
}

function plainValue(value: unknown, place: string, secrets: NeededSecrets): Expression {
  if (typeof value === 'bigint') return Number(value);
  if (typeof value === 'string') return withoutLogin(value, place, secrets);
  if (value instanceof WrittenScalar) return value.text;
  if (Array.isArray(value)) return withoutTwins(value.map((each, i) => plainValue(each, `${place}[${i}]`, secrets)));
  if (value instanceof Map) return Object.fromEntries([...value as ReadonlyMap<string, string>]);
  if (typeof value !== 'object' || value === null) return (value ?? null) as Expression;
  if (isUrl(value)) return withoutLogin(value.text, place, secrets);

  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, plainValue(each, `${place}.${key}`, secrets)]));
}

function isUrl(value: object): value is { readonly text: string } {
  return 'text' in value && Object.keys(value).length === 1;
}

/** Prometheus takes an address once, however often it is listed. */
function withoutTwins(values: readonly Expression[]): Expression[] {
  const seen = new Set<unknown>();

  return values.filter((value) => typeof value !== 'string' || seen.size !== seen.add(value).size);
}

/** A URL without its user and password, and with a variable for a token in its query. */
function withoutLogin(text: string, place: string, secrets: NeededSecrets): string {
  const hidden = !hasScheme(text) ? text
    : replaceSecretParameters(text, (name, value) => (value.startsWith('$(') ? value : secrets.variable(`param-${name}`, place)));
  if (!hasCredentials(hidden)) return hidden;
  secrets.differences.push({ field: place, text: 'the user and password in its URL are left out, because they would be readable in the manifest; no field takes them from a Secret' });

  return withLogin(hidden);
}
