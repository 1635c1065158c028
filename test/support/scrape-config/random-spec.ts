/** Random ScrapeConfigs that the operator accepts, made from the schema of the CRD: the same seed gives the same objects. */
import { Hints, HINTS } from './random-spec-hints';
import { pick, shuffled, TEXTS } from './random-values';
import { follow, random, SCHEMAS, SlimSchema } from '../../imports/random-object';

/** What decides the shape of one spec. */
export interface RandomSpecOptions {
  readonly seed: number;
  /** Version of Prometheus without the leading `v`: what it would be rejected for is left out. */
  readonly version: string;
  /** Path of a property that must be there, e.g. `spec.consulSDConfigs[].tokenRef`. */
  readonly forced?: string;
  /** Names of scrape classes to choose from. */
  readonly scrapeClasses: readonly string[];
}

/** A spec and the paths of the properties that it sets. */
export interface RandomSpec {
  readonly spec: { readonly [field: string]: unknown };
  readonly paths: ReadonlySet<string>;
}

/** One spec with a handful of fields and one or two discoveries, each rather full. */
export function randomScrapeConfigSpec(options: RandomSpecOptions): RandomSpec {
  const next = random(options.seed);
  const walk = new Walk({ ...options, next });
  const spec = walk.value(SPEC, 'spec', 0.25) as { [field: string]: unknown };

  return { spec, paths: new Set(pathsIn(spec, 'spec')) };
}

/** Paths of all properties of a ScrapeConfig's spec; items are `[]`, keys of maps are not told apart. */
export function allPaths(schema: SlimSchema = SPEC, path = 'spec'): string[] {
  const { schema: followed } = follow(schema);

  return [
    path,
    ...Object.entries(followed.properties ?? {}).flatMap(([field, child]) => allPaths(child, `${path}.${field}`)),
    ...followed.items ? allPaths(followed.items, `${path}[]`) : [],
    ...followed.additionalProperties ? allPaths(followed.additionalProperties, `${path}{}`) : [],
  ];
}

const SPEC: SlimSchema = follow(SCHEMAS.kinds.ScrapeConfigV1Alpha1.schema).schema.properties!.spec;

/** How likely an optional field is, by where it is: a spec has 61 of them, a discovery rarely more than 20. */
const DENSITY = { discovery: 0.06, field: 0.45 };

class Walk {
  constructor(private readonly options: RandomSpecOptions & Hints) {}

  value(given: SlimSchema, path: string, density: number): unknown {
    const { schema, definition } = follow(given);
    const hint = HINTS.get(definition);
    if (schema.properties) {
      const drawn = this.object(schema, path, density);

      return hint ? hint(drawn, this.options, path) : drawn;
    }
    if (schema.items) return this.list(schema, path);
    if (schema.additionalProperties) return this.map(schema.additionalProperties, path);

    return this.scalar(schema, path);
  }

  private object(schema: SlimSchema, path: string, density: number): { [field: string]: unknown } {
    const { next } = this.options;
    const kept = Object.entries(schema.properties!).filter(([field, child]) => {
      const likely = follow(child).schema.type === 'array' && /Configs$/.test(field) ? DENSITY.discovery : density;

      return schema.required?.includes(field) || this.isForced(`${path}.${field}`) || next() < likely;
    });

    return Object.fromEntries(kept.map(([field, child]) => [field, this.value(child, `${path}.${field}`, DENSITY.field)]));
  }

  private list(schema: SlimSchema, path: string): unknown[] {
    const { next } = this.options;
    const fewest = Math.max((schema as { minItems?: number }).minItems ?? 0, this.isForced(`${path}[]`) ? 1 : 0, path.endsWith('Configs') ? 1 : 0);
    const count = fewest + Math.floor(next() * 3);
    const items = Array.from({ length: count }, () => this.value(schema.items!, `${path}[]`, DENSITY.field));

    return unique(items, (schema as { 'x-kubernetes-list-map-keys'?: string[] })['x-kubernetes-list-map-keys']);
  }

  private map(values: SlimSchema, path: string): { [key: string]: unknown } {
    const { next } = this.options;
    const count = this.isForced(`${path}{}`) ? 1 : Math.floor(next() * 4);
    const keys = path.endsWith('staticConfigs[].labels') ? LABEL_NAMES : MAP_KEYS;

    return Object.fromEntries(shuffled(keys, next).slice(0, count).map((key) => [key, this.value(values, `${path}{}`, DENSITY.field)]));
  }

