/** One condition on labels, as selectors hold it, be they objects or text. */
import { tryInt64 } from '../../go/int';
import { StringMap } from '../manifest';

/** A condition that labels meet or do not meet. */
export interface Requirement {
  readonly key: string;
  /** `In`, `NotIn`, `Exists`, `DoesNotExist`, and in texts `>` and `<`; any other operator is met by no labels. */
  readonly operator: string;
  readonly values?: readonly string[];
}

/** @see Requirement.Matches in k8s.io/apimachinery v0.37.0, pkg/labels/selector.go */
export function requirementMatches({ key, operator, values = [] }: Requirement, labels: StringMap): boolean {
  const value = labelOf(labels, key);
  switch (operator) {
    case 'In': return value !== undefined && values.includes(value);
    case 'NotIn': return value === undefined || !values.includes(value);
    case 'Exists': return value !== undefined;
    case 'DoesNotExist': return value === undefined;
    case '>': return compare(value, values, (label, limit) => label > limit);
    case '<': return compare(value, values, (label, limit) => label < limit);
    default: return false;
  }
}

/** The value of a label that labels hold themselves, and do not inherit. */
export function labelOf(labels: StringMap, key: string): string | undefined {
  return Object.prototype.hasOwnProperty.call(labels, key) ? labels[key] : undefined;
}

/** A label that is not a whole number is neither above nor below one. */
function compare(value: string | undefined, [limit = '']: readonly string[], isMet: (label: bigint, limit: bigint) => boolean): boolean {
  const [a, b] = [value ?? '', limit].map(tryInt64);

  return a !== undefined && b !== undefined && isMet(a, b);
}
