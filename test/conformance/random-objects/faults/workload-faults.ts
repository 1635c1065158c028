/** What people get wrong in workloads: paths begin at the object. */
import { COUNTS, BOOLEANS, each, Fault, NAMES, PERCENTAGES, SELECTORS } from './fault';
import { ABSENT } from '../json-path';

const POD = { containers: [{ name: 'a', image: 'b' }] };

/** Faults of kinds with `spec.selector` and `spec.template`. */
const WITH_TEMPLATE: readonly Fault[] = [
  ...each('spec.replicas', ...COUNTS),
  ...each('spec.selector', ABSENT, ...SELECTORS),
  ...each('spec.selector.matchLabels.app', 'basket', 1, true, null, '', 'not ok'),
  ...each('spec.selector.app', 'cart'),
  ...each('spec.selector.matchLabels.version', 'v1'),
  ...each(
    'spec.template', ABSENT, null, {}, [], { spec: POD }, { metadata: {}, spec: POD },
    { metadata: { labels: { app: 'basket' } }, spec: POD }, { metadata: { labels: { app: 1 } }, spec: POD }, POD,
    { metadata: null, spec: POD },
  ),
  ...each('spec.template.metadata.labels', ABSENT, null, {}, { app: 'basket' }, { app: true }, { 'app': 'cart', 'a b': 'c' }, []),
  ...each('spec.template.metadata.name', 'A_b', 'cart', 1),
  ...each('spec.template.metadata.namespace', 'shop'),
  ...each(
    'spec.template.metadata.annotations', { 'prometheus.io/port': 9090 }, { 'prometheus.io/scrape': true }, { 'a b': 'c' }, null,
    { 'prometheus.io/port': null },
  ),
  ...each('spec.template.spec', ABSENT, null, {}, []),
  ...each('spec.template.spec.restartPolicy', 'OnFailure', 'Never', 'Always', 'x'),
  ...each('spec.template.spec.activeDeadlineSeconds', 5),
  ...each('spec.template.labels', { app: 'cart' }),
  ...each('spec.template.containers', []),
  ...each('spec.containers', POD.containers),
  ...each('spec.minReadySeconds', ...COUNTS),
  ...each('spec.labels', { app: 'cart' }),
  ...each('spec.ports', [{ port: 80 }]),
  { 'spec.selector': ABSENT, 'spec.template.metadata.labels': ABSENT },
  { 'spec.selector.matchLabels': {}, 'spec.template.metadata.labels': {} },
];

const DEPLOYMENT: readonly Fault[] = [
  ...each(
    'spec.strategy', null, {}, 'Recreate', { type: 'recreate' }, { type: 'OnDelete' }, { type: 'Recreate', rollingUpdate: {} },
    { type: 'Recreate', rollingUpdate: { maxSurge: 1 } }, { rollingUpdate: { maxSurge: 1 } },
    { type: 'RollingUpdate', rollingUpdate: { maxSurge: 0, maxUnavailable: 0 } },
    { type: 'RollingUpdate', rollingUpdate: { maxSurge: '0%', maxUnavailable: '0%' } }, { type: 'Recreate', rollingUpdate: null }),
  ...each('spec.strategy.rollingUpdate.maxSurge', ...PERCENTAGES),
  ...each('spec.strategy.rollingUpdate.maxUnavailable', ...PERCENTAGES),
  ...each('spec.revisionHistoryLimit', ...COUNTS),
  ...each('spec.progressDeadlineSeconds', ...COUNTS),
  { 'spec.minReadySeconds': 60, 'spec.progressDeadlineSeconds': 60 },
  ...each('spec.paused', ...BOOLEANS),
  ...each('spec.serviceName', 'cart'),
  ...each('spec.rollbackTo', { revision: 0 }),
  ...each('apiVersion', 'apps/v1beta1', 'extensions/v1beta1', 'v1'),
];

