/** Numbers of pods that can be given as a percentage, e.g. `25%`. */
import { FieldFaults } from '../field-faults';

/** @see ValidatePositiveIntOrPercent in pkg/apis/apps/validation/validation.go, v1.37.2 */
export function checkIntOrPercent(value: number | string, path: string, faults: FieldFaults): void {
  if (typeof value === 'number') faults.nonNegative(path, value);
  else if (!isPercent(value)) faults.invalid(path, value, 'must be a number or a percentage', /^\d+$/.test(value) ? `remove the quotes: ${value}` : 'write it like 1 or "25%"');
}

/** @see IsNotMoreThan100Percent in pkg/apis/apps/validation/validation.go, v1.37.2 */
export function isMoreThan100Percent(value: number | string): boolean {
  return typeof value === 'string' && isPercent(value) && parseInt(value, 10) > 100;
}

/**
 * The number, with or without a percent sign; a text that is neither counts as the number it is, or 0. @see getIntOrPercentValue in
 * pkg/apis/apps/validation/validation.go, v1.37.2
 */
export function valueOfIntOrPercent(value: number | string): number {
  if (typeof value === 'number') return value;
  if (isPercent(value)) return parseInt(value, 10);

  return /^[-+]?\d+$/.test(value) ? Number(value) : 0;
}

function isPercent(text: string): boolean {
  return /^[0-9]+%$/.test(text);
}
