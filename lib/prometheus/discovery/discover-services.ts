/** Targets of the role `service`: one for each port of a Service, by its name in DNS. */
import { addMetadata, Labels, META } from './meta-labels';
import { Surroundings } from './surroundings';
import { DiscoveredTarget, hostAndPort, TargetGroup } from './target-group';
import { RunningService, RunningServicePort } from '../../kubernetes/endpoints/running-service';
import { PLACEHOLDER } from '../../kubernetes/placeholder';

/** @see buildService in discovery/kubernetes/service.go, Prometheus v0.314.0 */
export function discoverService(service: RunningService, surroundings: Surroundings): TargetGroup[] {
  if (!surroundings.seesService(service)) return [];
  const labels = addServiceLabels(new Map(), service);
  surroundings.addNamespace(labels, service.namespace);

  const { ports, source } = service;

  return [{ labels, targets: ports.map((port) => ({ labels: portLabels(port, service), source, ...laterOf(service) })) }];
}

/** Adds the labels that targets get from their Service. */
export function addServiceLabels(to: Labels, service: RunningService): Labels {
  return addMetadata(to.set(`${META}namespace`, service.namespace), 'service', service);
}

/** From Prometheus 3.15 on it is the address that the cluster gives, which is only known in advance if the Service asks for one. */
function laterOf({ type, loadBalancerIp }: RunningService): Pick<DiscoveredTarget, 'later'> {
  return type === 'LoadBalancer' ? { later: [{ since: '3.15.0', label: `${META}service_loadbalancer_ip`, value: loadBalancerIp || PLACEHOLDER }] } : {};
}

function portLabels({ name, port, protocol }: RunningServicePort, service: RunningService): Labels {
  const { type, clusterIp, externalName, loadBalancerIp } = service;
  const labels: Labels = new Map([
    ['__address__', hostAndPort(`${service.name}.${service.namespace}.svc`, port)],
    [`${META}service_port_name`, name],
    [`${META}service_port_number`, String(port)],
    [`${META}service_port_protocol`, protocol],
    [`${META}service_type`, type],
  ]);
  if (type === 'ExternalName') labels.set(`${META}service_external_name`, externalName);
  else labels.set(`${META}service_cluster_ip`, clusterIp);
  if (type === 'LoadBalancer') labels.set(`${META}service_loadbalancer_ip`, loadBalancerIp);

  return labels;
}
