/** The API objects of an AppMonitoring: in the tree from the start, filled at synth. */
import { ApiObject, ApiObjectMetadata, Lazy } from 'cdk8s';
import { Construct } from 'constructs';
import { peerAuthenticationName, peerAuthenticationSpec } from './mesh/peer-authentication';
import { MonitorType } from './monitor-type';
import { MonitorPlan, PeerAuthenticationPlan } from './plan';
import { PodMonitor } from '../../imports/pod-monitor';
import { Probe } from '../../imports/probe';
import { ServiceMonitor } from '../../imports/service-monitor';

const MONITORS = { [MonitorType.POD]: PodMonitor, [MonitorType.SERVICE]: ServiceMonitor, [MonitorType.INGRESS]: Probe };

/** A monitor whose spec is asked for when it is written. */
export function addMonitor(scope: Construct, type: MonitorType, metadata: ApiObjectMetadata, spec: () => object): ApiObject {
  return new MONITORS[type](scope, 'Default', { metadata, spec: lazy(spec) });
}

/** A PeerAuthentication whose spec is asked for when it is written; named after the workload where that is there already. */
export function addPeerAuthentication(scope: Construct, workload: string | undefined, plan: () => PeerAuthenticationPlan): ApiObject {
  return new ApiObject(scope, 'PeerAuthentication', {
    apiVersion: 'security.istio.io/v1',
    kind: 'PeerAuthentication',
    metadata: { ...(workload !== undefined && { name: peerAuthenticationName(workload) }) },
    spec: lazy(() => peerAuthenticationSpec(plan())),
  });
}

/**
 * Gives an object its final name, namespace and labels.
 *
 * They follow from the workload, which may be declared later than its monitoring; cdk8s reads them as plain strings when it names files.
 */
export function writeMetadata(object: ApiObject, { name, namespace, labels = {} }: Omit<MonitorPlan, 'spec' | 'labels'> & Partial<MonitorPlan>): void {
  Object.assign(object, { name });
  Object.assign(object.metadata, { name, namespace });
  for (const [key, value] of Object.entries(labels)) object.metadata.addLabel(key, value);
}

function lazy(produce: () => object): never {
  return Lazy.any({ produce }) as never;
}
