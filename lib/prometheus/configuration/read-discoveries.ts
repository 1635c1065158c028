/** The discoveries of a job, with what decides on targets. */
import { attempted } from './attempted';
import { decodeStruct } from './decode';
import { Decoded, isSet, listIn, structIn, textIn } from './decoded';
import { LoaderVersion } from './loader-version';
import { Refusal } from './refused';
import { AttachedMetadata, KUBERNETES_ROLES, KubernetesRole, RoleSelector, SdConfig, StaticGroup } from './scrape-job';
import { PLACEHOLDER } from '../../kubernetes/placeholder';
import { FilesBeside } from '../../manifests/load/files-beside';
import { tryYamlValue } from '../../manifests/load/try-yaml-value';

/** What is known beside the configuration. */
export interface Reader {
  /** Namespace of the Prometheus itself, if it is known. */
  readonly ownNamespace?: string;
  /** Files that the configuration names; absent if no file is known. */
  readonly beside?: FilesBeside;
  /** Version of the Prometheus, if it is known. */
  readonly version?: LoaderVersion;
}

/** All discoveries of a job that is valid; those that ask something outside the cluster are `unknown`. */
export function readDiscoveries(job: Decoded, reader: Reader): SdConfig[] {
  return Object.keys(job).filter((key) => key === 'static_configs' || key.endsWith('_sd_configs')).flatMap((key): SdConfig[] => {
    const entries = listIn<Decoded>(job, key);
    switch (key) {
      case 'static_configs': return [{ kind: 'static', groups: entries.map(staticGroup) }];
      case 'kubernetes_sd_configs': return entries.map((entry) => kubernetesDiscovery(entry, reader));
      case 'file_sd_configs': return entries.flatMap((entry) => listIn<string>(entry, 'files').map((pattern) => filesOf(pattern, reader)));
      default: return entries.map(() => ({ kind: 'unknown', name: key }));
    }
  });
}

function staticGroup(entry: Decoded): StaticGroup {
  return { targets: listIn(entry, 'targets'), labels: (entry.labels ?? new Map()) as StaticGroup['labels'] };
}

/**
 * The groups in files that are known. A file that cannot be read leaves a running Prometheus as it is.
 * @see Discovery.readFile in discovery/file/file.go, Prometheus v0.314.0
 */
function filesOf(pattern: string, { beside, version }: Reader): SdConfig {
  const texts = (beside?.find(pattern) ?? []).map(({ text }) => tryYamlValue(text, true));
  const entries = texts.flatMap((value) => (Array.isArray(value) ? value : []));
  const refusals: Refusal[] = [];
  const groups = entries.flatMap((entry) => attempted(() => staticGroup(decodeStruct('targetgroup.Group', entry, version)), refusals) ?? []);
  if (groups.length === 0 || refusals.length > 0 || !texts.every(Array.isArray)) return { kind: 'unknown', name: 'file_sd_configs' };

  // The path is that in the container.
  return { kind: 'static', groups: groups.map(({ targets, labels }) => ({ targets, labels: new Map([...labels, ['__meta_filepath', PLACEHOLDER]]) })) };
}

function kubernetesDiscovery(entry: Decoded, { ownNamespace }: Reader): SdConfig {
  const namespaces = structIn(entry, 'namespaces');
  const names = listIn<string>(namespaces, 'names');
  const isOwnToo = isSet(namespaces, 'own_namespace');
  const role = KUBERNETES_ROLES.find((each) => each === entry.role);
  const apiServer = isSet(entry, 'api_server') ? (entry.api_server as { readonly text: string }).text : '';
  // Another cluster, or a role or a namespace that is not known.
  if (role === undefined || isSet(entry, 'kubeconfig_file') || (isOwnToo && ownNamespace === undefined)) return { kind: 'unknown', name: 'kubernetes_sd_configs' };

  return {
    kind: 'kubernetes',
    config: {
      role,
      namespaces: isOwnToo ? [...names, ownNamespace!] : names,
      selectors: listIn<Decoded>(entry, 'selectors').map(selector),
      attach: attachedMetadata(structIn(entry, 'attach_metadata')),
      ...apiServer !== '' && { apiServer },
    },
  };
}

function selector(entry: Decoded): RoleSelector {
  return { role: entry.role as KubernetesRole, label: textIn(entry, 'label'), field: textIn(entry, 'field') };
}

function attachedMetadata(attach: Decoded): AttachedMetadata {
  const is = (field: string) => isSet(attach, field);

  return { node: is('node'), namespace: is('namespace'), deployment: is('deployment'), job: is('job'), cronjob: is('cronjob') };
}
