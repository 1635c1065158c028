/** The API objects of an AppMonitoring: in the tree from the start, filled at synth. */
import { ApiObject, ApiObjectMetadata, Lazy } from 'cdk8s';
import { Construct } from 'constructs';
import { peerAuthenticationName, peerAuthenticationSpec } from './mesh/peer-authentication';
import { MonitorType } from './monitor-type';
import { MonitorPlan, PeerAuthenticationPlan } from './plan';
import { PodMonitor } from '../../imports/pod-monitor';
import { Probe } from '../../imports/probe';
import { ServiceMonitor } from '../../imports/service-monitor';
import { SECURITY_GROUP } from '../istio/names';
import { AZURE_KINDS } from '../manifests/objects';
import { AppView } from '../tree/from-app';
import { stampLabels } from '../tree/stamp-labels';

const MONITORS = { [MonitorType.POD]: PodMonitor, [MonitorType.SERVICE]: ServiceMonitor, [MonitorType.INGRESS]: Probe };

/** What is known about a monitor when it is written. */
export interface MonitorToWrite {
  readonly spec: () => object;
  /** API group that its reader expects; that of the operator if undefined. */
  readonly group: () => string | undefined;
}

/** Adds a monitor whose spec and API group are found when it is written: a profile may be set later. */
export function addMonitor(scope: Construct, type: MonitorType, metadata: ApiObjectMetadata, { spec, group }: MonitorToWrite): ApiObject {
  const monitor = new MONITORS[type](scope, 'Default', { metadata, spec: lazy(spec) });
  const written = monitor.toJson.bind(monitor);

  return Object.assign(monitor, {
    toJson: () => {
      const manifest = written() as object;
      const other = AZURE_KINDS.has(monitor.kind) ? group() : undefined;

      return other === undefined ? manifest : { ...manifest, apiVersion: `${other}/v1` };
    },
  });
}

/** Adds a PeerAuthentication whose spec is made when it is written; it is named after the workload where that exists already. */
export function addPeerAuthentication(scope: Construct, workload: string | undefined, plan: () => PeerAuthenticationPlan): ApiObject {
  return new ApiObject(scope, 'PeerAuthentication', {
    apiVersion: `${SECURITY_GROUP}/v1`,
    kind: 'PeerAuthentication',
    metadata: { ...(workload !== undefined && { name: peerAuthenticationName(workload) }) },
    spec: lazy(() => peerAuthenticationSpec(plan())),
  });
}

/** The part of a plan for the metadata of an object. */
type Metadata = Omit<MonitorPlan, 'spec' | 'labels'> & Partial<MonitorPlan>;

/**
 * Sets the final name, namespace and labels of an object.
 *
 * They depend on the workload, which may be declared after its monitoring; cdk8s reads them as plain strings when it names files.
 */
export function writeMetadata(view: AppView, object: ApiObject, { name, namespace, labels = {} }: Metadata): void {
  const isNew = object.name !== name;
  Object.assign(object, { name });
  if (isNew) view.renamed(object);
  if (isNew || object.metadata.namespace !== namespace) Object.assign(object.metadata, { name, namespace });
  stampLabels(object, labels);
}

function lazy(produce: () => object): never {
  return Lazy.any({ produce }) as never;
}
