/** Reads the discoveries of a job. */
import { DISCOVERIES, KUBERNETES_FIELDS, STATIC_FIELDS } from './known-fields';
import { refuseTwoLogins } from './refuse-two-logins';
import { boolean, knownMapping, list, mapping, RefusedConfiguration, text, YamlMapping } from './refused';
import { AttachedMetadata, SdConfig, KUBERNETES_ROLES, KubernetesConfig, KubernetesRole, RoleSelector, StaticGroup } from './scrape-job';
import { whyNotFieldSelectorText } from '../../manifests/selectors/parse-field-selector';
import { parseLabelSelector } from '../../manifests/selectors/parse-label-selector';

/** What is known beside the configuration. */
export interface Reader {
  /** Namespace of the Prometheus itself, if it is known. */
  readonly ownNamespace?: string;
}

/**
 * Reads all discoveries of a job; those that ask something outside the cluster are `unknown`.
 * @throws RefusedConfiguration if Prometheus would not load them
 */
export function readDiscoveries(job: YamlMapping, place: string, reader: Reader): SdConfig[] {
  return Object.keys(job).filter((key) => key === 'static_configs' || key.endsWith('_sd_configs')).flatMap((key) => {
    const entries = list(job[key], `${place} ${key}`);
    if (key !== 'static_configs' && !DISCOVERIES.has(key.slice(0, -'_sd_configs'.length))) {
      throw new RefusedConfiguration(`${place} has an unknown field "${key}"`);
    }
    if (key === 'static_configs') return [{ kind: 'static', groups: entries.map((entry) => staticGroup(entry, `${place} ${key}`)) }];

    return entries.map((entry) => (key === 'kubernetes_sd_configs'
      ? kubernetesDiscovery(knownMapping(entry, `${place} ${key}`, KUBERNETES_FIELDS), `${place} ${key}`, reader) : { kind: 'unknown', name: key } as const));
  });
}

/** @see Group.UnmarshalYAML in discovery/targetgroup/targetgroup.go, Prometheus v0.314.0 */
function staticGroup(entry: unknown, place: string): StaticGroup {
  if (entry === null) throw new RefusedConfiguration(`${place} has an empty entry`);
  const { targets, labels } = knownMapping(entry, place, STATIC_FIELDS);
  const named = Object.entries(mapping(labels, `${place} labels`));
  if (named.some(([name]) => name === '')) throw new RefusedConfiguration(`${place} labels has one without a name`);

  return {
    targets: list(targets, `${place} targets`).map((target) => text(target, `${place} targets`)),
    labels: new Map(named.map(([name, value]) => [name, text(value, `${place} labels`)])),
  };
}

/** @see SDConfig.UnmarshalYAML in discovery/kubernetes/kubernetes.go, Prometheus v0.314.0 */
function kubernetesDiscovery(entry: YamlMapping, place: string, { ownNamespace }: Reader): SdConfig {
  refuseTwoLogins(entry, place);
  const role = roleOf(entry.role, place);
  const namespaces = mapping(entry.namespaces, `${place} namespaces`);
  const names = list(namespaces.names, `${place} namespaces`).map((name) => text(name, `${place} namespaces`));
  const isOwnToo = boolean(namespaces.own_namespace, `${place} own_namespace`, false);
  if (entry.kubeconfig_file && isOwnToo) throw new RefusedConfiguration(`${place} has both kubeconfig_file and own_namespace`);
  // Another cluster, or a namespace that is not known.
  if (entry.kubeconfig_file || (isOwnToo && ownNamespace === undefined)) return { kind: 'unknown', name: 'kubernetes_sd_configs' };

  return {
    kind: 'kubernetes',
    config: {
      role,
      namespaces: isOwnToo ? [...names, ownNamespace!] : names,
      selectors: selectorsOf(entry.selectors, role, place),
      attach: attachedMetadata(mapping(entry.attach_metadata, `${place} attach_metadata`), place),
      ...entry.api_server ? { isElsewhere: true } : undefined,
    },
  };
}

function roleOf(value: unknown, place: string): KubernetesRole {
  const role = text(value, `${place} role`);
  if (!(KUBERNETES_ROLES as readonly string[]).includes(role)) {
    throw new RefusedConfiguration(`${place} has ${role === '' ? 'no role' : `an unknown role "${role}"`} (one of ${KUBERNETES_ROLES.join(', ')})`);
  }

  return role as KubernetesRole;
}

/** Roles that may have selectors, by the role of the discovery. */
const SELECTABLE: { readonly [role in KubernetesRole]: readonly string[] } = {
  pod: ['pod', 'node'],
  service: ['service'],
  endpointslice: ['pod', 'service', 'endpointslice'],
  endpoints: ['pod', 'service', 'endpoints'],
  node: ['node'],
  ingress: ['ingress'],
};

function selectorsOf(value: unknown, role: KubernetesRole, place: string): KubernetesConfig['selectors'] {
  const selectors = list(value, `${place} selectors`).map((entry): RoleSelector => {
    const { role: of, label, field } = mapping(entry, `${place} selectors`);

    return { role: text(of, `${place} selectors`) as KubernetesRole, label: text(label, `${place} selectors`), field: text(field, `${place} selectors`) };
  });
  const wrong = selectors.find(({ role: of }) => !SELECTABLE[role].includes(of));
  if (wrong) throw new RefusedConfiguration(`${place} of role ${role} takes selectors of ${SELECTABLE[role].join(', ')}, not "${wrong.role}"`);
  if (new Set(selectors.map(({ role: of }) => of)).size < selectors.length) throw new RefusedConfiguration(`${place} has two selectors of one role`);
  selectors.forEach(({ label, field }) => refuseSelector(label, field, place));

  return selectors;
}

function refuseSelector(label: string, field: string, place: string): void {
  try {
    parseLabelSelector(label);
  } catch (error) {
    throw new RefusedConfiguration(`${place} has an invalid label selector: ${(error as Error).message}`);
  }
  const reason = whyNotFieldSelectorText(field);
  if (reason !== undefined) throw new RefusedConfiguration(`${place} has an invalid field selector: ${reason}`);
}

function attachedMetadata(attach: YamlMapping, place: string): AttachedMetadata {
  const is = (field: string) => boolean(attach[field], `${place} attach_metadata`, false);

  return { node: is('node'), namespace: is('namespace'), deployment: is('deployment'), job: is('job'), cronjob: is('cronjob') };
}
