/** Reads lists of relabeling rules. */
import { KnownRules } from './known-rules';
import { LoaderVersion, namesOf, reaches } from './loader-version';
import { refuse, within } from './refused';
import { WrittenScalar } from '../../manifests/load/written-scalar';
import { resolvePlain } from '../../manifests/load/yaml-scalar';
import { NameValidationScheme } from '../../units/prometheus-names';
import { RelabelRule } from '../relabel/rule';
import { ruleFrom } from '../relabel/rule-from';
import { NamesOfRules } from '../relabel/why-not-rule';

/** What is known beside the rules. */
export interface RelabelingReader {
  /** Fills in variables such as `$(SHARD)`. */
  readonly fill: (text: string) => string;
  readonly known: KnownRules;
  /** Version of the Prometheus, if it is known. */
  readonly version?: LoaderVersion;
}

/** Until 3.2, references are allowed in legacy names alone. */
function namesOfRules(version: LoaderVersion | undefined): NamesOfRules {
  return { sources: namesOf(version), ...!reaches(version, '3.2') && { templates: 'legacy' } };
}

interface YamlRule { readonly [field: string]: unknown }

/**
 * Reads the rules of a list.
 * @param field name of the list
 * @throws RefusedConfiguration if Prometheus would not load one of them
 * @see Config.UnmarshalYAML and Validate in model/relabel/relabel.go, Prometheus v0.314.0
 */
export function readRelabelings(
  list: readonly unknown[], field: string, names: NameValidationScheme, { fill, known, version }: RelabelingReader,
): RelabelRule[] {
  const rules: RelabelRule[] = [];
  const read = (entry: unknown) => {
    const fields = fieldsOf(entry);

    return known.of(entry, fields, names, () => ruleFrom(filled(Object.fromEntries(fields), fill), names, namesOfRules(version)));
  };
  within(() => ({ path: `${field}[${rules.length}]` }), () => {
    for (const entry of list) {
      rules.push(known.tryFind(entry, names) ?? read(entry));
    }
  });

  return rules;
}

function fieldsOf(entry: unknown): Iterable<readonly [string, unknown]> {
  if (entry instanceof Map) return entry as ReadonlyMap<string, unknown>;
  if (entry === null || entry === undefined) return refuse({ path: '', problem: 'is empty', fix: () => 'fill it in, or remove it' });
  if (typeof entry !== 'object' || Array.isArray(entry) || entry instanceof WrittenScalar) return refuse({ path: '', problem: 'is not a map', fix: () => 'write it as a map of fields' });

  return Object.entries(entry).map(asRuleField);
}

/** A field of a rule as plain data: all fields are text except the modulus. */
function asRuleField([field, value]: readonly [string, unknown]): readonly [string, unknown] {
  const plain = (each: unknown) => (each instanceof WrittenScalar ? field === 'modulus' ? integerOf(each.text) : each.text : each);

  return [field, Array.isArray(value) ? value.map(plain) : plain(value)];
}

/** An integer with all of its digits. */
function integerOf(written: string): unknown {
  return /^[0-9]+$/.test(written) ? BigInt(written) : resolvePlain(written);
}

function filled(rule: YamlRule, fill: RelabelingReader['fill']): YamlRule {
  const { regex, replacement } = rule;
  const isFixed = !(typeof regex === 'string' && regex.includes('$(')) && !(typeof replacement === 'string' && replacement.includes('$('));
  if (isFixed) return rule;

  return {
    ...rule,
    ...typeof regex === 'string' && { regex: fill(regex) },
    ...typeof replacement === 'string' && { replacement: fill(replacement) },
  };
}
