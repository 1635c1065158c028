/** A PodMonitor as AppMonitoring code. Whether the code makes the same object has to be proven. */
import { schemaFile, typedValue } from './typed-value';
import { listAt, Manifest, objectAt } from '../../manifests/manifest';
import { LabelSelector } from '../../manifests/selectors/selector';
import { durationText } from '../../units/duration-text';
import { call, construct, Expression, imported, local } from '../code/expression';

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
  const [every, timeout] = [durationOf(interval), durationOf(scrapeTimeout)];
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

const UNITS: readonly (readonly [suffix: string, unit: string, millis: bigint])[] = [
  ['d', 'days', 86_400_000n], ['h', 'hours', 3_600_000n], ['m', 'minutes', 60_000n], ['s', 'seconds', 1000n], ['ms', 'millis', 1n],
];

/** `30s` as `Duration.seconds(30)`; undefined for a text that would be written in another way. */
function durationOf(text: unknown): Expression | undefined {
  const [, digits, suffix] = /^([1-9]\d*)(d|h|m|s|ms)$/.exec(String(text)) ?? [];
  const unit = UNITS.find(([each]) => each === suffix);
  if (!unit || durationText(BigInt(digits) * unit[2]) !== text) return undefined;

  return call(imported('Duration', 'cdk8s').member(unit[1]), Number(digits));
}
