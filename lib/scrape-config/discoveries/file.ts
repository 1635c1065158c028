/** Targets that files list. */
import { FileSdConfig } from '../../../imports/scrape-config';
import { DiscoveryType } from '../discovery-type';
import { required } from '../field';
import { duration, textLike, texts } from '../values';

const FILE = textLike(/^[^*]*(\*[^/]*)?\.(json|yml|yaml|JSON|YML|YAML)$/, 'is no JSON or YAML file, with at most one "*" in its name', '/etc/targets/*.json');

/** Fields of `file_sd_configs`; the files are those of the Prometheus container. */
export const FILES: DiscoveryType<FileSdConfig> = {
  name: 'file',
  specField: 'fileSdConfigs',
  fields: { files: required(texts(1, FILE)), refreshInterval: duration() },
};
