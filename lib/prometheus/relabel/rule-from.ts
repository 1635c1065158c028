/** Reads the rules in `relabel_configs`, with Prometheus' defaults. */
import { Pattern } from './pattern';
import { RelabelAction, RelabelRule } from './rule';
import { Template } from './template';
import { NamesOfRules, whyNotRule } from './why-not-rule';
import { NameValidationScheme } from '../../units/prometheus-names';
import { refuse } from '../configuration/refused';

/** A rule as plain data; integers may be bigint, because a modulus has 64 bits. */
export interface RuleYaml { readonly [field: string]: unknown }

/**
 * Reads one rule.
 *
 * @throws RefusedConfiguration if Prometheus would not load the rule
 * @see Config.UnmarshalYAML in model/relabel/relabel.go, Prometheus v0.314.0
 */
export function ruleFrom(yaml: RuleYaml, scheme: NameValidationScheme = 'utf8', names?: NamesOfRules): RelabelRule {
  const rule: RelabelRule = {
    action: textOf(yaml, 'action', 'replace').toLowerCase() as RelabelAction,
    sourceLabels: sourceLabelsOf(yaml.source_labels),
    separator: textOf(yaml, 'separator', ';'),
    regex: yaml.regex === undefined ? ANYTHING : new Pattern(textOf(yaml, 'regex', '')),
    modulus: modulusOf(yaml.modulus),
    targetLabel: new Template(textOf(yaml, 'target_label', '')),
    replacement: yaml.replacement === undefined ? FIRST_GROUP : new Template(textOf(yaml, 'replacement', '')),
    scheme,
  };
  const fault = whyNotRule(rule, yaml, names);
  if (fault) refuse(fault);

  return rule;
}

/** Defaults of `regex` and `replacement`, which many rules have in common. */
const ANYTHING = new Pattern('(.*)');
const FIRST_GROUP = new Template('$1');

/** A scalar as text. A field that is left out has the default, null is the empty text. */
function textOf(yaml: RuleYaml, field: string, byDefault: string): string {
  const value = yaml[field];
  if (value === undefined) return byDefault;
  if (value === null) return '';
  if (typeof value === 'object') refuse({ path: field, problem: 'is not text', fix: () => 'write it in quotes' });

  return String(value);
}

function sourceLabelsOf(value: unknown): string[] {
  if (value === undefined || value === null) return [];
  if (!Array.isArray(value) || value.some((name) => name === '' || (typeof name === 'object' && name !== null))) {
    refuse({ path: 'source_labels', problem: 'is not a list of label names', fix: () => 'write it like [job, instance]' });
  }

  return value.map((name) => (name === null ? '' : String(name)));
}

function modulusOf(value: unknown): bigint {
  if (value === undefined || value === null) return 0n;
  // Upstream's YAML reader truncates fractions.
  const modulus = typeof value === 'bigint' ? value : BigInt(Number.isFinite(value) ? Math.floor(value as number) : -1);
  if (modulus < 0n || modulus >= 2n ** 64n) refuse({ path: 'modulus', problem: 'is not a positive whole number of 64 bits', fix: () => 'write it as a number, without quotes' });

  return modulus;
}
