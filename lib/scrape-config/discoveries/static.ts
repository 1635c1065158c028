/** Targets that are listed in the configuration. */
import { DiscoveryType } from '../discovery-type';
import { Field, required } from '../field';
import { textMap, texts } from '../values';

/**
 * Targets that are listed in the configuration.
 * @see https://prometheus.io/docs/prometheus/latest/configuration/configuration/#static_config
 */
export interface StaticDiscoveryProps {
  /**
   * Addresses as `host:port`: at least one, no address twice.
   *
   * Prometheus drops a URL or path: set `scheme` and `metricsPath` of the job instead. To probe a URL, use a Probe.
   */
  readonly targets: string[];

  /**
   * Labels of all these targets.
   * @default - no labels
   */
  readonly labels?: { [name: string]: string };
}

const LABELS: Field<{ readonly [name: string]: string }> = {
  ...textMap(),
  check: (value, where) => ('' in value ? [{ code: 'AM107', message: `${where} has an empty name`, fix: 'use a Prometheus label name' }] : textMap().check(value, where)),
};

/** Fields of `static_configs`. */
export const STATIC: DiscoveryType<StaticDiscoveryProps> = {
  name: 'static',
  key: 'static_configs',
  specField: 'staticConfigs',
  fields: { targets: required(texts(1)), labels: LABELS },
};
