// Fields that only newer CRDs have: typed, so that users of a newer operator can set them, and in no schema of this version.

import { Crd } from './load-crds';
import { Schema } from './schema';

/** Fields of `spec`, by the version of the operator that brought them. */
const LATER: readonly { readonly since: string; readonly field: string; readonly schema: Schema; readonly kinds: readonly string[] }[] = [
  {
    since: '0.95.0',
    field: 'extraScrapeMetrics',
    schema: { type: 'boolean', description: 'It requires Prometheus >= v3.10.0.' },
    kinds: ['PodMonitor', 'Probe', 'Prometheus', 'PrometheusAgent', 'ScrapeConfig', 'ServiceMonitor'],
  },
];

/** The CRDs with these fields, as far as they do not have them. */
export function withLaterFields(crds: readonly Crd[]): Crd[] {
  return crds.map((crd) => {
    const known = crd.schema.properties?.spec?.properties ?? {};
    const fields = LATER.filter(({ kinds, field }) => kinds.includes(crd.kind) && !(field in known));

    return fields.length === 0 ? crd : { ...crd, schema: withFields(crd.schema, fields) };
  });
}

function withFields(root: Schema, fields: typeof LATER): Schema {
  const { spec } = root.properties!;
  const added = Object.fromEntries(fields.map(({ field, schema, since }) => [field, { ...schema, operatorSince: since }]));
  const properties = Object.fromEntries(Object.entries({ ...spec.properties, ...added }).sort(([a], [b]) => (a < b ? -1 : 1)));

  return { ...root, properties: { ...root.properties, spec: { ...spec, properties } } };
}
