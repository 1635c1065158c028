/** Targets that are written down. */
import { StaticConfig } from '../../../imports/scrape-config';
import { DiscoveryType } from '../discovery-type';
import { Field, required } from '../field';
import { textMap, texts } from '../values';

const LABELS: Field<{ readonly [name: string]: string }> = {
  ...textMap(),
  check: (value, where) => ('' in value ? [{ code: 'AM107', message: `${where} has an empty name`, fix: 'use a Prometheus label name' }] : textMap().check(value, where)),
};

/** Fields of `static_configs`. */
export const STATIC: DiscoveryType<StaticConfig> = {
  name: 'static',
  key: 'static_configs',
  specField: 'staticConfigs',
  fields: { targets: required(texts(1)), labels: LABELS },
};
