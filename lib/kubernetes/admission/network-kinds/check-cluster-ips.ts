/** The rules of the addresses of a Service inside the cluster. */
import { FieldFaults } from '../field-faults';
import { tryParseIp, whyNotIp } from '../ip';
import { ServiceSpec } from '../types';

const FAMILIES = ['IPv4', 'IPv6'];
const POLICIES = ['PreferDualStack', 'RequireDualStack', 'SingleStack'];

/** @see ValidateServiceClusterIPsRelatedFields in pkg/apis/core/validation/validation.go, v1.37.2 */
export function checkClusterIps(spec: ServiceSpec, ips: readonly string[], faults: FieldFaults): void {
  const { clusterIP = '', ipFamilies = [], ipFamilyPolicy } = spec;
  if (clusterIP !== '' && ips[0] !== clusterIP) faults.invalid('spec.clusterIPs', ips, 'first value must match `clusterIP`');
  if (clusterIP === '' && ips.length > 0) faults.invalid('spec.clusterIPs', ips, 'must be empty when `clusterIP` is not specified', 'set clusterIP to the same address');
  ipFamilies.forEach((family, i) => {
    faults.oneOf(`spec.ipFamilies[${i}]`, family, FAMILIES);
    if (ipFamilies.indexOf(family) < i) faults.duplicate(`spec.ipFamilies[${i}]`, family);
  });
  if (ipFamilyPolicy !== undefined) faults.oneOf('spec.ipFamilyPolicy', ipFamilyPolicy, POLICIES);
  const isValid = checkAddresses(ips, faults);
  if (ips.length > 2) faults.invalid('spec.clusterIPs', ips, 'may only hold up to 2 values');
  if (isValid && ips[0] !== 'None') checkFamilies(ips, ipFamilies, faults);
  if (faults.all.length === 0) checkNumber(spec, ips, faults);
}

/** @see initIPFamilyFields in pkg/registry/core/service/storage/alloc.go, v1.37.2 */
function checkNumber(
  { clusterIP, selector = {}, ipFamilies = [], ipFamilyPolicy }: ServiceSpec, ips: readonly string[], faults: FieldFaults,
): void {
  const policy = ipFamilyPolicy ?? (clusterIP === 'None' && Object.keys(selector).length === 0 ? 'RequireDualStack' : 'SingleStack');
  if (policy === 'SingleStack' && (ips.length === 2 || ipFamilies.length === 2)) {
    faults.invalid('spec.ipFamilyPolicy', policy, 'must be "RequireDualStack" or "PreferDualStack" with two addresses or families', 'use PreferDualStack');
  }
}

/** Returns whether all of them can be used. */
function checkAddresses(ips: readonly string[], faults: FieldFaults): boolean {
  const before = faults.all.length;
  ips.forEach((ip, i) => {
    if (i > 0 || ip !== 'None') faults.invalid(`spec.clusterIPs[${i}]`, ip, whyNotIp(ip));
    else if (ips.length > 1) faults.invalid('spec.clusterIPs', ips, '"None" must be the first and only value');
  });

  return faults.all.length === before;
}

function checkFamilies(ips: readonly string[], families: readonly string[], faults: FieldFaults): void {
  const found = ips.map((ip) => (tryParseIp(ip)!.bits === 32 ? 'IPv4' : 'IPv6'));
  if (ips.length > 1 && new Set(found).size === 1) faults.invalid('spec.clusterIPs', ips, 'may specify no more than one IP for each IP family');
  found.forEach((family, i) => {
    if (FAMILIES.includes(families[i]) && families[i] !== family) {
      faults.invalid(`spec.clusterIPs[${i}]`, ips[i], `expected an ${families[i]} value as indicated by ipFamilies[${i}]`);
    }
  });
}
