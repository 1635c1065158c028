/** Expected properties of a target. */
import { quote, quoteList } from '../findings/problem';
import { InspectedTarget } from '../inspection/inspected-target';

/** Expected properties of a target; a property that is left out may have any value. */
export interface WantedTarget {
  /**
   * The server that scrapes it: `Prometheus/monitoring/main`, `monitoring/main`, `main`, or `prometheus.yml`.
   * @default - any server
   */
  readonly by?: string;

  /**
   * Name of the job, e.g. `podMonitor/shop/cart/0`.
   * @default - any job
   */
  readonly job?: string | RegExp;

  /**
   * URL that is scraped, e.g. `http://cart-0:8080/metrics`.
   * @default - any URL
   */
  readonly url?: string | RegExp;

  /**
   * Some of its final labels.
   * @default - any labels
   */
  readonly labels?: { readonly [name: string]: string | RegExp };
}

/** Expected properties with the key of the server. */
export interface Wanted extends WantedTarget {
  /** Key of the server. */
  readonly by?: string;
}

/**
 * Checks expected properties from a test, since a mistake in them must not let a test pass.
 * @param keys of all servers
 * @throws Error for unknown properties, values of a wrong type, and a server that does not exist
 */
export function readWanted(value: unknown, keys: readonly string[]): Wanted {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new Error(`an expected target must be an object like { by: 'main', url: /:8080/ }, not ${quote(value)}`);
  const unknown = Object.keys(value).filter((part) => !Object.keys(PARTS).includes(part));
  if (unknown.length > 0) throw new Error(`unknown property ${quoteList(unknown)} of a target; known are ${quoteList(Object.keys(PARTS))}`);
  const wanted = value as WantedTarget;
  for (const [part, { isRight, form }] of Object.entries(PARTS)) {
    const given = wanted[part as keyof WantedTarget];
    if (given !== undefined && !isRight(given)) throw new Error(`"${part}" of an expected target must be ${form}, not ${quote(given)}`);
  }

  return wanted.by === undefined ? wanted : { ...wanted, by: serverMeant(wanted.by, keys) };
}

/** Types of the properties. */
interface Form {
  readonly isRight: (value: unknown) => boolean;
  readonly form: string;
}

const PARTS: { readonly [part in keyof Required<WantedTarget>]: Form } = {
  by: { isRight: (value) => typeof value === 'string', form: 'the name of a server' },
  job: { isRight: isPattern, form: 'text or a RegExp' },
  url: { isRight: isPattern, form: 'text or a RegExp' },
  labels: {
    isRight: (value) => typeof value === 'object' && value !== null && !Array.isArray(value) && Object.values(value).every(isPattern),
    form: 'an object of text or RegExps',
  },
};

function isPattern(value: unknown): value is string | RegExp {
  return typeof value === 'string' || isRegExp(value);
}

/** Whether it is a RegExp of any realm, since jest runs tests in a separate one. */
function isRegExp(value: unknown): value is RegExp {
  return Object.prototype.toString.call(value) === '[object RegExp]';
}

function serverMeant(by: string, keys: readonly string[]): string {
  if (keys.includes(by)) return by;
  const meant = keys.filter((key) => [key.split('/').slice(1).join('/'), key.split('/').slice(-1)[0]].includes(by));
  if (meant.length === 1) return meant[0];
  if (meant.length > 1) throw new Error(`server ${quote(by)} matches ${quoteList(meant)}; use one of these keys`);

  throw new Error(`unknown server ${quote(by)}: ${keys.length === 0 ? NO_SERVER : `known are ${quoteList(keys)}`}`);
}

/** Message for a test without servers. */
export const NO_SERVER = 'there is no Prometheus or PrometheusAgent among the manifests; add the Prometheus of the cluster with inCluster(received, { external })';

/** Properties of a target that do not match, e.g. `its URL is http://cart-0:80/`; an empty list if all match. */
export function differences({ by, job, url, labels = {} }: Wanted, target: InspectedTarget): string[] {
  return [
    ...by === undefined || by === target.server ? [] : [`it is scraped by ${target.server}`],
    ...job === undefined || fits(job, target.job) ? [] : [`its job is ${quote(target.job)}`],
    ...url === undefined || fits(url, target.url) ? [] : [`its URL is ${target.url}`],
    ...Object.entries(labels).flatMap(([name, value]) => labelDifference(name, value, target)),
  ];
}

function labelDifference(name: string, wanted: string | RegExp, { labels, unknownLabels = [] }: InspectedTarget): string[] {
  const value = Object.prototype.hasOwnProperty.call(labels, name) ? labels[name] : undefined;
  if (value !== undefined) return fits(wanted, value) ? [] : [`its label ${name} is ${quote(value)}`];

  return [unknownLabels.includes(name) ? `its label ${name} is not known until run time` : `it has no label ${name}`];
}

/** Uses `search`, which ignores the lastIndex of a global pattern. */
function fits(wanted: string | RegExp, value: string): boolean {
  return typeof wanted === 'string' ? wanted === value : value.search(wanted) >= 0;
}

/** `at http://cart-0:8080/metrics by Prometheus/monitoring/main in job podMonitor/shop/cart/0 with job="cart"`; else empty. */
export function describeWanted({ by, job, url, labels = {} }: Wanted): string {
  return [
    ...url === undefined ? [] : [`at ${url}`],
    ...by === undefined ? [] : [`by ${by}`],
    ...job === undefined ? [] : [`in job ${job}`],
    ...Object.entries(labels).map(([name, value]) => `with ${name}=${typeof value === 'string' ? JSON.stringify(value) : value}`),
  ].join(' ');
}
