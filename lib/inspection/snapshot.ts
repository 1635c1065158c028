/** The objects of a cluster, reduced to what decides on scraping: no values of Secrets, no credentials, no state. */
import { withoutSecretValues } from './secret-values';
import { LAST_APPLIED } from '../manifests/last-applied';
import { listAt, Manifest, objectAt, stringAt, valueAt } from '../manifests/manifest';
import { storedAs } from '../manifests/objects';
import { isScrapeConfigCrd } from '../operator-port/scrape-config-versions';
import { isServer } from '../operator-port/server';
import { isObject } from '../units/is-object';

/** Sorted by key; of two with one key the later one counts. */
export function reduced(manifests: readonly Manifest[]): Manifest[] {
  const accounts = new Set(manifests.filter(isServer).flatMap(subjectsOf));
  const bindings = manifests.filter(({ kind }) => kind === 'RoleBinding' || kind === 'ClusterRoleBinding');
  const kept = new Set(bindings.filter((binding) => accounts.size === 0 || isFor(binding, accounts)));
  const roles = new Set([...kept].map(roleKeyOf));
  const isKept = (manifest: Manifest) => {
    switch (manifest.kind) {
      case 'RoleBinding': case 'ClusterRoleBinding': return kept.has(manifest);
      case 'Role': case 'ClusterRole': return accounts.size === 0 || roles.has(storedAs(manifest).key);
      default: return true;
    }
  };
  const byKey = new Map(manifests.filter(isKept).map((manifest) => [storedAs(manifest).key, withoutState(manifest)]));

  return [...byKey].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, manifest]) => manifest);
}

/** An account as bindings name it, and the groups that it is in. */
function subjectsOf(server: Manifest): string[] {
  const { namespace } = storedAs(server);
  const name = stringAt(server, ['spec', 'serviceAccountName']) || 'default';

  return [
    `ServiceAccount/${namespace}/${name}`, `User//system:serviceaccount:${namespace}:${name}`,
    'Group//system:serviceaccounts', `Group//system:serviceaccounts:${namespace}`, 'Group//system:authenticated',
  ];
}

function isFor(binding: Manifest, accounts: ReadonlySet<string>): boolean {
  return listAt(binding, ['subjects']).some((subject) => {
    const kind = stringAt(subject, ['kind']) ?? '';
    const namespace = kind === 'ServiceAccount' ? stringAt(subject, ['namespace']) ?? binding.metadata?.namespace ?? '' : '';

    return accounts.has(`${kind}/${namespace}/${stringAt(subject, ['name'])}`);
  });
}

function roleKeyOf(binding: Manifest): string {
  const [kind, name] = ['kind', 'name'].map((field) => stringAt(binding, ['roleRef', field]) ?? '');

  return kind === 'Role' ? `Role/${binding.metadata?.namespace ?? 'default'}/${name}` : `${kind}/${name}`;
}

function withoutState(manifest: Manifest): Manifest {
  const { status, ...written } = withoutSecretValues(manifest);
  const { apiVersion, kind, metadata = {}, ...fields } = written;
  const { annotations = {}, labels, name, namespace } = metadata;
  const kept = Object.fromEntries(Object.entries(annotations).filter(([key]) => !STATE.has(key)));

  return {
    ...apiVersion !== undefined && { apiVersion },
    ...kind !== undefined && { kind },
    metadata: {
      ...name !== undefined && { name },
      ...namespace !== undefined && { namespace },
      ...labels !== undefined && Object.keys(labels).length > 0 && { labels },
      ...Object.keys(kept).length > 0 && { annotations: kept },
    },
    ...fieldsOf(manifest, fields),
  };
}

/** Annotations that a controller or kubectl writes. */
const STATE: ReadonlySet<string> = new Set([LAST_APPLIED, 'deployment.kubernetes.io/revision']);

function fieldsOf(manifest: Manifest, fields: { readonly [field: string]: unknown }): { readonly [field: string]: unknown } {
  if (isServer(manifest)) return { ...fields, spec: serverSpec(objectAt(manifest, ['spec'])) };
  if (isScrapeConfigCrd(manifest)) return { spec: crdSpec(objectAt(manifest, ['spec'])) };
  // The controller has written the rules of an aggregated role into it.
  if (manifest.kind === 'ClusterRole') return { rules: fields.rules ?? [] };
  if (manifest.kind === 'Namespace') return {};

  return withoutEnvironment(fields) as { readonly [field: string]: unknown };
}

/** Which versions there are, without their schemas. */
function crdSpec({ group, names, versions }: { readonly [field: string]: unknown }): object {
  const kept = listAt({ versions }, ['versions']).filter(isObject).map(({ name, served, storage, deprecated }) => (
    { name, served, storage, ...deprecated === true && { deprecated } }));

  return { group, names, versions: kept };
}

/** Without what other programs get, which may hold credentials. */
function serverSpec(spec: { readonly [field: string]: unknown }): object {
  const kept = Object.fromEntries(Object.entries(spec).filter(([field]) => !OF_OTHERS.has(field)));
  const apiServer = objectAt(spec, ['apiserverConfig']);
  const { bearerToken, ...plain } = apiServer;

  return { ...kept, ...valueAt(spec, ['apiserverConfig']) !== undefined && { apiserverConfig: plain } };
}

const OF_OTHERS: ReadonlySet<string> = new Set([
  'remoteWrite', 'remoteRead', 'alerting', 'additionalAlertManagerConfigs', 'additionalAlertRelabelConfigs', 'additionalArgs', 'thanos', 'storage',
  'volumes', 'volumeMounts', 'containers', 'initContainers', 'resources', 'affinity', 'tolerations', 'topologySpreadConstraints', 'nodeSelector',
  'securityContext', 'tracingConfig', 'otlp', 'web', 'imagePullSecrets', 'rules', 'query', 'externalUrl', 'hostAliases', 'dnsConfig',
]);

/** Pods without the environment of their containers. */
function withoutEnvironment(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutEnvironment);
  if (!isObject(value)) return value;
  const { env, envFrom, ...others } = value;
  const isContainer = typeof value.name === 'string' && typeof value.image === 'string';

  return Object.fromEntries(Object.entries(isContainer ? others : value).map(([field, each]) => [field, withoutEnvironment(each)]));
}
