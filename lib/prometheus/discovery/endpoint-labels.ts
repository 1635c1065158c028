/** Labels of one address of an EndpointSlice or Endpoints object. */
import { Labels, META } from './meta-labels';
import { Endpoint, EndpointPort } from '../../kubernetes/endpoints/endpoint';

/** Makes all labels except the address. */
export function endpointLabels(role: 'endpoints' | 'endpointslice', endpoint: Endpoint, port: EndpointPort): Labels {
  const labels: Labels = new Map();
  const values = role === 'endpoints' ? endpointsValues(endpoint, port) : sliceValues(endpoint, port);
  const prefix = role === 'endpoints' ? `${META}endpoint` : `${META}endpointslice`;
  for (const [name, value] of values) {
    if (value !== undefined) labels.set(`${prefix}_${name}`, String(value));
  }

  return labels;
}

type Values = readonly (readonly [name: string, value: string | number | boolean | undefined])[];

function endpointsValues({ ready, targetRef, nodeName, hostname }: Endpoint, { name, protocol }: EndpointPort): Values {
  return [
    ['port_name', name ?? ''],
    ['port_protocol', protocol ?? ''],
    ['ready', ready],
    ['address_target_kind', targetRef?.kind],
    ['address_target_name', targetRef?.name],
    ['node_name', nodeName],
    ['hostname', hostname],
  ];
}

function sliceValues({ ready, serving, terminating, hostname, targetRef, nodeName, zone }: Endpoint, port: EndpointPort): Values {
  return [
    ['port_name', port.name],
    ['port_protocol', port.protocol],
    ['port', port.port],
    ['port_app_protocol', port.appProtocol],
    ['endpoint_conditions_ready', ready],
    ['endpoint_conditions_serving', serving],
    ['endpoint_conditions_terminating', terminating],
    ['endpoint_hostname', hostname],
    ['address_target_kind', targetRef?.kind],
    ['address_target_name', targetRef?.name],
    ['endpoint_node_name', nodeName],
    ['endpoint_zone', zone],
  ];
}
