/** Rules for `kubernetes_sd_configs`. */
import { customFields } from './client-rules';
import { excluding, missing, Rule } from './rule';
import { whyNotFieldSelectorText } from '../../../manifests/selectors/parse-field-selector';
import { whyNotLabelSelectorText } from '../../../manifests/selectors/parse-label-selector';
import { Decoded, isSet, listIn, structIn, textIn } from '../decoded';
import { LoaderVersion, needs, reaches } from '../loader-version';
import { Fault } from '../refused';
import { KubernetesRole } from '../scrape-job';

/** Roles that may have selectors, by the role of the discovery. */
export const SELECTABLE: { readonly [role in KubernetesRole]: readonly KubernetesRole[] } = {
  pod: ['pod', 'node'],
  service: ['service'],
  endpointslice: ['pod', 'service', 'endpointslice'],
  endpoints: ['pod', 'service', 'endpoints'],
  node: ['node'],
  ingress: ['ingress'],
};

/** @see SDConfig.UnmarshalYAML in discovery/kubernetes/kubernetes.go, Prometheus v0.314.0 */
export const KUBERNETES_RULES: readonly Rule[] = [
  (entry) => (isSet(entry, 'role') ? undefined : { ...missing('role'), fix: () => `set role to one of ${Object.keys(SELECTABLE).join(', ')}` }),
  (entry) => (hasServer(entry) && isSet(entry, 'kubeconfig_file') ? excluding('api_server', 'kubeconfig_file') : undefined),
  clientOfKubeconfig,
  clientWithoutServer,
  (entry) => (isOwnToo(entry) && hasServer(entry) ? ownNamespace('api_server') : undefined),
  (entry) => (isOwnToo(entry) && isSet(entry, 'kubeconfig_file') ? ownNamespace('kubeconfig_file') : undefined),
  wrongSelector,
];

/** An empty URL is one. */
function hasServer(entry: Decoded): boolean {
  return entry.api_server !== undefined;
}

function isOwnToo(entry: Decoded): boolean {
  return isSet(structIn(entry, 'namespaces'), 'own_namespace');
}

function ownNamespace(field: string): Fault {
  return {
    path: 'namespaces.own_namespace',
    problem: `is set together with ${field}, which is about another cluster`,
    fix: (named) => `list the namespaces in namespaces.names, or remove ${named(field)}`,
  };
}

function clientOfKubeconfig(entry: Decoded): Fault | undefined {
  const [field] = isSet(entry, 'kubeconfig_file') ? customFields(entry) : [];

  return field === undefined ? undefined : excluding(field, 'kubeconfig_file');
}

function clientWithoutServer(entry: Decoded): Fault | undefined {
  const fields = hasServer(entry) ? [] : customFields(entry);
  if (fields.length === 0) return undefined;

  return {
    path: fields[0],
    problem: 'is set without api_server: settings for the connection to an API server need its URL',
    fix: (named) => `set ${named('api_server')}, for example to https://kubernetes.default.svc, or remove ${fields.map(named).join(', ')}`,
  };
}

/** Selectors of nodes for role pod came with it. */
const NODES_OF_PODS = '3.11';

function wrongSelector(entry: Decoded, version: LoaderVersion | undefined): Fault | undefined {
  const selectable: readonly string[] | undefined = SELECTABLE[entry.role as KubernetesRole];
  // The role is filled in later.
  if (!selectable) return undefined;
  const selectors = listIn<Decoded | null>(entry, 'selectors').map((selector) => selector ?? {});
  const roles = selectors.map((selector) => textIn(selector, 'role'));
  for (const [i, selector] of selectors.entries()) {
    const at = (field: string, problem: string, fix: string): Fault => ({ path: `selectors[${i}].${field}`, problem, fix: () => fix });
    if (roles.indexOf(roles[i]) < i) return at('role', 'is that of another selector', 'merge the selectors of one role');
    if (!selectable.includes(roles[i])) return at('role', `is not one that role ${entry.role} supports`, `use one of ${selectable.join(', ')}`);
    if (entry.role === 'pod' && roles[i] === 'node' && !reaches(version, NODES_OF_PODS)) {
      return at('role', `node for role pod ${needs(NODES_OF_PODS, version!)}`, `run Prometheus ${NODES_OF_PODS} or later, or remove the selector`);
    }
    if (whyNotFieldSelectorText(textIn(selector, 'field')) !== undefined) return at('field', 'is not a valid field selector', 'write it like "metadata.name=cart"');
    if (whyNotLabelSelectorText(textIn(selector, 'label')) !== undefined) return at('label', 'is not a valid label selector', 'write it like "app=cart,tier in (web,api)"');
  }

  return undefined;
}
