/** Instances of Google Compute Engine. */
import { GceSdConfig } from '../../../imports/scrape-config';
import { DiscoveryType } from '../discovery-type';
import { required } from '../field';
import { duration, port, text } from '../values';

/** Fields of `gce_sd_configs`; credentials are those of the Prometheus pod. */
export const GCE: DiscoveryType<GceSdConfig> = {
  name: 'gce',
  specField: 'gceSdConfigs',
  fields: {
    project: required(text()), zone: required(text()), filter: text(), port: port(), tagSeparator: text(), refreshInterval: duration(),
  },
};
