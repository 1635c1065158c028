/** Targets that files list. */
import { Duration } from 'cdk8s';
import { DiscoveryType } from '../discovery-type';
import { required } from '../field';
import { duration, textLike, texts } from '../values';

/**
 * Targets that files list.
 * @see https://prometheus.io/docs/prometheus/latest/configuration/configuration/#file_sd_config
 */
export interface FileDiscoveryProps {
  /** Files in the Prometheus container that list targets: JSON or YAML, at most one `*` in the file name, at least one file. */
  readonly files: string[];

  /**
   * Time between two listings.
   * @default - left out, so Prometheus uses 5m
   */
  readonly refreshInterval?: Duration;
}

const FILE = textLike(/^[^*]*(\*[^/]*)?\.(json|yml|yaml|JSON|YML|YAML)$/, 'is not a JSON or YAML file with at most one "*" in its name', '/etc/targets/*.json');

/** Fields of `file_sd_configs`; the files are those of the Prometheus container. */
export const FILES: DiscoveryType<FileDiscoveryProps> = {
  name: 'file',
  specField: 'fileSdConfigs',
  fields: { files: required(texts(1, FILE)), refreshInterval: duration() },
};
