/** Serversets that Finagle and Aurora keep in ZooKeeper. */
import { ZOOKEEPER, ZookeeperProps } from './zookeeper';
import { DiscoveryType } from '../discovery-type';

/**
 * Serversets that Finagle and Aurora keep in ZooKeeper. Needs AdditionalScrapeConfigs.
 * @see https://prometheus.io/docs/prometheus/latest/configuration/configuration/#serverset_sd_config
 */
export interface ServersetDiscoveryProps extends ZookeeperProps {}

/** Fields of `serverset_sd_configs`. */
export const SERVERSET: DiscoveryType<ServersetDiscoveryProps> = { name: 'serverset', fields: ZOOKEEPER };
