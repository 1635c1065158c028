/** Reads a value into a Go type, as the API server's JSON decoder does. */
import { isRfc3339 } from './date-time';
import { isQuantity } from './quantity';
import { ListType, MapType, ScalarType, StructType, Type } from './schemas';
import { FieldFault } from '../../manifests/field-fault';
import { isObject } from '../../units/is-object';
import { shown } from '../../units/shown';

/** The result of reading one value. */
export interface Decoded {
  /** Without unknown fields and nulls. The same value if there was nothing to change. */
  readonly value: unknown;
  /** Values that do not fit their types. */
  readonly faults: readonly FieldFault[];
  /** Paths of fields that the type does not have. Names are compared with their case. */
  readonly unknownFields: readonly string[];
}

/**
 * Null is a field that is left out; in lists and maps it is the empty value of their type.
 *
 * Values of environment variables are not shown, since some are secret.
 *
 * @param options path of the value, e.g. `metadata`, unless it is a whole object; whether no value is shown
 * @see UnmarshalCaseSensitivePreserveInts in sigs.k8s.io/json, as k8s.io/apimachinery v0.37.2 uses it in pkg/runtime/serializer/json
 */
export function decode(value: unknown, type: StructType, { path = '', hidesValues = false } = {}): Decoded {
  const reader = new Reader(path, hidesValues);

  return { value: reader.read(value, type), faults: reader.faults, unknownFields: reader.unknownFields };
}

class Reader {
  readonly faults: FieldFault[] = [];
  readonly unknownFields: string[] = [];
  /** Fields and indexes that lead to the value: they become text only if there is something to report. */
  private readonly steps: (string | number)[];

  constructor(path: string, private readonly hidesValues: boolean) {
    this.steps = path === '' ? [] : path.split('.');
  }

  read(value: unknown, type: Type): unknown {
    switch (type.is) {
      case 'struct': return isObject(value) ? this.readStruct(value, type) : this.refuse(value, 'an object');
      case 'map': return isObject(value) ? this.readMap(value, type) : this.refuse(value, 'a map');
      case 'list': return Array.isArray(value) ? this.readList(value, type) : this.refuse(value, 'a list');
      default: return this.readScalar(value, type);
    }
  }

  /** Most values stay as they are, so a copy is begun only at the first field that does not. */
  private readStruct(value: { readonly [field: string]: unknown }, { fields }: StructType): unknown {
    let changed: [string, unknown][] | undefined;
    for (const field in value) {
      const item = value[field];
      const read = this.readField(item, fields.get(field), field);
      if (!changed && (read === undefined || read !== item)) changed = entriesBefore(value, field);
      if (changed && read !== undefined) changed.push([field, read]);
    }

    // Unlike an assignment, this treats `__proto__` as any other field.
    return changed ? Object.fromEntries(changed) : value;
  }

  /** Undefined for a field that is not stored. */
  private readField(value: unknown, type: Type | undefined, field: string): unknown {
    this.steps.push(field);
    if (!type) this.unknownFields.push(this.path());
    const read = !type || value === null || value === undefined ? undefined : this.read(value, type);
    this.steps.pop();

    return read;
  }

  private readMap(value: { readonly [key: string]: unknown }, { of }: MapType): unknown {
    let changed: [string, unknown][] | undefined;
    for (const key in value) {
      const read = this.readItem(value[key], of, key);
      if (!changed && read !== value[key]) changed = entriesBefore(value, key);
      changed?.push([key, read]);
    }

    return changed ? Object.fromEntries(changed) : value;
  }

  private readList(value: readonly unknown[], { of }: ListType): unknown {
    let items: unknown[] | undefined;
    for (let i = 0; i < value.length; i++) {
      const read = this.readItem(value[i], of, i);
      if (!items && read !== value[i]) items = value.slice(0, i);
      items?.push(read);
    }

    return items ?? value;
  }

  private readItem(item: unknown, of: Type, step: string | number): unknown {
    if (item === null || item === undefined) return emptyValue(of);
    this.steps.push(step);
    const read = this.read(item, of);
    this.steps.pop();

    return read;
  }

