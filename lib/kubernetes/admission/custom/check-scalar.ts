/** Whether a text or number matches its schema, except for its type: limits, pattern, enum and format. */
import { fixOfPattern } from './fix-of-value';
import { matches } from './pattern';
import { Node } from './schema-node';
import { shown } from '../../../units/shown';
import { isDateTime } from '../date-time';
import { FieldFaults } from '../field-faults';

/** Enum, for values of any type. */
export function checkEnum(value: unknown, node: Node, path: string, faults: FieldFaults): void {
  if (node.enum && !node.enum.includes(value as string)) {
    faults.notSupported(path, value, node.enum);
  }
}

/**
 * Reports the first of length and pattern that does not match, and the format.
 * @see stringValidator in k8s.io/kube-openapi/pkg/validation/validate/validator.go
 */
export function checkString(value: string, node: Node, path: string, faults: FieldFaults): void {
  if (node.maxLength !== undefined && runes(value) > node.maxLength) {
    faults.tooLong(path, node.maxLength, 'characters');
  } else if (node.minLength !== undefined && runes(value) < node.minLength) {
    faults.invalid(path, value, `should be at least ${node.minLength} characters long`, `use at least ${node.minLength} characters`);
  } else if (node.pattern !== undefined && !matches(node.pattern, value)) {
    faults.invalid(path, value, `should match ${shown(node.pattern)}`, fixOfPattern(node.pattern));
  }
  if (node.format === 'date-time' && !isDateTime(value)) {
    faults.typeInvalid(path, value, 'must be of type date-time');
  }
}

/** Limits, and the range of the format. */
export function checkNumber(value: number, node: Node, path: string, faults: FieldFaults): void {
  if (node.minimum !== undefined && value < node.minimum) {
    faults.invalid(path, value, `should be greater than or equal to ${node.minimum}`, `use ${node.minimum} or more`);
  }
  if (node.maximum !== undefined && value > node.maximum) {
    faults.invalid(path, value, `should be less than or equal to ${node.maximum}`, `use ${node.maximum} or less`);
  }
  if (node.format === 'int32' && (value < -(2 ** 31) || value >= 2 ** 31)) {
    faults.invalid(path, value, 'must be of type integer with format int32');
  }
}

/** Go counts code points, not UTF-16 units. */
function runes(text: string): number {
  return [...text].length;
}
