/** Pods and what makes them; all of these are taken. */
import { ENDING, SERVING } from './pod-specs';
import { Json } from '../json-path';

const APP = { 'app': 'cart', 'app.kubernetes.io/name': 'cart' };
const CLAIM = {
  metadata: { name: 'data' },
  spec: { accessModes: ['ReadWriteOnce'], storageClassName: 'fast', resources: { requests: { storage: '10Gi' } } },
};
const JOB = { backoffLimit: 3, completions: 2, parallelism: 2, ttlSecondsAfterFinished: 100 };

/** Seeds of workloads by kind. */
export const WORKLOADS: { readonly [kind: string]: readonly Json[] } = {
  Pod: [...SERVING, ...ENDING].map(
    (spec) => ({ apiVersion: 'v1', kind: 'Pod', metadata: { name: 'cart', namespace: 'shop', labels: APP }, spec }),
  ),
  Deployment: [
    ...SERVING.map((spec) => apps('Deployment', { replicas: 2, ...selecting(APP, spec) })),
    apps(
      'Deployment',
      {
        ...selecting(APP, SERVING[1]),
        strategy: { type: 'RollingUpdate', rollingUpdate: { maxSurge: '25%', maxUnavailable: 0 } },
        minReadySeconds: 5,
        progressDeadlineSeconds: 60,
      },
    ),
    apps('Deployment', { ...selecting(APP, SERVING[0]), strategy: { type: 'Recreate' }, revisionHistoryLimit: 2, paused: true }),
    apps(
      'Deployment',
      {
        ...selecting(APP, SERVING[0]),
        selector: {
          matchExpressions: [{ key: 'app', operator: 'In', values: ['cart', 'basket'] }, { key: 'tier', operator: 'DoesNotExist' }],
        },
      },
    ),
  ],
  ReplicaSet: SERVING.map((spec) => apps('ReplicaSet', { replicas: 1, minReadySeconds: 1, ...selecting(APP, spec) })),
  StatefulSet: [
    ...SERVING.map((spec) => apps('StatefulSet', { serviceName: 'cart', replicas: 3, ...selecting(APP, spec) })),
    apps('StatefulSet', {
      serviceName: 'db',
      podManagementPolicy: 'Parallel',
      updateStrategy: { type: 'RollingUpdate', rollingUpdate: { partition: 1 } },
      persistentVolumeClaimRetentionPolicy: { whenDeleted: 'Delete', whenScaled: 'Retain' },
      ordinals: { start: 1 },
      ...selecting(APP, withMount(SERVING[0], 'data')),
      volumeClaimTemplates: [CLAIM],
    }),
  ],
  DaemonSet: [
    ...SERVING.map((spec) => apps('DaemonSet', selecting(APP, spec))),
    apps(
      'DaemonSet',
      { ...selecting(APP, SERVING[3]), updateStrategy: { type: 'RollingUpdate', rollingUpdate: { maxUnavailable: '10%', maxSurge: 0 } } },
    ),
    apps('DaemonSet', { ...selecting(APP, SERVING[0]), updateStrategy: { type: 'OnDelete' } }),
  ],
  ReplicationController: SERVING.map((spec) => ({
    apiVersion: 'v1',
    kind: 'ReplicationController',
    metadata: { name: 'cart', namespace: 'shop' },
    spec: { replicas: 1, selector: APP, template: { metadata: { labels: APP }, spec } },
  })),
  Job: [
    ...ENDING.map((spec) => batch('Job', { ...JOB, template: { metadata: { labels: APP }, spec } })),
    batch('Job', { template: { spec: ENDING[0] } }),
    batch(
      'Job',
      {
        ...JOB,
        completionMode: 'Indexed',
        podFailurePolicy: { rules: [{ action: 'Ignore', onPodConditions: [{ type: 'DisruptionTarget' }] }] },
        template: { spec: ENDING[1] },
      },
    ),
  ],
  CronJob: [
    ...ENDING.map((spec) => batch('CronJob', { schedule: '*/5 * * * *', jobTemplate: { spec: { ...JOB, template: { spec } } } })),
    batch('CronJob', {
      schedule: '@daily',
      timeZone: 'Europe/Berlin',
      concurrencyPolicy: 'Forbid',
      suspend: true,
      startingDeadlineSeconds: 60,
      successfulJobsHistoryLimit: 1,
      failedJobsHistoryLimit: 1,
      jobTemplate: { metadata: { labels: APP }, spec: { template: { metadata: { labels: APP }, spec: ENDING[0] } } },
    }),
  ],
};

function apps(kind: string, spec: Json): Json {
  return {
    apiVersion: 'apps/v1',
    kind,
    metadata: { name: 'cart', namespace: 'shop', labels: APP, annotations: { 'example.com/team': 'shop' } },
    spec,
  };
}

function batch(kind: string, spec: Json): Json {
  return { apiVersion: 'batch/v1', kind, metadata: { name: 'export', namespace: 'shop' }, spec };
}

function selecting(labels: Json, spec: Json): Json {
  return { selector: { matchLabels: labels }, template: { metadata: { labels, annotations: { 'prometheus.io/scrape': 'true' } }, spec } };
}

function withMount(spec: Json, volume: string): Json {
  return {
    ...spec,
    containers: (spec.containers as Json[]).map((container) => ({ ...container, volumeMounts: [{ name: volume, mountPath: '/data' }] })),
  };
}
