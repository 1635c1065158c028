/** All discoveries that a ScrapeConfig of operator v0.94.1 can have, in the order in which the operator writes them. */
import { AZURE, EC2, GCE, LIGHT_SAIL, OPEN_STACK } from './large-cloud-discoveries';
import { DOCKER, DOCKER_SWARM, KUBERNETES, NOMAD } from './orchestrator-discoveries';
import { DNS, FILE, HTTP, STATIC } from './own-discoveries';
import { CONSUL, EUREKA, KUMA, PUPPET_DB } from './registry-discoveries';
import { SdConfigTable } from './sd-config-table';
import { DIGITAL_OCEAN, HETZNER, IONOS, LINODE, OVH_CLOUD, SCALEWAY } from './small-cloud-discoveries';

export const DISCOVERIES: readonly SdConfigTable[] = [
  STATIC, FILE, HTTP, KUBERNETES, CONSUL, DNS, EC2, AZURE, GCE, OPEN_STACK, DIGITAL_OCEAN, KUMA, EUREKA, DOCKER, LINODE, HETZNER, NOMAD,
  DOCKER_SWARM, PUPPET_DB, LIGHT_SAIL, OVH_CLOUD, SCALEWAY, IONOS,
];
