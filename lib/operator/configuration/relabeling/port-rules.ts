/** Rules about the port of an endpoint. */
import { Rule } from './relabel-rules';
import { keepRule, valueRule } from './target-label-rules';
import { AddedBy } from '../../../manifests/rule-origin';
import { Server } from '../../../operator-port/server';
import { remembering } from '../../../units/remembering';
import { operatorSince } from '../../operator-since';

/** A port by name or number, as Kubernetes writes it. */
export type PortReference = string | number | null | undefined;

/** Keeps the targets of a container's port; an empty name and 0 count as not set. */
export function containerPortRules(port: PortReference, server: Pick<Server, 'operatorVersion'>): Rule[] {
  if (!port) return [];
  // Up to operator 0.78 a number is written as text.
  const written = operatorSince(server, 79) ? port : String(port);

  return [keepRule(`__meta_kubernetes_pod_container_port_${typeof port === 'string' ? 'name' : 'number'}`, written)];
}

/** Whether such a rule compares the name or the number of the port. */
export function containerPortOrigin(port: PortReference): AddedBy {
  return typeof port === 'string' ? 'container-port-name' : 'container-port-number';
}

/** `endpoint` is the port's name, else the target port, be it 0. */
export function endpointLabelRules(port: string | null | undefined, targetPort: PortReference): Rule[] {
  if (port) return [endpointLabelRule(port)];
  const target = targetPort ?? '';

  return target === '' ? [] : [endpointLabelRule(String(target))];
}

const endpointLabelRule = remembering((port: string) => valueRule('endpoint', port));
