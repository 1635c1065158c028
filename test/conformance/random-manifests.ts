/** Objects of the operator's kinds, some right and some with faults planted, from a seed. */
import { SlimSchema } from '../../lib/kubernetes/admission/custom/schema-node';
import { follow as followed, pathsOf, random, SCHEMAS } from '../imports/random-object';
import { PATTERN_VECTORS } from '../operator/admission/pattern-vectors';
import { RULE_VECTORS } from '../operator/admission/rule-vectors';

export type Json = { [field: string]: unknown };

/** `count` objects of a class of `SCHEMAS`, from the given seed on: object i is the same in a run of any length. */
export function* randomManifests(className: string, count: number, seed: number): Generator<Json> {
  const { apiVersion, kind, schema, status } = SCHEMAS.kinds[className] as unknown as KindInFile;
  const paths = pathsOf(schema as never, '', () => false);
  for (let i = 0; i < count; i++) {
    const next = random(seed + i * 7919);
    const faultRate = next() < 0.45 ? 0 : next() < 0.6 ? 0.02 : 0.15;
    const grow = new Grow(next, faultRate, forcedBy(paths[Math.floor(next() * paths.length)]));
    const density = next() < 0.1 ? 0.5 : next() * 0.2;
    const manifest = grow.object({ ...schema, properties: { ...schema.properties, metadata: {}, status } }, '', density) as Json;
    yield { ...manifest, apiVersion, kind, ...grow.metadata(), ...grow.ruleAtStake(kind, manifest.spec) };
  }
}

interface KindInFile { readonly apiVersion: string; readonly kind: string; readonly schema: SlimSchema; readonly status: SlimSchema }

/** A path and all its parents. */
function forcedBy(path: string): ReadonlySet<string> {
  const ends = [...path.matchAll(/\.|\[\]|\{\}/g)].map(({ index }) => index);

  return new Set([...ends.map((end) => path.slice(0, end)), ...[...path.matchAll(/\[\]|\{\}/g)].map((m) => path.slice(0, m.index + 2)), path]);
}

/** Names that are harmless only to code that reads own fields. */
const HOSTILE = ['__proto__', 'constructor', 'toString', 'hasOwnProperty'];
const FIELDS = [...HOSTILE, 'name', 'labels', 'specs', 'metadata', 'apiVersion', 'kind', 'Größe', 'a.b', '', 'x-y_z'];
const TEXTS = ['http', 'a', '1m30s', 'true', 'üñí 🚀', 'a: b # c', 'line\nbreak', '0', 'RollingUpdate', 'TCP', 'x'.repeat(300)];
const NUMBERS = [0, 1, 2, 5, 80, 65535, -1, -5, 0.5, 1e21, 2 ** 31 - 1, 2 ** 31, -(2 ** 31) - 1, 2 ** 53, 2 ** 63, -(2 ** 63)];
const TIMES = ['2024-02-29T23:59:59Z', '2023-02-29T00:00:00Z', '2024-01-01', '2024-01-01t00:00:00.5z', '2024-01-01T24:00:00Z', '2024-04-31T00:00:00+02:00', ''];
const KEYS = ['a', 'app.kubernetes.io/name', '-bad', 'a/b/c', '', 'Über', '__proto__', 'x'.repeat(64), 'UPPER/case', 'kubernetes.io/metadata.name'];
const NAMES = ['cart', 'a.b', 'Cart', '', 'a_b', '-a', 'x'.repeat(64), 'x'.repeat(254), 'ä', 'a\n'];

class Grow {
  constructor(private readonly next: () => number, private readonly faultRate: number, private readonly forced: ReadonlySet<string>) {}

  object(node: SlimSchema, path: string, density: number): unknown {
    const fields = Object.entries(node.properties ?? {}).filter(([field]) =>
      node.required?.includes(field) ? !this.fault(0.3) : this.forced.has(`${path}.${field}`) || this.next() < density);
    const entries = fields.map(([field, child]): [string, unknown] => [field, this.value(child, `${path}.${field}`, density * 0.7)]);
    if (this.fault(0.3)) entries.push([this.pick(FIELDS), this.anything()]);

    return Object.fromEntries(entries);
  }

  metadata(): Json {
    if (this.faultRate === 0 || !this.fault(1.5)) {
      const name = this.pick(['cart', 'a.b']);

      return { metadata: { name, ...this.maybe(0.3) && { namespace: 'shop' }, ...this.maybe(0.3) && { labels: { 'app': 'Cart', 'a/b': '' } } } };
    }
    if (this.maybe(0.05)) return this.pick<Json>([{}, { metadata: null }, { metadata: 'x' }, { metadata: [] }, { metadata: {} }]);
    const faulty: Json = {
      name: this.pick(NAMES),
      generateName: this.pick(['a-', 'A', 'b', '-']),
      namespace: this.pick([...NAMES, 'a.b']),
      labels: this.map(KEYS, ['', 'ok', 'not ok', 'x'.repeat(64), null, 'a.']),
      annotations: this.map(KEYS, ['', 'anything at all', null, 'x'.repeat(300_000)]),
      finalizers: this.some(['a.b/c', 'orphan', 'foregroundDeletion', '', 'a b', null]),
      ownerReferences: this.some([null, {}, OWNER, { ...OWNER, controller: true }, { ...OWNER, apiVersion: 'a/b/c' }, { ...OWNER, apiVersion: 'v1', kind: 'Event' }, { ...OWNER, x: 1 }]),
      managedFields: this.some([null, {}, MANAGED, { ...MANAGED, operation: 'x' }, { ...MANAGED, manager: 'a\u0007' }, { ...MANAGED, fieldsType: 'x' }, { ...MANAGED, time: 'x' }]),
      creationTimestamp: this.pick([...TIMES, null]),
      generation: this.pick([1, -1, 0]),
      uid: 'u',
      resourceVersion: '1',
      specs: {},
      [this.pick([...HOSTILE, 'labels', 'generation', 'name', 'finalizers', 'deletionGracePeriodSeconds'])]: this.anything(),
    };
    const kept = Object.entries(faulty).filter(([field]) => (field === 'name' ? this.maybe(0.9) : this.maybe(0.12)));

    return { metadata: Object.fromEntries(this.maybe(0.5) ? [['name', 'cart'], ...kept.filter(([field]) => field !== 'name')] : kept) };
  }

