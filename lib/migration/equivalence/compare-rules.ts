/** Compares lists of relabeling rules. */
import { Difference } from './equivalence';
import { WrittenScalar } from '../../manifests/load/written-scalar';
import { asJson, Yaml } from '../../operator-port/yaml';
import { isSecretName } from '../../redaction/secret-names';

/** Rules that are missing, added, or not the same; rules are compared with their defaults. */
export function differingRules(field: string, before: readonly unknown[], after: readonly unknown[]): Difference[] {
  const [was, is] = [before.map(normalRule), after.map(normalRule)];
  const at = Array.from({ length: Math.max(was.length, is.length) }, (_, i) => i).find((i) => was[i] !== is[i]);
  if (at === undefined) return [];
  const text = is[at] === undefined ? 'the rule is missing' : was[at] === undefined ? 'the rule is added' : 'the rule is not the same';

  return [{ field: `${field}[${at}]`, text }];
}

/** One text for all ways to write a rule. */
export function normalRule(entry: unknown): string {
  const given = asJson(entry as Yaml) as { readonly [field: string]: unknown };
  const plain = (value: unknown) => (Array.isArray(value) ? value.map(textOf) : textOf(value));
  const rule = Object.fromEntries(Object.entries(given).map(([field, value]) => [field, plain(value)]));
  const action = (rule.action as string | undefined ?? 'replace').toLowerCase();
  const target = rule.target_label as string | undefined ?? '';
  const isSecret = target.startsWith('__param_') && isSecretName(target.slice('__param_'.length));
  const replacement = isSecret ? '' : (rule.replacement as string | undefined ?? '$1').replace(/\$\{(\w+)\}(?!\w)/g, '$$$1');

  return JSON.stringify([
    rule.source_labels ?? [], rule.separator ?? ';', rule.regex === '' ? '^$' : rule.regex ?? '(.*)', rule.modulus ?? '0', target, replacement, action,
  ]);
}

function textOf(value: unknown): string {
  return value instanceof WrittenScalar ? value.text : value === null ? '' : String(value);
}