  private scalar(schema: SlimSchema & { minimum?: number; maximum?: number; pattern?: string; minLength?: number }, path: string): unknown {
    const { next } = this.options;
    const known = KNOWN.find(({ ending }) => path.endsWith(ending));
    if (known) return pick(known.values, next);
    if (schema.enum) return pick(schema.enum, next);
    if (schema.type === 'boolean') return next() < 0.5;
    if (schema.type === 'integer') return pick(schema.maximum === 65535 ? [0, 1, 80, 9090, 65535] : [0, 1, 7, 100, 1000, 1_000_000, 2 ** 53 - 1], next);
    if (schema.pattern) return pick(PATTERNS.find(({ part }) => schema.pattern!.includes(part))!.values, next);

    return pick(schema.minLength ? TEXTS.filter((text) => text !== '') : TEXTS, next);
  }

  /** A path is forced with all that it is in. */
  private isForced(path: string): boolean {
    const { forced } = this.options;

    return forced !== undefined && (forced === path || ['.', '[', '{'].some((end) => forced.startsWith(path + end)));
  }
}

/** Sets and lists with keys refuse a second item of the same value or key. */
function unique(items: unknown[], keys: readonly string[] | undefined): unknown[] {
  const identity = (item: unknown): string => keys
    ? JSON.stringify(keys.map((key) => (item as { [field: string]: unknown })[key]))
    : typeof item === 'string' ? item : String(items.indexOf(item));

  return [...new Map(items.map((item): [string, unknown] => [identity(item), item])).values()];
}

function pathsIn(value: unknown, path: string, given: SlimSchema = SPEC): string[] {
  const { schema } = follow(given);
  if (schema.properties) {
    return [path, ...Object.entries(value as object).flatMap(([field, child]) => pathsIn(child, `${path}.${field}`, schema.properties![field]))];
  }
  if (schema.items) return [path, ...(value as unknown[]).flatMap((item) => pathsIn(item, `${path}[]`, schema.items))];
  if (schema.additionalProperties) {
    return [path, ...Object.values(value as object).flatMap((item) => pathsIn(item, `${path}{}`, schema.additionalProperties))];
  }

  return [path];
}

const URLS = ['http://sd.example', 'https://sd.example:8443/v1?a=b#c', 'http://user@[::1]:80/{x}'];

/** Values for fields whose schema says less than the operator wants. */
const KNOWN: readonly { readonly ending: string; readonly values: readonly unknown[] }[] = [
  { ending: '.scrapeTimeout', values: ['0', '1s', '500ms', '10s'] },
  { ending: '.scrapeInterval', values: ['30s', '1m30s', '1h', '2w', '30000ms'] },
  { ending: '.nativeHistogramMinBucketFactor', values: ['1.1', 2, '1500m', '0.25', '1e3', '3k', '1Ki', '0'] },
];

const PATTERNS: readonly { readonly part: string; readonly values: readonly string[] }[] = [
  { part: '([0-9]+)y', values: ['0', '30s', '1m30s', '1h', '500ms', '1y2w3d'] },
  { part: '(K|M|G|T|E|P)', values: ['0', '0B', '1MB', '1.5GiB', '512KB', '2EB', '.5MB', '100B'] },
  { part: '^[^*]*', values: ['/etc/sd/*.json', 'targets.yml', '/a b/c.YAML', 'é*.yaml'] },
  { part: '[a-zA-Z0-9+.-]*://', values: ['unix:///var/run/docker.sock', 'tcp://docker.example:2376'] },
  { part: '|socks5', values: ['http://proxy.example:3128', 'socks5://proxy.example', 'https://p.example/?a=%20b'] },
  { part: '://.+$', values: URLS },
];

const LABEL_NAMES = ['env', 'team_1', 'a10', 'a9', 'A', '_x', '__address__', 'constructor', '__proto__x'];
/** Not `a1b` beside `a9` and `a10`: Go's order of keys then goes in a circle, and what the operator writes changes from run to run. */
const MAP_KEYS = [
  'app', 'a10', 'a9', 'B', 'b', 'module', '__proto__x', 'constructor', 'yes', '1', '10', '2', 'x-y', 'x_y', 'Größe', 'größe', 'X-Forwarded-For', 'a b',
];