const STATEFUL_SET: readonly Fault[] = [
  ...each('spec.serviceName', ABSENT, null, '', 'A_b', 1, 'a.b', 'x'.repeat(64)),
  ...each('spec.podManagementPolicy', 'parallel', 'Parallel', '', null),
  ...each(
    'spec.updateStrategy', null, {}, { type: 'x' }, { type: 'OnDelete', rollingUpdate: { partition: 1 } },
    { type: 'RollingUpdate', rollingUpdate: { partition: -1 } }, { type: 'RollingUpdate', rollingUpdate: { partition: '1' } },
    { type: 'RollingUpdate', rollingUpdate: { maxUnavailable: 0 } }, { rollingUpdate: { partition: 1 } },
  ),
  ...each(
    'spec.volumeClaimTemplates', null, [], {}, [{}], [{ metadata: { name: 'data' } }], [{ metadata: { name: 'A_b' }, spec: {} }], [null],
    [{ metadata: { name: 'd' }, spec: { accessModes: ['x'], resources: { requests: { storage: '1GB' } } } }],
    [{ metadata: { name: 'd' }, spec: { resources: { requests: { storage: 1 } } }, x: 1 }],
  ),
  ...each('spec.persistentVolumeClaimRetentionPolicy', {}, { whenDeleted: 'x' }, { whenDeleted: 'Retain' }, null),
  ...each('spec.ordinals', {}, { start: -1 }, { start: '1' }, null),
  ...each('spec.strategy', { type: 'RollingUpdate' }),
  ...each('spec.revisionHistoryLimit', ...COUNTS),
  ...each('metadata.name', ...NAMES),
];

const DAEMON_SET: readonly Fault[] = [
  ...each('spec.replicas', 1),
  ...each('spec.strategy', { type: 'RollingUpdate' }),
  ...each(
    'spec.updateStrategy', null, {}, { type: 'x' }, { type: 'OnDelete', rollingUpdate: { maxUnavailable: 1 } },
    { type: 'RollingUpdate', rollingUpdate: {} }, { type: 'RollingUpdate', rollingUpdate: { maxUnavailable: 0, maxSurge: 0 } },
    { type: 'RollingUpdate', rollingUpdate: { maxUnavailable: 1, maxSurge: 1 } }, { type: 'Recreate' },
  ),
  ...each('spec.updateStrategy.rollingUpdate.maxUnavailable', ...PERCENTAGES),
  ...each('spec.updateStrategy.rollingUpdate.maxSurge', ...PERCENTAGES),
  ...each('spec.revisionHistoryLimit', ...COUNTS),
];

const CONTROLLER: readonly Fault[] = [
  ...each(
    'spec.selector', ABSENT, null, {}, [], { app: 'basket' }, { matchLabels: { app: 'cart' } }, { app: 1 }, { 'a b': 'c' },
    { app: 'not ok' },
  ),
  ...each('spec.template.metadata.labels', ABSENT, null, {}, { app: 'basket' }),
  { 'spec.selector': ABSENT, 'spec.template.metadata.labels': ABSENT },
];

/** Faults of a Job's spec; paths begin there. */
const JOB_SPEC: readonly Fault[] = [
  ...[
    'backoffLimit', 'completions', 'parallelism', 'ttlSecondsAfterFinished', 'activeDeadlineSeconds', 'backoffLimitPerIndex',
    'maxFailedIndexes',
  ].flatMap((field) => each(field, ...COUNTS)),
  ...each('completionMode', 'Indexed', 'NonIndexed', 'indexed', '', null),
  { completionMode: 'Indexed', completions: ABSENT }, { completionMode: 'Indexed', backoffLimitPerIndex: 1, completions: 3 },
  { completions: 1, parallelism: 2 ** 31 - 1, completionMode: 'Indexed' },
  ...each('suspend', ...BOOLEANS),
  ...each('manualSelector', ...BOOLEANS),
  ...each('selector', ...SELECTORS),
  { manualSelector: true, selector: { matchLabels: { a: 'b' } } },
  ...each(
    'podFailurePolicy', {}, { rules: [] }, { rules: [{}] }, { rules: [{ action: 'x' }] },
    { rules: [{ action: 'FailJob', onExitCodes: { operator: 'In', values: [0] } }] },
    { rules: [{ action: 'FailJob', onExitCodes: { operator: 'In', values: [2, 1] } }] },
    { rules: [{ action: 'FailIndex', onExitCodes: { operator: 'In', values: [1] } }] },
    { rules: [{ action: 'Count', onExitCodes: { containerName: 'none', operator: 'NotIn', values: [1] } }] },
    { rules: [{ action: 'Ignore', onPodConditions: [{ type: 'a b' }] }] },
    { rules: [{ action: 'Ignore', onPodConditions: [{ type: 'A', status: 'x' }], onExitCodes: { operator: 'In', values: [] } }] }),
  ...each('podReplacementPolicy', 'Failed', 'x', 'TerminatingOrFailed'),
  ...each('successPolicy', {}, { rules: [] }, { rules: [{ succeededCount: 1 }] }, { rules: [{ succeededIndexes: '0,2' }] }),
  ...each('managedBy', 'a', 'a.b/c', 'kubernetes.io/job-controller', ''),
  ...each(
    'template', ABSENT, null, {}, { spec: { ...POD, restartPolicy: 'Always' } }, { spec: POD },
    { spec: { ...POD, restartPolicy: 'Never' } },
  ),
  ...each('template.spec.restartPolicy', ABSENT, 'Always', 'Never', 'never', null, ''),
  ...each('replicas', 1),
  ...each('schedule', '* * * * *'),
];

