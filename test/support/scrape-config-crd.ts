/** A ScrapeConfig CRD like that of an operator release, made from the slim schemas of the repository. */
import { readFileSync } from 'fs';
import { join } from 'path';
import { Manifest } from '../../lib/manifests/manifest';
import { copyPlain } from '../../lib/units/copy-plain';

interface SchemasFile {
  readonly kinds: { readonly ScrapeConfigV1Alpha1: { readonly schema: object } };
  readonly definitions: { readonly [name: string]: object };
}

let schemas: SchemasFile | undefined;

/** The fields that the CRD of the tests has: those that the demonstration changes, and some that it leaves alone. */
const FIELDS = [
  'authorization', 'basicAuth', 'httpSDConfigs', 'jobName', 'kubernetesSDConfigs', 'metricsPath', 'proxyConnectHeader', 'relabelings', 'sampleLimit', 'staticConfigs',
  'trackTimestampsStaleness',
];

/** The CRD with v1alpha1 alone; descriptions are short, printer columns are added, and it has some of the fields. */
export function scrapeConfigCrd(): Manifest {
  schemas ??= JSON.parse(readFileSync(join(__dirname, '..', '..', 'imports', 'schemas.json'), 'utf8')) as SchemasFile;
  const { kinds, definitions } = schemas;
  const resolved = (schema: unknown): unknown => {
    if (Array.isArray(schema)) return schema.map(resolved);
    if (typeof schema !== 'object' || schema === null) return schema;
    const { $ref } = schema as { readonly $ref?: string };

    return $ref === undefined
      ? Object.fromEntries(Object.entries(schema).map(([key, value]) => [key, resolved(value)]))
      : resolved(definitions[$ref.replace('#/definitions/', '')]);
  };

  const schema = resolved(kinds.ScrapeConfigV1Alpha1.schema) as { readonly properties: { readonly spec: { readonly properties: object } } };
  const { spec } = schema.properties;
  const few = { ...spec, properties: Object.fromEntries(Object.entries(spec.properties).filter(([name]) => FIELDS.includes(name))) };

  return copyPlain({
    apiVersion: 'apiextensions.k8s.io/v1',
    kind: 'CustomResourceDefinition',
    metadata: { name: 'scrapeconfigs.monitoring.coreos.com', annotations: { 'operator.prometheus.io/version': '0.94.1' } },
    spec: {
      group: 'monitoring.coreos.com',
      names: { categories: ['prometheus-operator'], kind: 'ScrapeConfig', listKind: 'ScrapeConfigList', plural: 'scrapeconfigs', shortNames: ['scfg'], singular: 'scrapeconfig' },
      scope: 'Namespaced',
      versions: [{
        additionalPrinterColumns: [{ jsonPath: '.metadata.creationTimestamp', name: 'Age', type: 'date' }],
        name: 'v1alpha1',
        schema: { openAPIV3Schema: { description: 'ScrapeConfig defines a scrape job.\nIt is "yes", on: off.', ...schema, properties: { ...schema.properties, spec: few } } },
        served: true,
        storage: true,
        subresources: { status: {} },
      }],
    },
  });
}
