// Fields that only newer CRDs have: typed, so that users of a newer operator can set them, and in no schema of this version.

import { GoTypesJson } from './go-names';
import { Crd } from './load-crds';
import { Schema } from './schema';

/** A field, by the version of the operator that brought it. */
interface LaterField {
  readonly since: string;
  readonly kinds: readonly string[];
  /** Fields that lead to the one that has it. */
  readonly parent: readonly string[];
  readonly field: string;
  readonly description: string;
  /** What is said of the field besides its description. */
  readonly schema: Schema | { readonly like: readonly string[] };
  /** Go type of the field, its elements or its values, by that of its parent. */
  readonly goTypes?: { readonly [parent: string]: string };
}

/** @see github.com/prometheus-operator/prometheus-operator/pkg/apis/monitoring, v0.95.2 */
const LATER: readonly LaterField[] = [
  {
    since: '0.95.0',
    kinds: ['PodMonitor', 'Probe', 'Prometheus', 'PrometheusAgent', 'ScrapeConfig', 'ServiceMonitor'],
    parent: ['spec'],
    field: 'extraScrapeMetrics',
    description: 'It requires Prometheus >= v3.10.0.',
    schema: { type: 'boolean' },
  },
  {
    since: '0.95.0',
    kinds: ['Alertmanager'],
    parent: ['spec'],
    field: 'alertmanagerConfigFileSystemMode',
    description: '',
    // Its three values are no enum here, because cdk8s import of this version has none of that name.
    schema: { type: 'string' },
  },
  {
    since: '0.95.0',
    kinds: ['Alertmanager'],
    parent: ['spec', 'alertmanagerConfiguration', 'global', 'telegram'],
    field: 'botToken',
    description: 'It requires Alertmanager >= v0.31.0.',
    schema: { like: ['spec', 'alertmanagerConfiguration', 'global', 'opsGenieApiKey'] },
    goTypes: { 'monitoring/v1.GlobalTelegramConfig': 'core/v1.SecretKeySelector' },
  },
  {
    since: '0.95.0',
    kinds: ['Alertmanager'],
    parent: ['spec', 'alertmanagerConfiguration', 'global', 'telegram'],
    field: 'botTokenFile',
    description: 'It requires Alertmanager >= v0.31.0.',
    schema: { type: 'string', minLength: 1 },
  },
  {
    since: '0.95.0',
    kinds: ['AlertmanagerConfig'],
    parent: ['spec', 'route'],
    field: 'labels',
    description: 'It requires Alertmanager >= v0.34.0.',
    schema: { like: ['spec', 'receivers', 'opsgenieConfigs', 'details'] },
    goTypes: { 'monitoring/v1alpha1.Route': 'monitoring/v1alpha1.KeyValue', 'monitoring/v1beta1.Route': 'monitoring/v1beta1.KeyValue' },
  },
];

/** The CRDs with these fields, as far as they do not have them. */
export function withLaterFields(crds: readonly Crd[]): Crd[] {
  return crds.map(({ schema, ...crd }) => {
    const fields = LATER.filter(({ kinds }) => kinds.includes(crd.kind));

    return { ...crd, schema: fields.reduce((root, later) => withField(root, later.parent, later, schema), schema) };
  });
}

/** The Go types with those of these fields. */
export function withLaterTypes(goTypes: GoTypesJson): GoTypesJson {
  const types = { ...goTypes.types };
  for (const { field, goTypes: added = {} } of LATER) {
    for (const [parent, goType] of Object.entries(added)) types[parent] = { [field]: goType, ...types[parent] };
  }

  return { ...goTypes, types };
}

function withField(node: Schema, path: readonly string[], later: LaterField, root: Schema): Schema {
  const [step, ...others] = path;
  const { field, since, description, schema } = later;
  if (step !== undefined) {
    const child = withField(node.properties![step], others, later, root);

    return { ...node, properties: { ...node.properties, [step]: child } };
  }
  if (field in node.properties!) return node;
  const given = 'like' in schema ? schema.like.reduce((at, name) => (at.items ?? at).properties![name], root) : schema;
  const properties = { ...node.properties, [field]: { ...given, description, operatorSince: since } };

  return { ...node, properties: Object.fromEntries(Object.entries(properties).sort(([a], [b]) => (a < b ? -1 : 1))) };
}
