/** The rules of workloads, as rows. */
import { Row, testRows } from './bases';

const spec = (field: string, value: unknown, ...refuses: string[]): Row => ({ set: { [`spec.${field}`]: value }, refuses: refuses.map((path) => `spec.${path}`) });
const LABELS = 'template.metadata.labels';

describe.each(['Deployment', 'ReplicaSet', 'StatefulSet', 'DaemonSet'])('a %s and its pods', (kind) => testRows(kind, [
  spec('selector', { matchLabels: { app: 'card' } }, LABELS),
  spec('selector', { matchExpressions: [{ key: 'app', operator: 'In', values: ['cart', 'card'] }] }),
  spec('selector', { matchLabels: {} }, 'selector'),
  spec(LABELS, { app: 'cart', tier: 'web' }),
  spec(LABELS, undefined, LABELS),
  spec('template.spec.restartPolicy', 'Never', 'template.spec.restartPolicy'),
  spec('template.spec.activeDeadlineSeconds', 5, 'template.spec.activeDeadlineSeconds'),
  spec('template.spec.containers[0].image', undefined, 'template.spec.containers[0].image'),
  spec('minReadySeconds', -1, 'minReadySeconds'),
  spec('template.spec.containers[0].ports[0].name', 'a234567890123456', 'template.spec.containers[0].ports[0].name'),
  spec('template.spec.containers[0].image', ' cart'),
]));

describe('a Deployment', () => testRows('Deployment', [
  spec('selector', undefined, 'selector', LABELS),
  spec('selector', { matchExpressions: [{ key: 'app', operator: 'Is' }] }, 'selector', 'selector.matchExpressions[0].operator'),
  spec('replicas', 0),
  spec('replicas', -1, 'replicas'),
  spec('strategy', { type: 'Rolling' }, 'strategy'),
  spec('strategy', { type: 'Recreate', rollingUpdate: {} }, 'strategy.rollingUpdate'),
  spec('strategy', { rollingUpdate: { maxUnavailable: 0, maxSurge: 0 } }, 'strategy.rollingUpdate.maxUnavailable'),
  spec('strategy', { rollingUpdate: { maxUnavailable: '101%' } }, 'strategy.rollingUpdate.maxUnavailable'),
  spec('strategy', { rollingUpdate: { maxUnavailable: '1' } }, 'strategy.rollingUpdate.maxUnavailable'),
  spec('progressDeadlineSeconds', 0, 'progressDeadlineSeconds'),
  { set: { 'spec.progressDeadlineSeconds': 10, 'spec.minReadySeconds': 10 }, refuses: ['spec.progressDeadlineSeconds'] },
  spec('revisionHistoryLimit', -1, 'revisionHistoryLimit'),
  { set: { 'metadata.name': 'a'.repeat(253) } },
  { set: { 'metadata.name': 'a'.repeat(254) }, refuses: ['metadata.name'] },
]));

const SOURCE = { kind: 'PersistentVolumeClaim', name: 'a' };
const CLAIM = { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '1Gi' } } };
const claim = (sources: object) => [{ metadata: { name: 'data' }, spec: { ...CLAIM, ...sources } }];

describe('claims of a StatefulSet', () => testRows('StatefulSet', [
  spec('volumeClaimTemplates', claim({ dataSource: SOURCE, dataSourceRef: SOURCE })),
  spec('volumeClaimTemplates', claim({ dataSource: SOURCE, dataSourceRef: { ...SOURCE, name: 'b' } }), 'volumeClaimTemplates[0].spec'),
  spec('volumeClaimTemplates', claim({ dataSource: SOURCE, dataSourceRef: { ...SOURCE, namespace: 'b' } }), 'volumeClaimTemplates[0].spec'),
]));