  private readScalar(value: unknown, { is }: ScalarType): unknown {
    if (is === 'bytes' && Array.isArray(value) && value.every((item) => isInteger(item, 256) && item as number >= 0)) return Buffer.from(value).toString('base64');
    const expected = SCALARS[is](value);

    return expected === undefined ? value : this.refuse(value, expected);
  }

  private refuse(value: unknown, expected: string): unknown {
    const isHidden = this.hidesValues || this.steps.includes('env');
    const isUnquoted = expected === 'text' && (typeof value === 'number' || typeof value === 'boolean');
    const fix = isUnquoted ? `quote it${isHidden ? '' : `: ${JSON.stringify(String(value))}`}` : this.fixOfSelector(expected) ?? `write ${expected}`;
    const text = `Invalid value: ${isHidden ? '<hidden>' : shown(value)}: must be ${expected}, but is ${kindOf(value)}`;
    this.faults.push({ type: 'undecodable', field: this.path(), text, fix, ...isUnquoted && !isHidden && { unquoted: [...this.steps] } });

    return value;
  }

  /** A selector that is a map of labels, written as the selectors of workloads are. */
  private fixOfSelector(expected: string): string | undefined {
    const isSelectorField = expected === 'text' && this.steps[this.steps.length - 1] === 'matchLabels';

    return isSelectorField ? `write the labels directly under ${JSON.stringify(this.path(this.steps.slice(0, -1)))}, without matchLabels` : undefined;
  }

  private path(steps = this.steps): string {
    return steps.map((step, i) => (typeof step === 'number' ? `[${step}]` : /^[\w-]*$/.test(step) ? `${i === 0 ? '' : '.'}${step}` : `[${JSON.stringify(step)}]`)).join('');
  }
}

function entriesBefore(value: object, key: string): [string, unknown][] {
  const entries = Object.entries(value);

  return entries.slice(0, entries.findIndex(([each]) => each === key));
}

/** What each type expects, if a value does not fit; undefined if it does. */
const SCALARS: { readonly [is in ScalarType['is']]: (value: unknown) => string | undefined } = {
  any: () => undefined,
  string: (value) => (typeof value === 'string' ? undefined : 'text'),
  boolean: (value) => (typeof value === 'boolean' ? undefined : 'true or false, without quotes'),
  int32: (value) => (isInteger(value, 2 ** 31) ? undefined : 'a whole number of 32 bits, without quotes'),
  // The least of them is written with fewer digits as JSON, and is then beyond 64 bits.
  int64: (value) => (isInteger(value, 2 ** 63) && value !== -(2 ** 63) ? undefined : 'a whole number, without quotes'),
  intOrString: (value) => (typeof value === 'string' || isInteger(value, 2 ** 31) ? undefined : 'a whole number or text'),
  bytes: (value) => (typeof value === 'string' && isBase64(value) ? undefined : 'text in base64'),
  time: (value) => (typeof value === 'string' && isRfc3339(value) ? undefined : 'a time like 2006-01-02T15:04:05Z'),
  quantity: (value) => (isQuantity(value) ? undefined : 'a quantity, for example "500m" or "128Mi"'),
};

/** Whole numbers that fit; text cannot tell 80 and 80.0 apart any more. */
function isInteger(value: unknown, limit: number): boolean {
  return typeof value === 'number' && Number.isInteger(value) && value >= -limit && value < limit;
}

/** @see Encoding.Decode in Go's encoding/base64: line breaks are skipped. */
function isBase64(text: string): boolean {
  const compact = /[\r\n]/.test(text) ? text.replace(/[\r\n]/g, '') : text;

  return compact.length % 4 === 0 && /^[A-Za-z0-9+/]*={0,2}$/.test(compact);
}

/** What Go has in place of a null in a list or map. */
function emptyValue(type: Type): unknown {
  switch (type.is) {
    case 'struct': case 'map': return {};
    case 'list': return [];
    case 'boolean': return false;
    case 'int32': case 'int64': case 'intOrString': return 0;
    case 'quantity': return '0';
    case 'any': return null;
    default: return '';
  }
}

function kindOf(value: unknown): string {
  if (Array.isArray(value)) return 'a list';

  return typeof value === 'string' ? 'text' : typeof value === 'object' ? 'an object' : `a ${typeof value}`;
}
