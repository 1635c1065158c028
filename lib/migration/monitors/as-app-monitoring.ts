/** A PodMonitor as AppMonitoring code. Whether the code makes the same object has to be proven. */
import { durationExpression } from './duration-expression';
import { schemaFile, typedValue } from './typed-value';
import { listAt, Manifest, objectAt } from '../../manifests/manifest';
import { LabelSelector } from '../../manifests/selectors/selector';
import { construct, Expression, imported, local } from '../code/expression';

const LIBRARY = 'cdk8s-app-monitoring';

/** A TCP port that pods declare. */
export interface KnownPort { readonly name: string; readonly number: number }

/** The ports of the pods that a selector selects; empty if no such pods are known. */
export type PortsOf = (namespace: string | undefined, selector: LabelSelector) => readonly KnownPort[];

/** The code, if the monitor sets what AppMonitoring always writes, and its pods are known. */
export function tryAppMonitoring(manifest: Manifest, id: string, namespace: string | undefined, portsOf: PortsOf): Expression | undefined {
  const { namespace: own, ...metadata } = manifest.metadata ?? {};
  const { selector, podMetricsEndpoints, ...fields } = objectAt(manifest, ['spec']);
  const endpoints = listAt({ podMetricsEndpoints }, ['podMetricsEndpoints']).map((endpoint) => endpointProps(objectAt(endpoint, [])));
  const ports = manifest.kind === 'PodMonitor' ? portsOf(own, selector as LabelSelector) : [];
  if (ports.length === 0 || endpoints.length === 0 || endpoints.some((endpoint) => endpoint === undefined)) return undefined;
  const shared = typedValue(fields, schemaFile().definitions.PodMonitorSpec, { path: 'spec', type: 'PodMonitorSpec' }, () => undefined);

  return construct(imported('AppMonitoring', LIBRARY), local('this'), id, {
    operatorMode: true,
    pods: {
      selector: selector as Expression,
      ports: ports.map(({ name, number }) => ({ ...name !== '' && { name }, number })),
      ...own !== namespace && { namespace: own },
    },
    ...endpoints.length === 1 ? endpoints[0] as object : { endpoints: endpoints as Expression[] },
    ...shared as object,
    metadata: metadata as Expression,
  });
}

/** Props of one endpoint; undefined without a field that AppMonitoring always writes, or with a login or TLS, which have other types. */
function endpointProps(endpoint: { readonly [field: string]: unknown }): Expression | undefined {
  const { port, portNumber, path, scheme, interval, scrapeTimeout, ...fields } = endpoint;
  const [every, timeout] = [durationExpression(interval), durationExpression(scrapeTimeout)];
  const isLeftOut = (port ?? portNumber) === undefined || path === undefined || (scheme !== 'http' && scheme !== 'https') || !every || !timeout;
  if (isLeftOut || OTHER_TYPES.some((field) => fields[field] !== undefined)) return undefined;
  const others = typedValue(fields, schemaFile().definitions.PodMetricsEndpoint, { path: '', type: 'PodMetricsEndpoint' }, () => undefined);

  return {
    port: (port ?? portNumber) as string | number,
    path: path as string,
    ...scheme === 'https' && { scheme: imported('Scheme', LIBRARY).member('HTTPS') },
    interval: every,
    timeout,
    ...others as object,
  };
}

const OTHER_TYPES = ['tlsConfig', 'basicAuth', 'authorization', 'oauth2', 'bearerTokenSecret', 'targetPort'];
