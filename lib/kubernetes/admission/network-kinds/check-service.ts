/** The rules of Services. */
import { checkClusterIps } from './check-cluster-ips';
import { nodePortsOf } from './node-ports';
import { StringMap } from '../../../manifests/manifest';
import { whyNotQualifiedName } from '../../../units/kubernetes-names';
import { checkLabels } from '../check-labels';
import { FieldFaults } from '../field-faults';
import { whyNotCidr, whyNotEndpointIp } from '../ip';
import { DNS_LABEL, SUBDOMAIN } from '../names';
import { checkPortNumber, checkPortNumberOrName, PROTOCOLS } from '../pod/check-ports';
import { Service, ServicePort, ServiceSpec } from '../types';

const TYPES = ['ClusterIP', 'ExternalName', 'LoadBalancer', 'NodePort'];

/**
 * Addresses and ports of nodes are allocated before everything else. Those that depend on settings of the cluster are taken.
 * @see beginCreate in pkg/registry/core/service/storage/storage.go, v1.37.2
 */
export function checkServiceAddresses({ spec = {} }: Service, faults: FieldFaults): void {
  if (spec.type !== 'ExternalName') checkClusterIps(spec, clusterIpsOf(spec), faults);
  const { conflict } = nodePortsOf(spec);
  if (faults.all.length === 0 && conflict !== undefined) faults.invalid(`spec.ports[${conflict}].nodePort`, spec.ports?.[conflict].nodePort, 'another port has it', 'use each nodePort once');
}

/** @see ValidateServiceCreate in pkg/apis/core/validation/validation.go, v1.37.2 */
export function checkService({ metadata = {}, spec = {} }: Service, faults: FieldFaults): void {
  const { externalIPs = [], selector } = spec;
  const type = spec.type || 'ClusterIP';
  const isHeadless = clusterIpsOf(spec).length === 1 && clusterIpsOf(spec)[0] === 'None';
  checkType(spec, type, isHeadless, faults);
  checkPorts(spec.ports ?? [], type, faults);
  checkNodePorts(spec, faults);
  checkLabels(selector, 'spec.selector', faults);
  checkAffinity(spec, faults);
  externalIPs.forEach((ip, i) => faults.invalid(`spec.externalIPs[${i}]`, ip, whyNotEndpointIp(ip)));
  faults.oneOf('spec.type', type, TYPES);
  checkLoadBalancer(spec, type, metadata.annotations ?? {}, faults);
  checkTraffic(spec, type, faults);
  const { 'service.kubernetes.io/topology-mode': mode, 'service.kubernetes.io/topology-aware-hints': hints } = metadata.annotations ?? {};
  if (mode !== undefined && hints !== undefined && mode !== hints) {
    faults.invalid('metadata.annotations[service.kubernetes.io/topology-mode]', mode, 'must match the annotation service.kubernetes.io/topology-aware-hints');
  }
}

/** One address can be given in the old field alone. @see normalizeClusterIPs in pkg/registry/core/service/storage/storage.go, v1.37.2 */
function clusterIpsOf({ clusterIP, clusterIPs = [] }: ServiceSpec): readonly string[] {
  return clusterIP && clusterIPs.length === 0 ? [clusterIP] : clusterIPs;
}

function checkType(spec: ServiceSpec, type: string, isHeadless: boolean, faults: FieldFaults): void {
  if (!spec.ports?.length && !isHeadless && type !== 'ExternalName') faults.required('spec.ports', 'at least one port');
  if (isHeadless && (type === 'LoadBalancer' || type === 'NodePort')) faults.invalid('spec.clusterIPs[0]', 'None', `may not be set to "None" for ${type} services`, `remove clusterIP, or type: ${type}`);
  if (type !== 'ExternalName') return;
  if (clusterIpsOf(spec).length > 0) faults.forbidden('spec.clusterIPs', 'may not be set for ExternalName services');
  if (spec.ipFamilies?.length) faults.forbidden('spec.ipFamilies', 'may not be set for ExternalName services');
  if (spec.ipFamilyPolicy !== undefined) faults.forbidden('spec.ipFamilyPolicy', 'may not be set for ExternalName services');
  const name = (spec.externalName ?? '').replace(/\.$/, '');
  if (name === '') faults.required('spec.externalName');
  else faults.invalid('spec.externalName', name, SUBDOMAIN(name));
}

/** @see validateServicePort in pkg/apis/core/validation/validation.go, v1.37.2 */
function checkPorts(ports: readonly ServicePort[], type: string, faults: FieldFaults): void {
  const names = new Set<string>();
  const numbers = new Set<string>();
  ports.forEach(({ name, port = 0, protocol, targetPort, nodePort, appProtocol }, i) => {
    const at = `spec.ports[${i}]`;
    const number = `${protocol || 'TCP'} ${port}`;
    if (!name && ports.length > 1) faults.required(`${at}.name`, 'a Service with several ports needs names for all of them');
    if (name) checkName(name, `${at}.name`, names, faults);
    checkPortNumber(port, `${at}.port`, faults);
    if (protocol) faults.oneOf(`${at}.protocol`, protocol, PROTOCOLS);
    checkPortNumberOrName(targetPort || port, `${at}.targetPort`, faults);
    if (appProtocol !== undefined) faults.invalid(`${at}.appProtocol`, appProtocol, whyNotQualifiedName(appProtocol));
    if (numbers.has(number)) faults.duplicate(at, { port, protocol: protocol || 'TCP' });
    numbers.add(number);
    if (nodePort && type === 'ClusterIP') faults.forbidden(`${at}.nodePort`, 'may not be used when `type` is "ClusterIP"');
  });
}

