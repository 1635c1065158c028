/** Servers of OVHcloud. */
import { OvhCloudSdConfig, OvhService } from '../../../imports/scrape-config';
import { DiscoveryType } from '../discovery-type';
import { required } from '../field';
import { choice, duration, secretVariable, text } from '../values';

/** Fields of `ovhcloud_sd_configs`. */
export const OVHCLOUD: DiscoveryType<OvhCloudSdConfig> = {
  name: 'ovhcloud',
  specField: 'ovhcloudSdConfigs',
  fields: {
    service: required(choice(OvhService, (service) => (service === OvhService.VPS ? 'vps' : 'dedicated_server'))),
    endpoint: text(),
    applicationKey: required(text()),
    applicationSecret: required(secretVariable()),
    consumerKey: required(secretVariable()),
    refreshInterval: duration(),
  },
};
