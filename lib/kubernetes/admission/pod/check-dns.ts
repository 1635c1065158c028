/** The rules of how a pod finds others by their names, and of its own names. */
import { FieldFaults } from '../field-faults';
import { whyNotIp } from '../ip';
import { DNS_LABEL, SUBDOMAIN } from '../names';
import { HostAlias, PodDNSConfig, PodSpec } from '../types';

const POLICIES = ['ClusterFirst', 'ClusterFirstWithHostNet', 'Default', 'None'];

/** @see validateDNSPolicy and validatePodDNSConfig in pkg/apis/core/validation/validation.go, v1.37.2 */
export function checkDns({ dnsPolicy, dnsConfig }: PodSpec, path: string, faults: FieldFaults): void {
  if (dnsPolicy) faults.oneOf(`${path}.dnsPolicy`, dnsPolicy, POLICIES);
  if (dnsPolicy === 'None' && !dnsConfig) return faults.required(`${path}.dnsConfig`, 'must provide `dnsConfig` when `dnsPolicy` is None');
  if (dnsPolicy === 'None' && !dnsConfig?.nameservers?.length) {
    return faults.required(`${path}.dnsConfig.nameservers`, 'must provide at least one DNS nameserver when `dnsPolicy` is None');
  }
  if (dnsConfig) checkDnsConfig(dnsConfig, `${path}.dnsConfig`, faults);
}

function checkDnsConfig({ nameservers = [], searches = [], options = [] }: PodDNSConfig, path: string, faults: FieldFaults): void {
  if (nameservers.length > 3) faults.invalid(`${path}.nameservers`, nameservers, 'must not have more than 3 nameservers');
  nameservers.forEach((server, i) => faults.invalid(`${path}.nameservers[${i}]`, server, whyNotIp(server)));
  if (searches.length > 32) faults.invalid(`${path}.searches`, searches, 'must not have more than 32 search paths');
  if (searches.join(' ').length > 2048) faults.invalid(`${path}.searches`, searches, 'must not have more than 2048 characters (including spaces) in the search list');
  searches.filter((search) => search !== '.').forEach((search, i) => faults.invalid(`${path}.searches[${searches.indexOf(search, i)}]`, search, whyNotSearch(search.replace(/\.$/, ''))));
  options.forEach(({ name }, i) => {
    if (!name) faults.required(`${path}.options[${i}]`, 'must not be empty');
  });
}

function whyNotSearch(search: string): string | undefined {
  const isValid = search.length <= 253 && /^_?[a-z0-9]([-_a-z0-9]*[a-z0-9])?(\._?[a-z0-9]([-_a-z0-9]*[a-z0-9])?)*$/.test(search);

  return isValid ? undefined : 'is not a lower-case DNS name';
}

/** @see ValidateHostAliases in pkg/apis/core/validation/validation.go, v1.37.2 */
export function checkHostAliases(aliases: readonly HostAlias[], path: string, faults: FieldFaults): void {
  aliases.forEach(({ ip = '', hostnames = [] }, i) => {
    faults.invalid(`${path}[${i}].ip`, ip, whyNotIp(ip));
    hostnames.forEach((name, j) => faults.invalid(`${path}[${i}].hostnames[${j}]`, name, SUBDOMAIN(name)));
  });
}

/** @see validatePodHostName in pkg/apis/core/validation/validation.go, v1.37.2 */
export function checkHostName(
  { hostname, subdomain, hostnameOverride, setHostnameAsFQDN, hostNetwork }: PodSpec, path: string, faults: FieldFaults,
): void {
  if (hostname) faults.invalid(`${path}.hostname`, hostname, DNS_LABEL(hostname));
  if (subdomain) faults.invalid(`${path}.subdomain`, subdomain, DNS_LABEL(subdomain));
  if (hostnameOverride === undefined) return;
  const at = `${path}.hostnameOverride`;
  if (setHostnameAsFQDN) faults.forbidden(at, 'may not be specified when setHostnameAsFQDN is true');
  if (hostNetwork) faults.forbidden(at, 'may not be specified when hostNetwork is true');
  if (hostnameOverride.length > 64) faults.tooLong(at, 64);
  faults.invalid(at, hostnameOverride, SUBDOMAIN(hostnameOverride));
}