  /** Now and then, fields that a rule looks at: few objects have them together by chance. */
  ruleAtStake(kind: string, spec: unknown): Json {
    const vectors = RULE_VECTORS.filter(({ obeying }) => obeying.kind === kind);
    if (vectors.length === 0 || !this.maybe(0.1) || typeof spec !== 'object') return {};
    const { obeying, breaking } = this.pick(vectors);

    return { spec: { ...spec, ...this.pick([obeying, breaking]).spec as Json } };
  }

  private value(given: SlimSchema, path: string, density: number): unknown {
    const node = followed(given as never).schema as unknown as SlimSchema;
    if (this.fault(0.5)) return this.anything();
    if (node['x-kubernetes-int-or-string']) return this.maybe(0.5) ? this.pick([0, 1, 80]) : this.text(node);
    if (node.enum) return this.fault(1) ? this.pick(['', 'x', node.enum[0].toUpperCase()]) : this.pick(node.enum);
    if (node.properties) return this.object(node, path, density);
    if (node.items) return this.list(node, path, density);
    if (node.additionalProperties) return this.mapOf(node.additionalProperties, path, density);

    return this.scalar(node);
  }

  private scalar(node: SlimSchema): unknown {
    switch (node.type) {
      case 'string':
        return this.text(node);
      case 'integer':
        return this.fault(2) ? this.pick([...NUMBERS, (node.minimum ?? 0) - 1, (node.maximum ?? 0) + 1]) : (node.minimum ?? 0) + Math.floor(this.next() * 3);
      case 'number':
        return this.pick(NUMBERS);
      case 'boolean':
        return this.maybe(0.5);
      default:
        return this.anything();
    }
  }

  private text(node: SlimSchema): string {
    if (this.fault(1)) return this.pick(['', ...TEXTS, ...TIMES]);
    if (node.format === 'date-time') return this.fault(5) ? this.pick(TIMES) : TIMES[0];
    if (node.pattern) {
      const { takes, refuses } = PATTERN_VECTORS[node.pattern];

      return this.fault(3) ? this.pick(refuses) : this.pick(node.minLength ? takes.filter((text) => text !== '') : takes);
    }

    return this.pick(TEXTS);
  }

  private list(node: SlimSchema, path: string, density: number): unknown[] {
    const least = Math.max(node.minItems ?? 0, this.forced.has(`${path}[]`) ? 1 : 0);
    const count = this.fault(0.5) ? 0 : least + Math.floor(this.next() * 2.2);
    const items = Array.from({ length: count }, () => this.value(node.items!, `${path}[]`, density));
    if (count > 0 && this.fault(1)) items.push(items[0], ...this.maybe(0.3) ? [items[0], null] : []);

    return node['x-kubernetes-list-type'] === undefined || this.faultRate > 0 ? items : distinct(items, node);
  }

  private mapOf(values: SlimSchema, path: string, density: number): Json {
    const count = (this.forced.has(`${path}{}`) ? 1 : 0) + Math.floor(this.next() * 2);
    const entry = (): [string, unknown] => [this.pick(['app', 'a.b', ...this.fault(3) ? HOSTILE : []]), this.value(values, `${path}{}`, density)];

    return Object.fromEntries(Array.from({ length: count }, entry));
  }

  private anything(): unknown {
    return this.pick<() => unknown>([
      () => null, () => null, () => true, () => 'text', () => '', () => this.pick(NUMBERS), () => ({}), () => [], () => [null], () => [{ a: [1] }], () => ['x', 'x'],
      () => ({ [this.pick(FIELDS)]: this.pick<unknown>([null, 1, { b: null }, [{ c: 1 }]]) }),
    ])();
  }

  private map(keys: readonly string[], values: readonly unknown[]): Json {
    return Object.fromEntries([1, 2].map(() => [this.pick(keys), this.pick(values)]));
  }

  private some(values: readonly unknown[]): unknown[] {
    return values.filter(() => this.maybe(0.4));
  }

  private fault(weight: number): boolean {
    return this.faultRate > 0 && this.next() < this.faultRate * weight;
  }

  private maybe(chance: number): boolean {
    return this.next() < chance;
  }

  private pick<T>(values: readonly T[]): T {
    return values[Math.floor(this.next() * values.length)];
  }
}

const OWNER = { apiVersion: 'apps/v1', kind: 'Deployment', name: 'cart', uid: 'u' };
const MANAGED = { manager: 'kubectl', operation: 'Apply', apiVersion: 'v1', time: '2024-01-01T00:00:00Z', fieldsType: 'FieldsV1', fieldsV1: { 'f:spec': {} } };

/** Items without those that a set or map list refuses. */
function distinct(items: readonly unknown[], node: SlimSchema): unknown[] {
  const keys = node['x-kubernetes-list-map-keys'];
  const keyOf = (item: unknown) => JSON.stringify(keys ? keys.map((key) => (item as Json)?.[key]) : item);
  const seen = new Set<string>();

  return items.filter((item) => !seen.has(keyOf(item)) && seen.add(keyOf(item)));
}
