/** Records of DNS. */
import { DnsRecordType, DnsSdConfig } from '../../../imports/scrape-config';
import { Problem } from '../../findings/problem';
import { conflict, DiscoveryType } from '../discovery-type';
import { Fields, required, since } from '../field';
import { choice, duration, port, texts } from '../values';

const FIELDS: Fields<DnsSdConfig> = {
  names: required(texts(1)),
  type: since((type) => (type === DnsRecordType.NS ? '2.49.0' : undefined), choice(DnsRecordType)),
  port: port(),
  refreshInterval: duration(),
};

/** Fields of `dns_sd_configs`. */
export const DNS: DiscoveryType<DnsSdConfig> = { name: 'dns', specField: 'dnsSdConfigs', fields: FIELDS, check: checkPort };

/** @see validateDNSSDConfigs in pkg/prometheus/resource_selector.go, v0.94.1; Prometheus refuses port 0 as well */
function checkPort({ type = DnsRecordType.SRV, port: stated = 0 }: DnsSdConfig, where: string): Problem[] {
  return type === DnsRecordType.SRV || stated > 0
    ? []
    : [conflict(`${where}port is left out, and only SRV records say theirs, so the operator rejects it`, 'set port, or type: DnsRecordType.SRV')];
}
