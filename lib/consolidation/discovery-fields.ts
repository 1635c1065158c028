/** Where a job looks for targets, in the fields of a ScrapeConfig. */
import { copied, OF_TLS } from './copied-fields';
import { Server, Spec } from '../operator-port/server';
import { asJson, YamlMap } from '../operator-port/yaml';

/** The discovery of a job of a monitor. What it refers to is in the server's `apiserverConfig`: a job has values, not references. */
export function discoveryFields(job: YamlMap, { spec }: Pick<Server, 'spec'>): Spec {
  const { kubernetes_sd_configs: kubernetes, static_configs: fixed } = asJson(job) as Lists;

  return {
    ...fixed && { staticConfigs: fixed.map(({ targets, labels }) => ({ targets, labels })) },
    ...kubernetes && { kubernetesSDConfigs: kubernetes.map((config) => kubernetesConfig(config, spec.apiserverConfig)) },
  };
}

interface Lists { readonly [field: string]: readonly Spec[] | undefined }

function kubernetesConfig({ role, namespaces, selectors, attach_metadata: attachMetadata }: Spec, apiServer: Spec | undefined): Spec {
  return {
    ...apiServer && throughApiServer(apiServer),
    role: ROLES[role],
    ...namespaces && { namespaces },
    ...selectors && { selectors: selectors.map((selector: Spec) => ({ ...copied(['label', 'field'], selector), role: ROLES[selector.role] })) },
    ...attachMetadata && { attachMetadata },
  };
}

/** A ScrapeConfig spells roles as Kubernetes spells kinds. */
const ROLES: { readonly [role: string]: string } = {
  pod: 'Pod', service: 'Service', endpoints: 'Endpoints', endpointslice: 'EndpointSlice', ingress: 'Ingress', node: 'Node',
};

function throughApiServer({ host, tlsConfig, ...config }: Spec): Spec {
  return {
    apiServer: host ?? '',
    ...copied(['basicAuth', 'proxyUrl', 'noProxy', 'proxyFromEnvironment', 'proxyConnectHeader'], config),
    ...config.authorization && { authorization: copied(['type', 'credentials'], config.authorization) },
    ...tlsConfig && { tlsConfig: copied(OF_TLS, tlsConfig) },
  };
}