describe('a StatefulSet', () => testRows('StatefulSet', [
  spec('serviceName', undefined),
  spec('serviceName', 'a.b', 'serviceName'),
  spec('podManagementPolicy', 'Any', 'podManagementPolicy'),
  spec('updateStrategy', { type: 'Recreate' }, 'updateStrategy'),
  spec('updateStrategy', { type: 'OnDelete', rollingUpdate: {} }, 'updateStrategy.rollingUpdate'),
  spec('updateStrategy', { rollingUpdate: { maxUnavailable: 0 } }, 'updateStrategy.rollingUpdate.maxUnavailable'),
  spec('volumeClaimTemplates', [{ metadata: { name: 'data' }, spec: {} }], 'volumeClaimTemplates[0].spec.accessModes', 'volumeClaimTemplates[0].spec.resources[storage]'),
  {
    set: {
      'spec.volumeClaimTemplates': [{ metadata: { name: 'data' }, spec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '1Gi' } } } }],
      'spec.template.spec.containers[0].volumeMounts': [{ name: 'data', mountPath: '/data' }],
    },
  },
  spec('persistentVolumeClaimRetentionPolicy', { whenScaled: 'Keep' }, 'persistentVolumeClaimRetentionPolicy.whenScaled'),
  { set: { 'metadata.name': 'a'.repeat(64) }, refuses: ['metadata.name'] },
]));

describe('a DaemonSet', () => testRows('DaemonSet', [
  spec('updateStrategy', { type: 'Recreate' }, 'updateStrategy'),
  spec('updateStrategy', { rollingUpdate: { maxUnavailable: 1, maxSurge: 1 } }, 'updateStrategy.rollingUpdate.maxSurge'),
  spec('updateStrategy', { rollingUpdate: { maxUnavailable: 0 } }, 'updateStrategy.rollingUpdate.maxUnavailable'),
]));

describe('a ReplicationController', () => testRows('ReplicationController', [
  { set: { 'metadata.generateName': 'A_' } },
  { set: { 'metadata.generateName': 'a/b' }, refuses: ['metadata.generateName'] },
  spec('selector', undefined),
  spec('selector', { app: 'card' }, LABELS),
  spec('template', undefined, 'template'),
]));

describe('a Job', () => testRows('Job', [
  spec('template.spec.restartPolicy', undefined, 'template.spec.restartPolicy'),
  spec('template.spec.restartPolicy', 'Always', 'template.spec.restartPolicy'),
  spec('template.spec.restartPolicy', 'OnFailure'),
  spec('backoffLimit', -1, 'backoffLimit'),
  spec('completionMode', 'Indexed'),
  { set: { 'spec.completionMode': 'Indexed', 'spec.parallelism': 2 }, refuses: ['spec.completions'] },
  spec('selector', { matchLabels: { app: 'cart' } }, 'selector'),
  { set: { 'spec.manualSelector': true, 'spec.selector': { matchLabels: { app: 'cart' } } } },
  { set: { 'metadata.name': 'a'.repeat(63) } },
  { set: { 'metadata.name': 'a'.repeat(64) }, refuses: ['metadata.labels', 'spec.template.labels'] },
  spec('podFailurePolicy', { rules: [{ action: 'FailJob', onExitCodes: { operator: 'In', values: [0] } }] }, 'podFailurePolicy.rules[0].onExitCodes.values[0]'),
]));

describe('a CronJob', () => testRows('CronJob', [
  ...['0 0 * * *', '*/15 0-6,8 1 JAN-dec sun', '@daily', '@every 1h30m', '? * * * 0/2'].map((schedule) => spec('schedule', schedule)),
  ...['', '* * * *', '60 * * * *', '* * * * 7', '* * 0 * *', '*/0 * * * *', '5-1 * * * *', '@sometimes', 'TZ=UTC * * * * *'].map((schedule) => spec('schedule', schedule, 'schedule')),
  spec('timeZone', 'Europe/Berlin'),
  spec('timeZone', 'Europe/berlin', 'timeZone'),
  spec('timeZone', 'Mars/Base', 'timeZone'),
  spec('concurrencyPolicy', 'Never', 'concurrencyPolicy'),
  spec('jobTemplate.spec.template.spec.restartPolicy', undefined, 'jobTemplate.spec.template.spec.restartPolicy'),
  spec('jobTemplate.spec.selector', {}, 'jobTemplate.spec.selector'),
  { set: { 'metadata.name': 'a'.repeat(52) } },
  { set: { 'metadata.name': 'a'.repeat(53) }, refuses: ['metadata.name'] },
]));
