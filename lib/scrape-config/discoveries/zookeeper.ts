/** Props of the discoveries that read ZooKeeper. */
import { Duration } from 'cdk8s';
import { Fields, required } from '../field';
import { duration, text, textLike, texts } from '../values';

/** ZooKeeper servers and paths. Needs AdditionalScrapeConfigs. */
export interface ZookeeperProps {
  /** ZooKeeper servers as `host:port`, at least one. */
  readonly servers: string[];

  /** Paths to read, each beginning with `/`, at least one. */
  readonly paths: string[];

  /**
   * Timeout of a session.
   * @default - left out, so Prometheus uses 10s
   */
  readonly timeout?: Duration;
}

/** Fields of `nerve_sd_configs` and `serverset_sd_configs`. */
export const ZOOKEEPER: Fields<ZookeeperProps> = {
  servers: required(texts(1, text())),
  paths: required(texts(1, textLike(/^\//, 'does not begin with "/"', '/nerve/services/cart'))),
  timeout: duration(),
};
