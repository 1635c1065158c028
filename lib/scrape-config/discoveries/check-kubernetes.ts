/** Checks the fields of a Kubernetes discovery together. */
import { KubernetesRole, KubernetesSdConfig } from '../../../imports/scrape-config';
import { Problem, quote, quoteList } from '../../findings/problem';
import { whyNotFieldSelectorText } from '../../manifests/selectors/parse-field-selector';
import { whyNotLabelSelectorText } from '../../manifests/selectors/parse-label-selector';
import { SELECTABLE } from '../../prometheus/configuration/rules/kubernetes-rules';
import { conflict } from '../discovery-type';
import { HttpClientProps } from '../http-client-props';

const { POD, NODE } = KubernetesRole;

/** Selectors that a role takes. */
function selectorsOf(role: KubernetesRole): readonly KubernetesRole[] {
  const selectable = SELECTABLE[role.toLowerCase() as keyof typeof SELECTABLE] ?? [];

  return selectable.map((each) => Object.values(KubernetesRole).find((other) => other.toLowerCase() === each)!);
}

/** A discovery with the fields that only native configuration has. */
type Config = Roles & Pick<KubernetesSdConfig, 'apiServer' | 'namespaces'> & HttpClientProps & { readonly kubeconfigFile?: string };

/** What is discovered, and the selectors for it. */
type Roles = Pick<KubernetesSdConfig, 'role' | 'selectors'>;

/**
 * Checks the rules by which the operator rejects a ScrapeConfig, and Prometheus a whole configuration.
 * @see validateKubernetesSDConfigs in pkg/prometheus/resource_selector.go, v0.94.1
 * @see SDConfig in discovery/kubernetes/kubernetes.go, v3.14.0
 */
export function checkKubernetes(config: Config, where: string): Problem[] {
  return [...checkServer(config, where), ...checkSelectors(config, where)];
}

/** The operator accepts node selectors for role Node only, Prometheus 3.11 for pods too. */
export function rolesNotInCrd({ role, selectors = [] }: Roles, where: string): string[] {
  return role !== POD ? [] : selectors.flatMap((selector, i) => (selector.role === NODE ? [`${where}selectors[${i}] (nodes of pods)`] : []));
}

const CONNECTION = [
  'basicAuth', 'authorization', 'oauth2', 'tlsConfig', 'followRedirects', 'enableHttp2', 'proxyUrl', 'noProxy', 'proxyFromEnvironment',
  'proxyConnectHeader', 'httpHeaders',
] as const;

/** Values that Prometheus cannot distinguish from a field that is left out. */
const DEFAULTS: { readonly [field: string]: boolean } = { followRedirects: true, enableHttp2: true, proxyFromEnvironment: false };

function checkServer(config: Config, where: string): Problem[] {
  const { apiServer, kubeconfigFile, namespaces } = config;
  const connection = CONNECTION.filter((field) => config[field] !== undefined && config[field] !== DEFAULTS[field]);
  const server = apiServer === undefined ? 'kubeconfigFile' : 'apiServer';
  const problems: Problem[] = [];

  if (apiServer !== undefined && kubeconfigFile !== undefined) problems.push(conflict(`${where}apiServer is set together with kubeconfigFile`, 'remove one of them'));
  if (namespaces?.ownNamespace && (apiServer ?? kubeconfigFile) !== undefined) {
    problems.push(conflict(`${where}${server} is set together with namespaces.ownNamespace, which has no meaning for another cluster`, 'list the namespaces in namespaces.names'));
  }
  if (connection.length > 0 && apiServer === undefined) {
    problems.push(conflict(`${where}apiServer is not set, but required for ${quoteList(connection)}`, 'set apiServer, or leave them out'));
  }

  return problems;
}

function checkSelectors({ role, selectors = [] }: Roles, where: string): Problem[] {
  const roles = selectors.map((selector) => selector.role);

  return selectors.flatMap((selector, i) => {
    const at = `${where}selectors[${i}]`;
    const allowed = selectorsOf(role);
    const why = {
      label: selector.label === undefined ? undefined : whyNotLabelSelectorText(selector.label),
      field: selector.field === undefined ? undefined : whyNotFieldSelectorText(selector.field),
    };

    return [
      ...(allowed.includes(selector.role) ? [] : [conflict(`${at}.role is ${quote(selector.role)}, which role ${quote(role)} does not support`, `use one of ${quoteList(allowed)}`)]),
      ...(roles.indexOf(selector.role) < i ? [conflict(`${at}.role is ${quote(selector.role)} a second time`, 'merge the selectors of one role')] : []),
      ...(why.label ? [conflict(`${at}.label ${quote(selector.label)} is not a valid label selector: ${why.label}`, 'write it like "app=cart,tier in (web,api)"')] : []),
      ...(why.field ? [conflict(`${at}.field ${quote(selector.field)} is not a valid field selector: ${why.field}`, 'write it like "metadata.name=cart"')] : []),
    ];
  });
}
