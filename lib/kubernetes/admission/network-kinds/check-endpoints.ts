/** The rules of Endpoints and EndpointSlices. */
import { whyNotLabelValue, whyNotQualifiedName } from '../../../units/kubernetes-names';
import { FieldFaults } from '../field-faults';
import { tryParseIp, whyNotEndpointIp, whyNotIp } from '../ip';
import { DNS_LABEL, SUBDOMAIN } from '../names';
import { checkPortNumber, PROTOCOLS } from '../pod/check-ports';
import { CoreV1EndpointPort, DiscoveryV1EndpointPort, Endpoint, EndpointAddress, EndpointHints, Endpoints, EndpointSlice } from '../types';

/** @see validateEndpointSubsets in pkg/apis/core/validation/validation.go, v1.37.2 */
export function checkEndpoints({ subsets = [] }: Endpoints, faults: FieldFaults): void {
  subsets.forEach(({ addresses = [], notReadyAddresses = [], ports = [] }, i) => {
    const at = `subsets[${i}]`;
    if (addresses.length === 0 && notReadyAddresses.length === 0) faults.required(at, 'must specify `addresses` or `notReadyAddresses`');
    addresses.forEach((address, j) => checkAddress(address, `${at}.addresses[${j}]`, faults));
    notReadyAddresses.forEach((address, j) => checkAddress(address, `${at}.notReadyAddresses[${j}]`, faults));
    ports.forEach((port, j) => checkPort(port, ports.length > 1, `${at}.ports[${j}]`, faults));
  });
}

function checkAddress({ ip = '', hostname, nodeName }: EndpointAddress, path: string, faults: FieldFaults): void {
  faults.invalid(`${path}.ip`, ip, whyNotEndpointIp(ip));
  if (hostname) faults.invalid(`${path}.hostname`, hostname, DNS_LABEL(hostname));
  if (nodeName !== undefined) faults.invalid(`${path}.nodeName`, nodeName, SUBDOMAIN(nodeName));
}

function checkPort(
  { name, port = 0, protocol, appProtocol }: CoreV1EndpointPort, needsName: boolean, path: string, faults: FieldFaults,
): void {
  if (name) faults.invalid(`${path}.name`, name, DNS_LABEL(name));
  else if (needsName) faults.required(`${path}.name`, 'several ports need names for all of them');
  checkPortNumber(port, `${path}.port`, faults);
  if (protocol) faults.oneOf(`${path}.protocol`, protocol, PROTOCOLS);
  if (appProtocol !== undefined) faults.invalid(`${path}.appProtocol`, appProtocol, whyNotQualifiedName(appProtocol));
}

const MAX_PORTS = 20_000;
const MAX_ENDPOINTS = 1000;
const MAX_ADDRESSES = 100;
const MAX_HINTS = 8;

/** @see ValidateEndpointSlice in pkg/apis/discovery/validation/validation.go, v1.37.2 */
export function checkEndpointSlice({ addressType = '', ports = [], endpoints = [] }: EndpointSlice, faults: FieldFaults): void {
  if (addressType === '') faults.required('addressType');
  else faults.oneOf('addressType', addressType, ['FQDN', 'IPv4', 'IPv6']);
  if (ports.length > MAX_PORTS) faults.tooMany('ports', ports.length, MAX_PORTS);
  else checkSlicePorts(ports, faults);
  endpoints.forEach(({ addresses = [] }, i) => {
    if (addresses.length === 0) faults.required(`endpoints[${i}].addresses`, 'must contain at least 1 address');
    if (addresses.length > MAX_ADDRESSES) faults.tooMany(`endpoints[${i}].addresses`, addresses.length, MAX_ADDRESSES);
  });
  if (endpoints.length > MAX_ENDPOINTS) faults.tooMany('endpoints', endpoints.length, MAX_ENDPOINTS);
  else endpoints.forEach((endpoint, i) => checkEndpoint(endpoint, addressType, `endpoints[${i}]`, faults));
}

function checkSlicePorts(ports: readonly DiscoveryV1EndpointPort[], faults: FieldFaults): void {
  const names = new Set<string>();
  ports.forEach(({ name = '', protocol, appProtocol }, i) => {
    if (name !== '') faults.invalid(`ports[${i}].name`, name, DNS_LABEL(name));
    if (names.has(name)) faults.duplicate(`ports[${i}].name`, name);
    names.add(name);
    if (protocol !== undefined) faults.oneOf(`ports[${i}].protocol`, protocol, PROTOCOLS);
    if (appProtocol !== undefined) faults.invalid(`ports[${i}].appProtocol`, appProtocol, whyNotQualifiedName(appProtocol));
  });
}

/** The field `deprecatedTopology` is dropped. */
function checkEndpoint(endpoint: Endpoint, addressType: string, path: string, faults: FieldFaults): void {
  const { addresses = [], hostname, nodeName, hints } = endpoint;
  addresses.forEach((address, i) => checkSliceAddress(address, addressType, `${path}.addresses`, i, faults));
  if (nodeName !== undefined) faults.invalid(`${path}.nodeName`, nodeName, SUBDOMAIN(nodeName));
  if (hostname !== undefined) faults.invalid(`${path}.hostname`, hostname, DNS_LABEL(hostname));
  if (hints) checkHints(hints, `${path}.hints`, faults);
}

function checkSliceAddress(address: string, type: string, path: string, i: number, faults: FieldFaults): void {
  const at = `${path}[${i}]`;
  if (type === 'FQDN') return faults.invalid(at, address, whyNotFullName(address));
  if (type !== 'IPv4' && type !== 'IPv6') return;
  const why = whyNotIp(address) ?? (type === 'IPv6' && address !== canonical(address) ? 'must be in canonical form' : undefined);
  if (why !== undefined) return faults.invalid(at, address, why);
  if (tryParseIp(address)!.bits !== (type === 'IPv4' ? 32 : 128)) faults.invalid(path, address, `must be an ${type} address`);
  faults.invalid(at, address, whyNotEndpointIp(address));
}

/** @see https://datatracker.ietf.org/doc/html/rfc5952 */
function canonical(address: string): string {
  return address.includes(':') ? new URL(`http://[${address}]`).hostname.slice(1, -1) : address;
}

/** @see IsFullyQualifiedDomainName in k8s.io/apimachinery v0.37.2, pkg/util/validation/validation.go */
function whyNotFullName(name: string): string | undefined {
  const full = name.replace(/\.$/, '');
  if (full === '') return 'is empty';

  return SUBDOMAIN(full) ?? (full.includes('.') ? full.split('.').map(DNS_LABEL).find((why) => why !== undefined) : 'should be a domain with at least two segments separated by dots');
}

function checkHints({ forZones = [], forNodes = [] }: EndpointHints, path: string, faults: FieldFaults): void {
  const rules = { forZones: whyNotLabelValue, forNodes: SUBDOMAIN };
  for (const [field, hints] of Object.entries({ forZones, forNodes })) {
    if (hints.length > MAX_HINTS) return faults.tooMany(`${path}.${field}`, hints.length, MAX_HINTS);
    hints.forEach(({ name = '' }, i) => {
      if (hints.some((other, j) => j < i && (other.name ?? '') === name)) faults.duplicate(`${path}.${field}[${i}].name`, name);
      faults.invalid(`${path}.${field}[${i}].name`, name, rules[field as keyof typeof rules](name));
    });
  }
}
