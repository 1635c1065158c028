/** Relabeling rules as code: a method of `Relabeling` where it makes the same rule, otherwise the fields of the rule. */
import { ofImports, own } from './library';
import { NeededSecrets } from './needed-secrets';
import { RelabelConfigAction } from '../../../imports/shared';
import { WrittenScalar } from '../../manifests/load/written-scalar';
import { isSecretParameter } from '../../redaction/secret-names';
import { call, Expression } from '../code/expression';

/** A rule as it is written, with values of the right types. */
export interface NativeRule {
  readonly source_labels?: readonly string[];
  readonly separator?: string;
  readonly regex?: string;
  readonly modulus?: number;
  readonly target_label?: string;
  readonly replacement?: string;
  readonly action?: string;
}

/** The fields of a rule: all are text except the modulus. The operator does not write an empty pattern, so another one takes its place. */
export function nativeRule(entry: unknown): NativeRule {
  const fields = entry instanceof Map ? [...entry as ReadonlyMap<string, unknown>] : Object.entries(entry as object);
  const plain = (value: unknown) => (value instanceof WrittenScalar ? value.text : value === null ? '' : String(value));

  const rule: NativeRule = Object.fromEntries(fields.map(([field, value]: [string, unknown]) => [
    field, Array.isArray(value) ? value.map(plain) : field === 'modulus' ? Number(plain(value)) : plain(value),
  ]));

  return rule.regex === '' ? { ...rule, regex: '^$' } : rule;
}

/** The rule as code. A secret that it writes to a URL parameter becomes a variable. */
export function ruleExpression(rule: NativeRule, field: string, secrets: NeededSecrets): Expression {
  const { replacement, target_label: target = '' } = rule;
  const parameter = /^__param_(.+)$/.exec(target)?.[1];
  const isSecret = parameter !== undefined && replacement !== undefined && replacement !== '' && !replacement.includes('$') && isSecretParameter(parameter, replacement);

  return stepOf(isSecret ? { ...rule, replacement: secrets.variable(`param-${parameter}`, `${field}.replacement`) } : rule);
}

function stepOf(rule: NativeRule): Expression {
  const { source_labels: sources, regex, modulus, target_label: target, replacement } = rule;
  const action = rule.action?.toLowerCase();
  const has = (...fields: readonly (keyof NativeRule)[]) => Object.keys(rule).filter((field) => field !== 'action').sort().join() === [...fields].sort().join();
  const step = (name: string, ...args: readonly Expression[]) => call(own('Relabeling').member(name), ...args);
  if ((action === 'keep' || action === 'drop') && has('source_labels', 'regex')) {
    return sources!.join() === '__name__' ? step(`${action}Metrics`, regex!) : step(action, sources!, regex!);
  }
  if ((action === 'labeldrop' || action === 'labelkeep') && has('regex')) return step(action === 'labeldrop' ? 'dropLabels' : 'keepLabels', regex!);
  if (action === 'labelmap' && has('regex')) return step('mapLabels', regex!, '$1');
  if (action === 'labelmap' && has('regex', 'replacement')) return step('mapLabels', regex!, replacement!);
  if (action === 'hashmod' && has('source_labels', 'modulus', 'target_label')) return step('hashMod', sources!, modulus!, target!);
  if (action !== undefined && action !== 'replace') return fieldsOf(rule);
  if (has('target_label', 'replacement') && !replacement!.includes('$')) return step('setLabel', target!, replacement!);
  if (has('source_labels', 'regex', 'target_label') && regex === '(.+)' && sources!.length === 1) return step('copyLabel', sources![0], target!);

  return fieldsOf(rule);
}

function fieldsOf({ source_labels: sourceLabels, target_label: targetLabel, action, ...others }: NativeRule): Expression {
  const { separator, regex, modulus, replacement } = others;

  return { action: action === undefined ? undefined : actionOf(action), sourceLabels, separator, regex, modulus, targetLabel, replacement };
}

/** The member of the enum for an action. */
function actionOf(action: string): Expression {
  const member = Object.entries(RelabelConfigAction).find(([, value]) => value.toLowerCase() === action.toLowerCase());

  return member === undefined ? action : ofImports('RelabelConfigAction').member(member[0]);
}
