/** Instances, hypervisors and load balancers of OpenStack. */
import { OpenStackAvailability, OpenStackRole, OpenStackSdConfig } from '../../../imports/scrape-config';
import { TLS } from '../connection-fields';
import { DiscoveryType } from '../discovery-type';
import { rejectedBefore, required } from '../field';
import { choice, duration, flag, lower, port, secretVariable, text, url } from '../values';

/** Fields of `openstack_sd_configs`. */
export const OPENSTACK: DiscoveryType<OpenStackSdConfig> = {
  name: 'openstack',
  specField: 'openstackSdConfigs',
  fields: {
    role: required(rejectedBefore((role) => (role === OpenStackRole.LOAD_BALANCER ? '3.2.0' : undefined), choice(OpenStackRole, lower))),
    region: required(text()),
    identityEndpoint: url(),
    username: text(),
    userid: text(),
    password: secretVariable(),
    domainName: text(),
    domainId: text(),
    projectName: text(),
    projectId: text(),
    applicationCredentialName: text(),
    applicationCredentialId: text(),
    applicationCredentialSecret: secretVariable(),
    allTenants: flag(),
    availability: choice(OpenStackAvailability, lower),
    port: port(),
    refreshInterval: duration(),
    tlsConfig: TLS,
  },
};
