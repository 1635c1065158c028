/** Records of DNS. */
import { Duration } from 'cdk8s';
import { DnsRecordType } from '../../../imports/scrape-config';
import { Problem } from '../../findings/problem';
import { conflict, DiscoveryType } from '../discovery-type';
import { Fields, required, since } from '../field';
import { choice, duration, port, texts } from '../values';

/**
 * Records of DNS.
 * @see https://prometheus.io/docs/prometheus/latest/configuration/configuration/#dns_sd_config
 */
export interface DnsDiscoveryProps {
  /** DNS names to query, at least one. */
  readonly names: string[];

  /**
   * Type of the records. NS needs Prometheus 2.49.
   * @default - left out, so Prometheus uses SRV
   */
  readonly type?: DnsRecordType;

  /**
   * Port of the targets. Required unless the records are SRV records, which carry a port.
   * @default - the port of the SRV record
   */
  readonly port?: number;

  /**
   * Time between two listings.
   * @default - left out, so Prometheus uses 30s
   */
  readonly refreshInterval?: Duration;
}

const FIELDS: Fields<DnsDiscoveryProps> = {
  names: required(texts(1)),
  type: since((type) => (type === DnsRecordType.NS ? '2.49.0' : undefined), choice(DnsRecordType)),
  port: port(),
  refreshInterval: duration(),
};

/** Fields of `dns_sd_configs`. */
export const DNS: DiscoveryType<DnsDiscoveryProps> = { name: 'dns', specField: 'dnsSdConfigs', fields: FIELDS, check: checkPort };

/** @see validateDNSSDConfigs in pkg/prometheus/resource_selector.go, v0.94.1; Prometheus refuses port 0 as well */
function checkPort({ type = DnsRecordType.SRV, port: given = 0 }: DnsDiscoveryProps, where: string): Problem[] {
  return type === DnsRecordType.SRV || given > 0
    ? []
    : [conflict(`${where}port is not set, and only SRV records carry a port, so the operator rejects it`, 'set port, or use type: imports.DnsRecordType.SRV')];
}