function checkNodePorts(spec: ServiceSpec, faults: FieldFaults): void {
  const taken = new Set<string>();
  nodePortsOf(spec).ports.forEach((nodePort, i) => {
    const key = `${spec.ports?.[i].protocol || 'TCP'} ${nodePort}`;
    if (nodePort !== undefined && taken.has(key)) faults.duplicate(`spec.ports[${i}].nodePort`, spec.ports?.[i].nodePort);
    taken.add(key);
  });
}

function checkName(name: string, path: string, names: Set<string>, faults: FieldFaults): void {
  const fix = name.length > 63 ? 'use at most 63 characters' : 'use lower-case letters, digits and "-"';
  faults.invalid(path, name, DNS_LABEL(name), fix);
  if (names.has(name)) faults.duplicate(path, name);
  names.add(name);
}

const MAX_AFFINITY_SECONDS = 86_400;

/** @see SetDefaults_Service in pkg/apis/core/v1/defaults.go, v1.37.2: settings of an affinity that is off are dropped */
function checkAffinity({ sessionAffinity, sessionAffinityConfig }: ServiceSpec, faults: FieldFaults): void {
  if (sessionAffinity) faults.oneOf('spec.sessionAffinity', sessionAffinity, ['ClientIP', 'None']);
  const seconds = sessionAffinityConfig?.clientIP?.timeoutSeconds;
  if (sessionAffinity === 'ClientIP' && seconds !== undefined && (seconds <= 0 || seconds > MAX_AFFINITY_SECONDS)) {
    faults.invalid('spec.sessionAffinityConfig.clientIP.timeoutSeconds', seconds, `must be greater than 0 and less than ${MAX_AFFINITY_SECONDS}`);
  }
}

const SOURCE_RANGES = 'service.beta.kubernetes.io/load-balancer-source-ranges';

function checkLoadBalancer(spec: ServiceSpec, type: string, annotations: StringMap, faults: FieldFaults): void {
  const { loadBalancerSourceRanges: ranges = [], allocateLoadBalancerNodePorts, loadBalancerClass } = spec;
  const isLoadBalancer = type === 'LoadBalancer';
  const only = (field: string) => faults.forbidden(field, 'may only be used when `type` is "LoadBalancer"');
  if (ranges.length > 0) {
    if (!isLoadBalancer) only('spec.LoadBalancerSourceRanges');
    ranges.forEach((range, i) => faults.invalid(`spec.LoadBalancerSourceRanges[${i}]`, range, whyNotCidr(range.trim())));
  } else if (annotations[SOURCE_RANGES] !== undefined) {
    const field = `metadata.annotations[${SOURCE_RANGES}]`;
    if (!isLoadBalancer) only(field);
    annotations[SOURCE_RANGES].trim().split(',').filter((range, _, { length }) => range !== '' || length > 1)
      .forEach((range) => faults.invalid(field, range, whyNotCidr(range.trim())));
  }
  if (allocateLoadBalancerNodePorts !== undefined && !isLoadBalancer) only('spec.allocateLoadBalancerNodePorts');
  if (loadBalancerClass === undefined) return;
  if (isLoadBalancer) faults.invalid('spec.loadBalancerClass', loadBalancerClass, whyNotQualifiedName(loadBalancerClass));
  else only('spec.loadBalancerClass');
}

/** @see validateServiceExternalTrafficPolicy and its neighbours in pkg/apis/core/validation/validation.go, v1.37.2 */
function checkTraffic(spec: ServiceSpec, type: string, faults: FieldFaults): void {
  const { externalTrafficPolicy, internalTrafficPolicy, healthCheckNodePort, trafficDistribution } = spec;
  const isExternal = type === 'LoadBalancer' || type === 'NodePort' || type === 'ClusterIP' && (spec.externalIPs?.length ?? 0) > 0;
  if (externalTrafficPolicy && !isExternal) faults.invalid('spec.externalTrafficPolicy', externalTrafficPolicy, 'may only be set for externally-accessible services', 'remove it');
  else if (externalTrafficPolicy) faults.oneOf('spec.externalTrafficPolicy', externalTrafficPolicy, ['Cluster', 'Local']);
  if (healthCheckNodePort && !(type === 'LoadBalancer' && externalTrafficPolicy === 'Local')) {
    faults.invalid('spec.healthCheckNodePort', healthCheckNodePort, 'may only be set when `type` is "LoadBalancer" and `externalTrafficPolicy` is "Local"', 'remove it');
  } else if (healthCheckNodePort) {
    checkPortNumber(healthCheckNodePort, 'spec.healthCheckNodePort', faults);
  }
  if (internalTrafficPolicy !== undefined) faults.oneOf('spec.internalTrafficPolicy', internalTrafficPolicy, ['Cluster', 'Local']);
  if (trafficDistribution !== undefined) faults.oneOf('spec.trafficDistribution', trafficDistribution, ['PreferClose', 'PreferSameZone', 'PreferSameNode']);
}
