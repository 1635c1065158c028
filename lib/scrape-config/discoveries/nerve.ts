/** Services that AirBnB's Nerve keeps in ZooKeeper. */
import { ZOOKEEPER, ZookeeperProps } from './zookeeper';
import { DiscoveryType } from '../discovery-type';

/**
 * Services that AirBnB's Nerve keeps in ZooKeeper. Needs AdditionalScrapeConfigs.
 * @see https://prometheus.io/docs/prometheus/latest/configuration/configuration/#nerve_sd_config
 */
export interface NerveDiscoveryProps extends ZookeeperProps {}

/** Fields of `nerve_sd_configs`. */
export const NERVE: DiscoveryType<NerveDiscoveryProps> = { name: 'nerve', fields: ZOOKEEPER };
