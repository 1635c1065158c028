/** Random objects around everything that differs between the versions of the demonstration, with values of wrong types and unknown fields. */
import { annotationOf } from '../../../lib/graduation/conversion/kept-annotation';

type Next = () => number;
type Make = (next: Next, depth?: number) => unknown;

/** Names of both versions, and names that objects of JavaScript treat in a special way. */
const NAMES = [
  'jobName', 'job', 'targets', 'addresses', 'owner', 'summary', 'optional', 'names', 'matchNames', 'trackTimestampsStaleness', 'name', 'key', 'labels', 'x', '', 'é',
  '__proto__', 'constructor', 'toString', 'length', '0', 'only', 'in', 'items',
];
const LEAVES: readonly unknown[] = ['', 'a', 'b', '[]', '{}', '1.0', 'é"\\\n\u0000', 0, 1, -5, 1.5, true, false, null];

const below = (next: Next, count: number) => Math.floor(next() * count);
const pick = <T>(next: Next, values: readonly T[]): T => values[below(next, values.length)];

const leaf: Make = (next) => pick(next, LEAVES);

/** Any value, nested a few levels. */
const odd: Make = (next, depth = 3) => {
  const dice = depth === 0 ? 0 : next();
  if (dice < 0.5) return leaf(next);

  return dice < 0.7 ? many(next, 3, () => odd(next, depth - 1)) : mapOf((n) => odd(n, depth - 1))(next);
};

function many<T>(next: Next, max: number, make: () => T): T[] {
  return Array.from({ length: below(next, max + 1) }, make);
}

function mapOf(value: Make): Make {
  return (next) => Object.fromEntries(many(next, 3, () => [pick(next, NAMES), value(next)]));
}

/** A value of another type, now and then. */
function often(value: Make): Make {
  return (next) => (next() < 0.07 ? odd(next) : value(next));
}

function listOf(value: Make): Make {
  return often((next) => many(next, 4, () => value(next)));
}

/** Some of the fields, in any order, and now and then others. */
function objectOf(fields: { readonly [name: string]: Make }): Make {
  const names = Object.keys(fields);

  return often((next) => {
    const share = next();
    const some = names.filter(() => next() < share).map((name): [string, unknown] => [name, fields[name](next)]);
    const others = next() < 0.15 ? Object.entries(mapOf(odd)(next) as object) : [];

    return Object.fromEntries(next() < 0.5 ? [...others, ...some] : [...some.reverse(), ...others]);
  });
}

const selector = objectOf({ name: leaf, key: leaf, optional: leaf });

/** Both versions have their names here, and each may have those of the other as unknown fields. */
const spec = objectOf({
  jobName: leaf,
  job: leaf,
  summary: leaf,
  trackTimestampsStaleness: leaf,
  metricsPath: leaf,
  staticConfigs: listOf(objectOf({ targets: listOf(leaf), addresses: listOf(leaf), owner: leaf, labels: mapOf(leaf) })),
  basicAuth: objectOf({ username: selector, password: selector }),
  authorization: objectOf({ type: leaf, credentials: selector }),
  proxyConnectHeader: often(mapOf(listOf(selector))),
  httpSDConfigs: listOf(objectOf({ url: leaf, authorization: objectOf({ credentials: selector }) })),
  kubernetesSDConfigs: listOf(objectOf({ role: leaf, namespaces: objectOf({ names: listOf(leaf), matchNames: listOf(leaf) }) })),
});

/** Annotations of users; some have the names that conversion uses. */
function annotations(next: Next, version: string, other: string): object {
  return {
    ...next() < 0.5 && { note: pick(next, ['', 'x']) },
    ...next() < 0.2 && { [annotationOf(version)]: pick(next, ['', 'x', '{"only":{"spec":1}}', '{"before":"x"}', '{', 'null']) },
    ...next() < 0.2 && { [annotationOf(other)]: pick(next, ['not JSON', 'null', '[1]', '"text"', '{"a":']) },
    last: 'x',
  };
}

/** An object in one of the versions. */
export function randomScrapeConfig(version: 'v1alpha1' | 'v1beta1', next: Next): { readonly [field: string]: unknown } {
  const other = version === 'v1alpha1' ? 'v1beta1' : 'v1alpha1';

  return {
    apiVersion: `monitoring.coreos.com/${version}`,
    kind: 'ScrapeConfig',
    metadata: {
      name: 'cart',
      ...next() < 0.5 && { namespace: 'shop', uid: 'u', managedFields: odd(next), labels: mapOf(leaf)(next) },
      ...next() < 0.5 && { annotations: annotations(next, version, other) },
    },
    ...next() < 0.95 && { spec: spec(next) },
    ...next() < 0.3 && { status: odd(next) },
  };
}