const JOB: readonly Fault[] = [
  ...below('spec', JOB_SPEC),
  ...each('spec.template.metadata.labels', { 'controller-uid': 'x' }, { 'job-name': 'x' }, { 'batch.kubernetes.io/job-name': 'export' }),
];

const CRON_JOB: readonly Fault[] = [
  ...below('spec.jobTemplate.spec', JOB_SPEC),
  ...each(
    'spec.schedule', ABSENT, null, '', '* * * *', '* * * * * *', '*/5 * * * *', '60 * * * *', '@hourly', '@every 1h', '@never', '@reboot',
    '0 0 31 2 *', 'a', '0 0 * * MON', '0 0 * * 7', '0 0 * * mon-fri', '0 0 1 JAN *', '*/0 * * * *', 'TZ=UTC 0 0 * * *',
    'CRON_TZ=UTC 0 0 * * *', '5-1 * * * *', '1,2,3 * * * *',
    '? * * * *', '* * 0 * *', '* 24 * * *', ' 0 0 * * * ', '0 0 * * 1#2', '0 0 L * *', 5, '1-5/2 * * * *', '@yearly', '@every x', '@Daily',
    '*/61 * * * *', '0  0 * * *', '-1 * * * *', '1/15 * * * *', '0 0 * * SUN-SAT', '0 0 * 13 *'),
  ...each(
    'spec.timeZone', 'Europe/Berlin', 'Berlin', '', 'local', 'Local', 'UTC', 'utc', null, 'CET', 'Etc/GMT+1', '../etc', 'Europe/berlin',
    'America/New_York',
  ),
  ...each('spec.concurrencyPolicy', 'forbid', 'Replace', '', null, 'Allow'),
  ...[
    'startingDeadlineSeconds', 'successfulJobsHistoryLimit', 'failedJobsHistoryLimit',
  ].flatMap((field) => each(`spec.${field}`, ...COUNTS)),
  ...each('spec.suspend', ...BOOLEANS),
  ...each('spec.jobTemplate', ABSENT, null, {}, { spec: {} }, { template: { spec: POD } }),
  ...each(
    'spec.jobTemplate.metadata', null, { labels: { a: 1 } }, { name: 'A_b' }, { labels: { 'a b': 'c' } }, { annotations: { a: true } },
  ),
  ...each('spec.template', { spec: POD }),
  ...each('metadata.name', ...NAMES),
  ...each('apiVersion', 'batch/v1beta1'),
];

/** Faults of workloads by kind. */
export const WORKLOAD_FAULTS: { readonly [kind: string]: readonly Fault[] } = {
  Deployment: [...WITH_TEMPLATE, ...DEPLOYMENT],
  ReplicaSet: [...WITH_TEMPLATE, ...each('spec.strategy', { type: 'Recreate' })],
  StatefulSet: [...WITH_TEMPLATE, ...STATEFUL_SET],
  DaemonSet: [...WITH_TEMPLATE, ...DAEMON_SET],
  ReplicationController: [...WITH_TEMPLATE.filter((fault) => !('spec.selector.matchLabels.app' in fault)), ...CONTROLLER],
  Job: JOB,
  CronJob: CRON_JOB,
};

/** The same faults below a path. */
export function below(path: string, faults: readonly Fault[]): Fault[] {
  return faults.map((fault) => Object.fromEntries(Object.entries(fault).map(([at, value]) => [`${path}.${at}`, value])));
}
