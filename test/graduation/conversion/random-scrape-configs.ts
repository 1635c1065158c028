/** Random objects around everything that differs between the versions of the demonstration, with values of wrong types and unknown fields. */
import * as fc from 'fast-check';
import { annotationOf } from '../../../lib/graduation/conversion/converter';

type Json = fc.Arbitrary<unknown>;

/** Names of both versions, and names that objects of JavaScript treat in a special way. */
const NAMES = fc.constantFrom(
  'jobName', 'job', 'targets', 'addresses', 'owner', 'summary', 'optional', 'names', 'matchNames', 'trackTimestampsStaleness', 'name', 'key', 'labels', 'x', '', 'é',
  '__proto__', 'constructor', 'toString', 'length', '0', 'only', 'in', 'items',
);

const LEAF: Json = fc.oneof(fc.string({ maxLength: 5 }), fc.integer(), fc.boolean(), fc.constant(null), fc.constantFrom('', '[]', '{}', '1.0'));

const ODD: Json = fc.letrec((tie) => ({
  value: fc.oneof({ depthSize: 'small' }, LEAF, fc.array(tie('value'), { maxLength: 3 }), map(tie('value'))),
})).value;

function map(value: Json): Json {
  return fc.dictionary(NAMES, value, { maxKeys: 3, noNullPrototype: true });
}

function often(value: Json): Json {
  return fc.oneof({ weight: 12, arbitrary: value }, { weight: 1, arbitrary: ODD });
}

function list(value: Json): Json {
  return often(fc.array(value, { maxLength: 4 }));
}

function object(fields: { readonly [name: string]: Json }): Json {
  const known = fc.record(fields, { requiredKeys: [], noNullPrototype: true });

  return often(fc.tuple(known, fc.oneof({ weight: 6, arbitrary: fc.constant({}) }, { weight: 1, arbitrary: map(ODD) }))
    .map(([some, others]) => ({ ...others as object, ...some as object })));
}

const SELECTOR = object({ name: LEAF, key: LEAF, optional: fc.boolean() });

/** Both versions have their names here, and each may have those of the other as unknown fields. */
const SPEC = object({
  jobName: LEAF,
  job: LEAF,
  summary: LEAF,
  trackTimestampsStaleness: fc.boolean(),
  metricsPath: LEAF,
  staticConfigs: list(object({ targets: list(LEAF), addresses: list(LEAF), owner: LEAF, labels: map(LEAF) })),
  basicAuth: object({ username: SELECTOR, password: SELECTOR }),
  authorization: object({ type: LEAF, credentials: SELECTOR }),
  proxyConnectHeader: often(fc.dictionary(NAMES, list(SELECTOR), { maxKeys: 3, noNullPrototype: true })),
  httpSDConfigs: list(object({ url: LEAF, authorization: object({ credentials: SELECTOR }) })),
  kubernetesSDConfigs: list(object({ role: LEAF, namespaces: object({ names: list(LEAF), matchNames: list(LEAF) }) })),
});

/** Annotations of users; some have the names that conversion uses. */
function annotations(version: string, other: string): Json {
  const text = fc.string({ maxLength: 5 });

  return fc.record({
    note: text,
    [annotationOf(version)]: fc.oneof(text, fc.constantFrom('{"only":{"spec":1}}', '{"before":"x"}', '{', 'null')),
    [annotationOf(other)]: fc.constantFrom('not JSON', 'null', '[1]', '"text"', '{"a":'),
    last: text,
  }, { requiredKeys: ['last'], noNullPrototype: true });
}

/** An object in one of the versions. */
export function randomScrapeConfig(version: 'v1alpha1' | 'v1beta1'): fc.Arbitrary<{ readonly [field: string]: unknown }> {
  const other = version === 'v1alpha1' ? 'v1beta1' : 'v1alpha1';

  return fc.record({
    apiVersion: fc.constant(`monitoring.coreos.com/${version}`),
    kind: fc.constant('ScrapeConfig'),
    metadata: fc.record({
      name: fc.constant('cart'),
      namespace: fc.constant('shop'),
      uid: fc.uuid(),
      managedFields: ODD,
      labels: map(LEAF),
      annotations: annotations(version, other),
    }, { requiredKeys: ['name'], noNullPrototype: true }),
    spec: SPEC,
    status: ODD,
  }, { requiredKeys: ['apiVersion', 'kind', 'metadata'], noNullPrototype: true });
}
