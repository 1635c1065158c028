/** Relabeling rules, held to the rules by which the operator rejects a whole monitor. */
import { RelabelConfig, RelabelConfigAction } from '../../../imports/shared';
import { Problem, quote, quoteList } from '../../findings/problem';
import { definedOnly } from '../../units/defined-only';
import { whyNotLabelName } from '../../units/prometheus-names';
import { whyNotRe2 } from '../../units/re2';

const ACTIONS: readonly string[] = Object.values(RelabelConfigAction);
const NEEDS_TARGET = ['replace', 'hashmod', 'lowercase', 'uppercase', 'keepequal', 'dropequal'];
const TEMPLATE_TARGET = ['replace', 'labelmap'];

/** @see ValidateRelabelConfig in pkg/prometheus/validation/validator.go, v0.94.1 */
export function checkRelabelings(rules: readonly RelabelConfig[] | undefined, where: string): Problem[] {
  return (rules ?? []).flatMap((rule, i) =>
    whyNotRule(rule).map(([message, fix]) => ({ code: 'AM108', message: `${where}[${i}] ${message}`, fix })));
}

type Complaint = [message: string, fix: string];

function whyNotRule(rule: RelabelConfig): Complaint[] {
  const action = (rule.action ?? 'replace').toLowerCase();
  if (!ACTIONS.includes(action)) return [[`has action ${quote(rule.action)}`, `use one of ${quoteList(ACTIONS)}`]];

  return [...checkRegex(rule), ...checkSources(rule), ...checkTarget(rule, action), ...checkOnlyFields(rule, action)];
}

function checkRegex({ regex }: RelabelConfig): Complaint[] {
  const why = regex === undefined ? undefined : whyNotRe2(regex);

  return why ? [[`has regex ${quote(regex)}, which ${why}`, 'rewrite it: RE2 has no look-around and no back-references']] : [];
}

function checkSources({ sourceLabels = [] }: RelabelConfig): Complaint[] {
  return sourceLabels.flatMap((label): Complaint[] => {
    const why = whyNotLabelName(label);

    return why ? [[`has source label ${quote(label)}, which ${why}`, 'use a label name']] : [];
  });
}

function checkTarget({ targetLabel = '', replacement, modulus = 0 }: RelabelConfig, action: string): Complaint[] {
  if (action === 'hashmod' && modulus === 0) return [['is a hashmod without modulus', 'set modulus to at least 1']];
  if (!Number.isSafeInteger(modulus) || modulus < 0) return [[`has modulus ${modulus}`, 'use a whole number']];
  if (NEEDS_TARGET.includes(action) && targetLabel === '') return [[`is a ${action} without targetLabel`, 'set targetLabel']];

  const target = action === 'labelmap' ? replacement ?? '$1' : targetLabel;
  const plain = TEMPLATE_TARGET.includes(action) ? target.replace(/\$(?:\{\w+\}|\w+)/g, 'x') : target;
  const why = plain === '' ? undefined : whyNotLabelName(plain);

  return why ? [[`has ${action === 'labelmap' ? 'replacement' : 'targetLabel'} ${quote(target)}, which ${why}`, 'use a label name']] : [];
}

/** Some actions take a few fields only; the operator rejects the rule when others are set. */
function checkOnlyFields(rule: RelabelConfig, action: string): Complaint[] {
  const allowed = action === 'labeldrop' || action === 'labelkeep'
    ? ['action', 'regex']
    : action === 'keepequal' || action === 'dropequal' ? ['action', 'sourceLabels', 'targetLabel'] : undefined;
  if (!allowed) return [];
  const extra = Object.keys(definedOnly(rule)).filter((field) => !allowed.includes(field));

  return extra.length > 0 ? [[`is a ${action} with ${quoteList(extra)}`, `keep only ${quoteList(allowed)}`]] : [];
}
