/** The rules of NetworkPolicies. */
import { checkLabelSelector } from '../check-labels';
import { FieldFaults } from '../field-faults';
import { isStrictSubset, tryParseCidr, whyNotCidr } from '../ip';
import { checkPortName, checkPortNumber } from '../pod/check-ports';
import { IPBlock, NetworkPolicy, NetworkPolicyPeer, NetworkPolicyPort } from '../types';

const TYPES = ['Ingress', 'Egress'];

/** @see ValidateNetworkPolicySpec in pkg/apis/networking/validation/validation.go, v1.37.2 */
export function checkNetworkPolicy({ spec = {} }: NetworkPolicy, faults: FieldFaults): void {
  const { podSelector, ingress = [], egress = [], policyTypes = [] } = spec;
  checkLabelSelector(podSelector, 'spec.podSelector', faults);
  ingress.forEach(({ ports = [], from = [] }, i) => {
    ports.forEach((port, j) => checkPort(port, `spec.ingress[${i}].ports[${j}]`, faults));
    from.forEach((peer, j) => checkPeer(peer, `spec.ingress[${i}].from[${j}]`, faults));
  });
  egress.forEach(({ ports = [], to = [] }, i) => {
    ports.forEach((port, j) => checkPort(port, `spec.egress[${i}].ports[${j}]`, faults));
    to.forEach((peer, j) => checkPeer(peer, `spec.egress[${i}].to[${j}]`, faults));
  });
  if (policyTypes.length > TYPES.length) return faults.invalid('spec.policyTypes', policyTypes, 'may not specify more than two policyTypes');
  policyTypes.forEach((type, i) => faults.oneOf(`spec.policyTypes[${i}]`, type, TYPES));
}

/** @see ValidateNetworkPolicyPort in pkg/apis/networking/validation/validation.go, v1.37.2 */
function checkPort({ protocol, port, endPort }: NetworkPolicyPort, path: string, faults: FieldFaults): void {
  if (protocol !== undefined) faults.oneOf(`${path}.protocol`, protocol, ['TCP', 'UDP', 'SCTP']);
  if (typeof port === 'number') checkPortNumber(port, `${path}.port`, faults);
  else if (port !== undefined) checkPortName(port, `${path}.port`, faults);
  if (endPort === undefined) return;
  if (typeof port !== 'number') return faults.invalid(`${path}.endPort`, endPort, 'may not be specified when `port` is not a number', 'remove it');
  if (endPort < port) faults.invalid(`${path}.endPort`, endPort, 'must be greater than or equal to `port`');
  checkPortNumber(endPort, `${path}.endPort`, faults);
}

/** @see ValidateNetworkPolicyPeer in pkg/apis/networking/validation/validation.go, v1.37.2 */
function checkPeer({ podSelector, namespaceSelector, ipBlock }: NetworkPolicyPeer, path: string, faults: FieldFaults): void {
  checkLabelSelector(podSelector, `${path}.podSelector`, faults);
  checkLabelSelector(namespaceSelector, `${path}.namespaceSelector`, faults);
  if (ipBlock) checkBlock(ipBlock, `${path}.ipBlock`, faults);
  if (!podSelector && !namespaceSelector && !ipBlock) faults.required(path, 'must specify a peer');
  else if (ipBlock && (podSelector || namespaceSelector)) faults.forbidden(path, 'may not specify both ipBlock and another peer');
}

/** @see ValidateIPBlock in pkg/apis/networking/validation/validation.go, v1.37.2 */
function checkBlock({ cidr, except = [] }: IPBlock, path: string, faults: FieldFaults): void {
  if (!cidr) return faults.required(`${path}.cidr`);
  faults.invalid(`${path}.cidr`, cidr, whyNotCidr(cidr));
  const outer = tryParseCidr(cidr);
  if (!outer) return;
  except.forEach((each, i) => {
    const inner = tryParseCidr(each);
    faults.invalid(`${path}.except[${i}]`, each, whyNotCidr(each));
    if (inner && !isStrictSubset(inner, outer)) faults.invalid(`${path}.except[${i}]`, each, 'must be a strict subset of `cidr`');
  });
}
