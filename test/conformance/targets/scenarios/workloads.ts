/** Which pods there are. */

import { cronJob, deployment, job, METRICS, pod, service, workload } from '../../../support/app-on-8080';
import { Fields, Manifest } from '../../../support/manifests/manifest';
import { podMonitor, serviceMonitor } from '../../../support/manifests/monitors';
import { prometheus } from '../../../support/manifests/servers';
import { Scenario } from '../scenario';

/** Shows all that a pod has from its controller. */
const ALL_LABELS = [{ action: 'labelmap', regex: '__meta_kubernetes_(pod_label_.+|pod_controller_.+|pod_ready|pod_phase|pod_ip|pod_host_ip|pod_uid|pod_node_name|pod_container_.+)' }];

const WATCHERS = [prometheus(), service(), serviceMonitor(), podMonitor(), podMonitor({ relabelings: ALL_LABELS, filterRunning: false }, {}, { name: 'all' })];

const OWNED = { metadata: { namespace: 'shop', labels: { app: 'cart' } } };
const READY = { podIP: '10.0.0.8', hostIP: '192.168.0.1', phase: 'Running', conditions: [{ type: 'Ready', status: 'True' }] };

const ROWS: { readonly [name: string]: readonly Manifest[] } = {
  'a Deployment': [deployment()],
  'a Deployment of three replicas': [deployment({ spec: { replicas: 3 } })],
  'a Deployment of no replicas': [deployment({ spec: { replicas: 0 } })],
  'a Deployment that is paused': [deployment({ spec: { paused: true } })],
  'a StatefulSet': [workload('StatefulSet', { spec: { serviceName: 'cart', replicas: 2 } })],
  'a StatefulSet of another Service': [workload('StatefulSet', { spec: { serviceName: 'web' } })],
  'a StatefulSet of no replicas': [workload('StatefulSet', { spec: { serviceName: 'cart', replicas: 0 } })],
  'a DaemonSet': [workload('DaemonSet')],
  'a ReplicaSet': [workload('ReplicaSet', { spec: { replicas: 2 } })],
  'a ReplicationController': [replicationController({ replicas: 2 })],
  'a ReplicationController of no replicas': [replicationController({ replicas: 0 })],
  'a ReplicationController of its name': [replicationController({}), deployment()],
  'a Job': [job()],
  'a Job of several pods': [job({ spec: { parallelism: 3 } })],
  'a Job that counts its pods': [job({ spec: { completionMode: 'Indexed', completions: 3 } })],
  'a Job of no pods': [job({ spec: { parallelism: 0 } })],
  'a Job that is suspended': [job({ spec: { suspend: true } })],
  'a CronJob': [cronJob()],
  'a CronJob that is suspended': [cronJob({ spec: { suspend: true } })],
  'a Pod': [pod()],
  'a Pod with a status': [pod({ status: READY })],
  'a Pod with a status of another address': [pod({ status: { ...READY, podIP: '10.9.9.9' } })],
  'a Pod of IPv6': [pod({ status: { ...READY, podIP: '2001:db8::8', podIPs: [{ ip: '2001:db8::8' }] } })],
  'a Pod that is pending': [pod({ status: { phase: 'Pending' } })],
  'a Pod that has failed': [pod({ status: { ...READY, phase: 'Failed' } })],
  'a Pod that has succeeded': [pod({ status: { ...READY, phase: 'Succeeded' } })],
  'a Pod of an unknown phase': [pod({ status: { ...READY, phase: 'Unknown' } })],
  'a Pod that is not ready': [pod({ status: { ...READY, conditions: [{ type: 'Ready', status: 'False' }] } })],
  'a Pod that says nothing of readiness': [pod({ status: { podIP: '10.0.0.8', phase: 'Running' } })],
  'a Pod on a named node': [pod({ pod: podSpec({ nodeName: 'n1' }) })],
  'on the host\'s network': [deployment({ pod: podSpec({ hostNetwork: true }, { ...METRICS, hostPort: 8080 }) })],
  'a Pod on the host\'s network, seen': [pod({ pod: podSpec({ hostNetwork: true }), status: { ...READY, podIP: '192.168.0.1' } })],
  'a hostname of its own': [deployment({ pod: podSpec({ hostname: 'h', subdomain: 'cart' }) })],
  'two workloads of the same labels': [deployment(), deployment({ name: 'other' }), workload('DaemonSet', { name: 'each' })],
  'three workloads of one name': [deployment(), workload('DaemonSet'), workload('StatefulSet')],
  'two workloads of one name, of which neither numbers its pods': [job(), deployment()],
  'a Pod of the name that stands for a workload': [deployment(), pod({ name: 'cart-0' })],
  'a workload beside one of its pods': [
    workload('ReplicaSet'),
    {
      ...pod({ status: READY }),
      metadata: {
        ...OWNED.metadata,
        name: 'cart-abcde',
        ownerReferences: [{ apiVersion: 'apps/v1', kind: 'ReplicaSet', name: 'cart', uid: 'u', controller: true }],
      },
    },
  ],
  'a Deployment beside its ReplicaSet and pod': [
    deployment(),
    {
      ...workload('ReplicaSet', { name: 'cart-1' }),
      metadata: {
        ...OWNED.metadata,
        name: 'cart-1',
        ownerReferences: [{ apiVersion: 'apps/v1', kind: 'Deployment', name: 'cart', uid: 'u', controller: true }],
      },
    },
    {
      ...pod({ status: READY }),
      metadata: {
        ...OWNED.metadata,
        name: 'cart-1-abcde',
        ownerReferences: [{ apiVersion: 'apps/v1', kind: 'ReplicaSet', name: 'cart-1', uid: 'u', controller: true }],
      },
    },
  ],
  'an owner that is no controller': [{ ...pod(), metadata: { ...OWNED.metadata, name: 'cart', ownerReferences: [{ apiVersion: 'x/v1', kind: 'Thing', name: 'x', uid: 'u' }] } }],
  'a custom controller': [{ ...pod(), metadata: { ...OWNED.metadata, name: 'cart', ownerReferences: [{ apiVersion: 'x/v1', kind: 'Rollout', name: 'x', uid: 'u', controller: true }] } }],
};

/** Each by a ServiceMonitor and two PodMonitors. */
export const WORKLOAD_SCENARIOS: readonly Scenario[] = Object.entries(ROWS).map(([name, manifests]) => ({ name, manifests: [...manifests, ...WATCHERS] }));

function replicationController(spec: Fields): Manifest {
  const template = { metadata: { labels: { app: 'cart' } }, spec: podSpec({}) };

  return { apiVersion: 'v1', kind: 'ReplicationController', metadata: { name: 'cart', namespace: 'shop' }, spec: { selector: { app: 'cart' }, template, ...spec } };
}

function podSpec(fields: Fields, ...ports: readonly Fields[]): Fields {
  return { containers: [{ name: 'cart', image: 'cart:1', ports: ports.length > 0 ? ports : [METRICS] }], ...fields };
}
