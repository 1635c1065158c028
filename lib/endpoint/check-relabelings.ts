/** Checks relabeling rules by the rules of the operator, which rejects a whole monitor otherwise. */
import { RelabelConfig, RelabelConfigAction } from '../../imports/shared';
import { Problem, quote, quoteList } from '../findings/problem';
import { whyNotRe2 } from '../go/re2';
import { NameValidationScheme, whyNotLabelName } from '../units/prometheus-names';
import { ACTIONS_WITH_TARGET, isLeftOut, LEGACY_TEMPLATE, UNUSED_FIELDS } from '../units/relabel-rules';

/**
 * Problems of a list of rules.
 * @param names which label names are valid: by default those of the operator's default Prometheus version, `legacy` for Prometheus 2
 * @see ValidateRelabelConfig in pkg/prometheus/validation/validator.go, v0.94.1
 */
export function checkRelabelings(rules: readonly RelabelConfig[] | undefined, where: string, names: NameValidationScheme = 'utf8'): Problem[] {
  return (rules ?? []).flatMap((rule, i) =>
    whyNotRule(rule, names).map(([message, fix]) => ({ code: 'AM108', message: `${where}[${i}] ${message}`, fix })));
}

type Complaint = [message: string, fix: string];

const ACTIONS: readonly string[] = Object.values(RelabelConfigAction);

function whyNotRule(rule: RelabelConfig, names: NameValidationScheme): Complaint[] {
  const action = (rule.action ?? 'replace').toLowerCase();
  if (!ACTIONS.includes(action)) return [[`has action ${quote(rule.action)}`, `use one of ${quoteList(ACTIONS)}`]];

  return [...checkRegex(rule), ...checkSources(rule, names), ...checkTarget(rule, action, names), ...checkUnused(rule, action)];
}

function checkRegex({ regex }: RelabelConfig): Complaint[] {
  const why = regex === undefined ? undefined : whyNotRe2(regex);

  return why ? [[`has regex ${quote(regex)}, which ${why}`, 'rewrite it without look-around and back-references, which RE2 does not have']] : [];
}

/** The operator accepts these rules, but Prometheus then refuses its whole configuration. */
function checkSources({ sourceLabels = [] }: RelabelConfig, names: NameValidationScheme): Complaint[] {
  return sourceLabels.flatMap((label): Complaint[] => {
    const why = whyNotName(label, names);

    return why ? [[`has source label ${quote(label)}, which ${why}`, 'use a label name']] : [];
  });
}

function checkTarget({ targetLabel = '', replacement, modulus = 0 }: RelabelConfig, action: string, names: NameValidationScheme): Complaint[] {
  if (!Number.isSafeInteger(modulus) || modulus < 0) return [[`has modulus ${modulus}`, 'use a whole number']];
  if (action === 'hashmod' && modulus === 0) return [['is a hashmod without modulus', 'set modulus to at least 1']];
  if (ACTIONS_WITH_TARGET.has(action)) {
    if (targetLabel === '') return [[`is a ${action} without targetLabel`, 'set targetLabel']];
    const why = whyNotName(targetLabel, names);

    return why ? [[`has targetLabel ${quote(targetLabel)}, which ${why}`, 'use a label name']] : [];
  }
  if (action !== 'labelmap' || replacement === undefined) return [];
  const why = replacement === '' ? 'is empty' : names === 'legacy' && !LEGACY_TEMPLATE.test(replacement) ? 'does not give a label name' : undefined;

  return why ? [[`has replacement ${quote(replacement)}, which ${why}`, 'use a label name, or one with "$1" in it']] : [];
}

function whyNotName(name: string, names: NameValidationScheme): string | undefined {
  if (name === '') return 'is empty';

  return names === 'legacy' ? whyNotLabelName(name) : undefined;
}

function checkUnused(rule: RelabelConfig, action: string): Complaint[] {
  const extra = (UNUSED_FIELDS.get(action) ?? []).filter((field) => !isLeftOut(field, rule[field as keyof RelabelConfig]));

  return extra.length > 0 ? [[`is a ${action} with ${quoteList(extra)}, which it does not use`, `leave ${extra.length > 1 ? 'them' : 'it'} out`]] : [];
}
