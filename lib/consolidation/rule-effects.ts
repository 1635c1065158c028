/** Whether a relabeling rule reads or changes one label. */
import { compileRe2 } from '../go/re2';
import { withoutGroupNames } from '../go/re2-group-names';
import { Spec } from '../operator-port/server';

/** Whether the value of the label has an effect on the rule. @param rule as the configuration has it */
export function reads({ action, source_labels: sources, target_label: target, regex }: Spec, label: string): boolean {
  if (sources?.includes(label) || target === label && /equal$/.test(action ?? '')) return true;

  return action === 'labelmap' && isMatch(regex, label);
}

/** Whether the rule may give the label another value, or remove it. */
export function mayChange({ action = 'replace', target_label: target = '', regex }: Spec, label: string): boolean {
  switch (action) {
    case 'keep': case 'drop': case 'keepequal': case 'dropequal': return false;
    case 'labeldrop': return isMatch(regex, label);
    case 'labelkeep': return !isMatch(regex, label);
    case 'labelmap': return true;
    default: return target === label || String(target).includes('$');
  }
}

function isMatch(regex: unknown, label: string): boolean {
  try {
    return compileRe2(`^(?s:${withoutGroupNames(String(regex ?? '(.*)')).pattern})$`).matches(label);
  } catch {
    // Prometheus loads no such rule.
    return false;
  }
}
