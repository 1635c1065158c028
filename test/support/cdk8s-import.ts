/** What `cdk8s import` itself makes of the CRDs that imports/ was made from. */
import { execFileSync } from 'child_process';
import { writeFileSync } from 'fs';
import { join } from 'path';
import { follow, SCHEMAS, SlimSchema } from '../imports/random-object';

/** Writes the generated source below `folder` and returns its path. */
export function cdk8sImport(folder: string): string {
  writeFileSync(join(folder, 'crds.yaml'), crdDocuments().map((crd) => JSON.stringify(crd)).join('\n---\n'));
  const cli = join(__dirname, '..', '..', 'node_modules', 'cdk8s-cli', 'bin', 'cdk8s');
  const options = ['--language', 'typescript', '--output', 'out', '--no-save', '--no-check-upgrade'];
  execFileSync(process.execPath, [cli, 'import', 'crds.yaml', ...options], { cwd: folder, stdio: 'pipe' });

  return join(folder, 'out', 'monitoring.coreos.com.ts');
}

/** The CRDs that schemas.json was made from, without prose. */
function crdDocuments(): object[] {
  const byKind = new Map<string, string[]>();
  for (const [className, { kind }] of Object.entries(SCHEMAS.kinds)) {
    byKind.set(kind, [...byKind.get(kind) ?? [], className]);
  }
  return [...byKind].map(([kind, classNames]) => ({
    apiVersion: 'apiextensions.k8s.io/v1',
    kind: 'CustomResourceDefinition',
    metadata: { name: `${kind.toLowerCase()}s.monitoring.coreos.com` },
    spec: {
      group: 'monitoring.coreos.com',
      names: { kind, plural: `${kind.toLowerCase()}s` },
      scope: 'Namespaced',
      versions: classNames.map((className, index) => ({
        name: SCHEMAS.kinds[className].apiVersion.split('/')[1],
        served: true,
        storage: index === 0,
        schema: { openAPIV3Schema: expanded(SCHEMAS.kinds[className].schema) },
      })),
    },
  }));
}

function expanded(given: SlimSchema): SlimSchema {
  const { schema } = follow(given);
  const children = schema.properties && Object.entries(schema.properties).map(([field, child]) => [field, expanded(child)]);
  return {
    ...schema,
    ...(children && { properties: Object.fromEntries(children) }),
    ...(schema.items && { items: expanded(schema.items) }),
    ...(schema.additionalProperties && { additionalProperties: expanded(schema.additionalProperties) }),
  };
}
