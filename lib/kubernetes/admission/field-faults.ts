/** Collects what is wrong with the fields of one object. */
import { FaultType, FieldFault } from '../../manifests/field-fault';
import { shown } from '../../units/shown';

/** Faults in the words of the API server, in the order in which they are found. */
export class FieldFaults {
  readonly all: FieldFault[] = [];

  /**
   * Whether there is a fault after which the API server does not ask the CEL rules of a custom resource.
   * @see hasBlockingErr in k8s.io/apiextensions-apiserver v0.37.0, pkg/registry/customresource/strategy.go
   */
  get blockRules(): boolean {
    return this.all.some(({ type }) => BLOCKING.has(type));
  }

  required(field: string, why = ''): void {
    this.add('required', field, why === '' ? 'Required value' : `Required value: ${why}`, `set ${field}`);
  }

  /** A value that breaks a rule. Nothing is added if there is no reason. */
  invalid(field: string, value: unknown, why: string | undefined, fix?: string): void {
    if (why !== undefined) this.add('invalid', field, `Invalid value: ${shown(value)}: ${why}`, fix);
  }

  /** A value of the wrong type. */
  typeInvalid(field: string, value: unknown, why: string, fix?: string): void {
    this.add('typeInvalid', field, `Invalid value: ${shown(value)}: ${why}`, fix);
  }

  /** A value that does not obey a CEL rule: the message of the rule is shown in its place. */
  brokenRule(field: string, message: string): void {
    this.add('invalid', field, `Invalid value: ${message}`, `change ${field} as this rule requires`);
  }

  duplicate(field: string, value: unknown): void {
    this.add('duplicate', field, `Duplicate value: ${shown(value)}`, `remove one of the two, or change ${field}`);
  }

  /** Adds a fault if the value is not one of those that are supported. */
  oneOf(field: string, value: string, supported: readonly string[]): void {
    if (!supported.includes(value)) this.notSupported(field, value, supported);
  }

  notSupported(field: string, value: unknown, supported: readonly string[]): void {
    const values = supported.map((each) => shown(each)).join(', ');
    this.add('notSupported', field, `Unsupported value: ${shown(value)}: supported values: ${values}`, `use ${meant(value, supported).map((each) => shown(each)).join(' or ')}`);
  }

  forbidden(field: string, why: string): void {
    this.add('forbidden', field, `Forbidden: ${why}`, `remove ${field}`);
  }

  tooLong(field: string, max: number, unit = 'bytes'): void {
    this.add('tooLong', field, `Too long: may not be more than ${max} ${unit}`, `use at most ${max} ${unit}`);
  }

  tooMany(field: string, count: number, max: number): void {
    this.add('tooMany', field, `Too many: ${count}: must have at most ${max} items`, `use at most ${max} items`);
  }

  notFound(field: string, value: unknown, fix?: string): void {
    this.add('notFound', field, `Not found: ${shown(value)}`, fix);
  }

  /** @see ValidateNonnegativeField in pkg/apis/core/validation/validation.go, v1.37.2 */
  nonNegative(field: string, value: number | undefined): void {
    if (value !== undefined && value < 0) this.invalid(field, value, 'must be greater than or equal to 0', 'use 0 or more');
  }

  range(field: string, value: number | undefined, min: number, max: number): void {
    if (value !== undefined && (value < min || value > max)) {
      this.invalid(field, value, `must be between ${min} and ${max}, inclusive`, `use a number from ${min} to ${max}`);
    }
  }

  private add(type: FaultType, field: string, text: string, fix?: string): void {
    this.all.push({ type, field, text, ...fix !== undefined && { fix } });
  }
}

const BLOCKING: ReadonlySet<FaultType> = new Set(['notSupported', 'required', 'tooLong', 'tooMany', 'typeInvalid']);

/** The values that can be meant: only the one that differs in upper and lower case, if there is one. */
function meant(value: unknown, supported: readonly string[]): readonly string[] {
  const same = [...new Set(supported)].filter((each) => typeof value === 'string' && each.toLowerCase() === value.toLowerCase());

  return same.length === 1 ? same : supported;
}
