/** What people get wrong in pods: paths begin at the spec of the pod. */
import { ADDRESSES, BOOLEANS, COUNTS, each, Fault, LABEL_VALUES, NAMES, PORTS, PORT_NAMES, QUANTITIES } from './fault';
import { ABSENT, Json } from '../json-path';

const PORT = 'containers[0].ports[0]';
const ENV = 'containers[0].env';
const KEY_REF = { name: 'a', key: 'k' };
const VALUES: readonly unknown[] = [1, 1.5, true, null, '', 'a', [], {}, 'x'.repeat(70)];

const PORT_FAULTS: readonly Fault[] = [
  ...each(`${PORT}.containerPort`, ABSENT, ...PORTS),
  ...each(`${PORT}.hostPort`, 9100, ...PORTS),
  ...each(`${PORT}.name`, ABSENT, ...PORT_NAMES),
  ...each(`${PORT}.protocol`, 'tcp', 'HTTP', '', null, 'UDP', 'SCTP', 6),
  ...each(`${PORT}.hostIP`, ...ADDRESSES),
  ...each(PORT, 8080, null, {}, [], 'http', { port: 8080 }, { containerPort: 1, number: 2 }),
  ...each(
    'containers[0].ports', null, {}, [], 8080, [8080], [null], [{ containerPort: 80 }, { containerPort: 80 }],
    [{ name: 'a', containerPort: 80 }, { name: 'a', containerPort: 81 }],
    [{ containerPort: 80, hostPort: 80 }, { containerPort: 81, hostPort: 80 }],
    [{ name: 'a', containerPort: 80 }, { name: 'a', containerPort: 80, protocol: 'UDP' }]),
];

const CONTAINER_FAULTS: readonly Fault[] = [
  ...each('containers', ABSENT, null, [], {}, [null], [{}], 'nginx', [{ name: 'a', image: 'b' }, { name: 'a', image: 'b' }], [[]]),
  ...each('containers[0].name', ABSENT, null, 1, true, ...NAMES),
  ...each('containers[0].image', ABSENT, null, '', ' ', ' nginx', 'nginx ', 1.27, 'NGINX', '{{ .Values.image }}', ':latest', []),
  ...each('containers[0].imagePullPolicy', 'always', 'Always', 'Never', '', null, 'ifNotPresent', true),
  ...each('containers[0].command', 'sh', 'sh -c true', ['sh', '-c', 1], [null], null, [true], {}, [['sh']]),
  ...each('containers[0].args', '--port=80', ['--port', 80], [null, 'a'], null, [], {}),
  ...each(
    'containers[0].resources', null, {}, [], 'small', { requests: { cpu: 2 }, limits: { cpu: 1 } },
    { requests: { memory: '2Gi' }, limits: { memory: '1Gi' } }, { limits: { gpu: 1 } },
    { limits: { 'nvidia.com/gpu': 1 } }, { requests: { 'nvidia.com/gpu': 1 } }, { limits: { 'nvidia.com/gpu': 1.5 } },
    { limits: { 'a b': 1 } }, { requests: { 'hugepages-2Mi': '2Mi' } }, { limits: { 'hugepages-2Mi': '3Mi' } },
    { limits: { 'hugepages-2Mi': '4Mi', 'cpu': 1 } }, { request: { cpu: 1 } }, { requests: { storage: '1Gi' } },
    { claims: [{ name: 'gpu' }] }, { limits: { 'example.com/A_b': '1' }, requests: { 'example.com/A_b': '2' } }, { requests: { pods: 1 } },
    { limits: null, requests: {} }),
  ...each('containers[0].resources.requests.cpu', ...QUANTITIES),
  ...each('containers[0].resources.limits.memory', ...QUANTITIES),
  ...each(
    'containers[0].securityContext', null, {}, { privileged: 'true' }, { runAsUser: -1 }, { runAsUser: 'root' }, { runAsUser: 2 ** 31 },
    { privileged: true, allowPrivilegeEscalation: false }, { capabilities: { add: ['NET_ADMIN'], drop: 'ALL' } },
    { capabilities: { add: ['SYS_ADMIN'] }, allowPrivilegeEscalation: false }, { seccompProfile: { type: 'Localhost' } },
    { seccompProfile: { type: 'RuntimeDefault', localhostProfile: 'a' } }, { seccompProfile: { type: 'x' } }, { seccompProfile: {} },
    { procMount: 'Unmasked' }, { procMount: 'x' }, { appArmorProfile: { type: 'Localhost' } }, { appArmorProfile: { type: 'Unconfined' } },
    { fsGroup: 1 }, { windowsOptions: { runAsUserName: '' } }, { readOnlyRootFilesystem: 'yes' }),
  ...each(
    'containers[0].volumeMounts', null, [], {}, [null], [{ name: 'none', mountPath: '/a' }], [{ mountPath: '/a' }], [{ name: 'tmp' }],
    [{ name: 'tmp', mountPath: '' }], [{ name: 'tmp', path: '/a' }],
  ),
  ...each('containers[0].volumeMounts[0].mountPath', '', 'relative', '/a:b', '/data', '/etc/cart', null, '/tmp'),
  ...each('containers[0].volumeMounts[0].subPath', '../a', '/a', 'a/../b', 'a', ''),
  ...each('containers[0].volumeMounts[0].subPathExpr', '$(POD)', '../a'),
  ...each('containers[0].volumeMounts[0].mountPropagation', 'Bidirectional', 'None', 'none', ''),
  ...each('containers[0].volumeMounts[0].readOnly', ...BOOLEANS),
  ...each('containers[0].volumeMounts[0].recursiveReadOnly', 'Enabled', 'IfPossible', 'x', 'Disabled'),
  ...each(
    'containers[0].volumeDevices', [{ name: 'a', devicePath: '/dev/a' }], [{ name: 'data', devicePath: '/dev/a' }], [{ name: 'data' }],
  ),
  ...each('containers[0].terminationMessagePolicy', 'File', 'file', ''),
  ...each('containers[0].terminationMessagePath', '', '/a', 'a'),
  ...each('containers[0].workingDir', '', 'a', '/a', 1),
  ...each('containers[0].stdin', ...BOOLEANS),
  ...each('containers[0].tty', ...BOOLEANS),
  ...each('containers[0].restartPolicy', 'Always', 'Never', 'OnFailure', 'x', ''),
  ...each(
    'containers[0].resizePolicy', [{ resourceName: 'cpu', restartPolicy: 'NotRequired' }], [{ resourceName: 'cpu', restartPolicy: 'x' }],
    [{ resourceName: 'x', restartPolicy: 'NotRequired' }], [{ resourceName: 'cpu' }],
  ),
  ...each('containers[0].envs', [{ name: 'a', value: 'b' }]),
  ...each('containers[0].port', 8080),
  ...each('containers[0].replicas', 2),
];

const ENV_FAULTS: readonly Fault[] = [
  ...each(`${ENV}[0].value`, ...VALUES),
  ...each(`${ENV}[0].name`, ABSENT, null, '', 1, 'A-B', 'a.b', '1A', 'A B', 'A=B', '=', 'ä', 'x'.repeat(300)),
  ...each(
    `${ENV}[0].valueFrom`, null, {}, { secretKeyRef: {} }, { secretKeyRef: { name: 'a' } }, { secretKeyRef: { key: 'a' } },
    { secretKeyRef: KEY_REF, configMapKeyRef: KEY_REF }, { configMapKeyRef: { name: 'a', key: 'a b' } },
    { configMapKeyRef: { name: 'A', key: '..' } }, { fieldRef: { fieldPath: 'spec.x' } }, { fieldRef: { fieldPath: 'metadata.name' } },
    { fieldRef: {} }, { fieldRef: { fieldPath: "metadata.labels['app']" } }, { fieldRef: { fieldPath: "metadata.labels['a b']" } },
    { fieldRef: { fieldPath: 'metadata.labels' } }, { fieldRef: { apiVersion: 'v2', fieldPath: 'metadata.name' } },
    { resourceFieldRef: { resource: 'limits.x' } }, { resourceFieldRef: { resource: 'limits.cpu', divisor: '3' } },
    { resourceFieldRef: {} },
    { secretKeyRef: { name: 'a', key: 'k', optional: 'true' } }, 'a', [], { fieldRef: { fieldPath: 'status.hostIP' } },
    { fieldRef: { fieldPath: 'status.phase' } }),
  ...each(
    ENV, null, {}, { A: 'b' }, [null], ['A=b'], [{ name: 'A', value: 'b', valueFrom: { fieldRef: { fieldPath: 'metadata.name' } } }],
    [{ name: 'A' }, { name: 'A' }], [{ A: 'b' }], [{ value: 'b' }], [{ name: 'A', value: 8080 }],
  ),
  ...each(
    'containers[0].envFrom', null, [null], [{}], [{ configMapRef: {} }], [{ configMapRef: { name: 'A_b' } }],
    [{ configMapRef: { name: 'a' }, secretRef: { name: 'a' } }], [{ prefix: '1', configMapRef: { name: 'a' } }],
    [{ prefix: 'a=', secretRef: { name: 'a' } }],
    { configMapRef: { name: 'a' } }, [{ secretRef: 'a' }]),
];

const PROBES: readonly unknown[] = [
  null, {}, [], 'http', { httpGet: {} }, { httpGet: { port: 80 } }, { httpGet: { path: '/a', port: 0 } },
  { httpGet: { path: '/a', port: 65536 } }, { httpGet: { path: '/a', port: 'http_metrics' } }, { httpGet: { path: '/a', port: '8080' } },
  { httpGet: { path: '/a', port: '' } },
  { httpGet: { path: '/a', port: 'none' } }, { httpGet: { path: '', port: 80 } }, { httpGet: { path: '/a', port: 80, scheme: 'http' } },
  { httpGet: { path: '/a', port: 80, httpHeaders: [{ name: 'a b', value: 'c' }] } },
  { httpGet: { path: '/a', port: 80, httpHeaders: [{ value: 'c' }] } },
  { httpGet: { path: '/a', port: 80 }, tcpSocket: { port: 80 } }, { tcpSocket: {} }, { tcpSocket: { port: -1 } },
  { tcpSocket: { port: 'a'.repeat(16) } }, { exec: {} }, { exec: { command: [] } }, { exec: { command: 'true' } },
  { exec: { command: ['sh', 1] } }, { grpc: {} }, { grpc: { port: 0 } }, { grpc: { port: 'grpc' } },
  { grpc: { port: 9000, service: null } }, { tcpSocket: { port: 80 }, periodSeconds: -1 }, { tcpSocket: { port: 80 }, timeoutSeconds: '1' },
  { tcpSocket: { port: 80 }, successThreshold: 2 }, { tcpSocket: { port: 80 }, failureThreshold: 0 },
  { tcpSocket: { port: 80 }, initialDelaySeconds: -5 },
  { tcpSocket: { port: 80 }, terminationGracePeriodSeconds: 0 }, { tcpSocket: { port: 80 }, terminationGracePeriodSeconds: 5 },
  { handler: { tcpSocket: { port: 80 } } }, { tcpSocket: { port: 80 }, path: '/a' }, { tcpSocket: { port: 80.5 } },
  { httpGet: { path: '/a', port: true } }, { httpGet: { path: '/a', port: null } }, { tcpSocket: { port: 80, host: 1 } },
];

const HANDLERS: readonly unknown[] = [
  null, {}, { exec: {} }, { httpGet: { path: '/a' } }, { tcpSocket: { port: 80 } }, { sleep: { seconds: 5 } }, { sleep: { seconds: -1 } },
  { sleep: { seconds: 1000 } }, { sleep: { seconds: 0 } }, { exec: { command: ['a'] }, sleep: { seconds: 1 } },
];

const INIT: readonly unknown[] = [
  null, [], {}, [null], [{ name: 'init', image: 'a' }], [{ name: 'web', image: 'a' }, { name: 'app', image: 'a' }], [{ image: 'a' }],
  [{ name: 'a' }], [{ name: 'a', image: 'a', restartPolicy: 'Never' }], [{ name: 'a', image: 'a', restartPolicy: 'always' }],
  [{ name: 'a', image: 'a', livenessProbe: { tcpSocket: { port: 1 } } }],
  [{ name: 'a', image: 'a', restartPolicy: 'Always', livenessProbe: { tcpSocket: { port: 1 } } }],
  [{ name: 'a', image: 'a', readinessProbe: {} }], [{ name: 'a', image: 'a', lifecycle: { preStop: { exec: { command: ['a'] } } } }],
  [{ name: 'a', image: 'a' }, { name: 'a', image: 'a' }], [{ name: 'a', image: 'a', ports: [{ containerPort: 0 }] }],
];

const VOLUMES: readonly unknown[] = [
  null, [], {}, [null], ['data'], [{}], [{ name: 'a' }], [{ name: 'A', emptyDir: {} }], [{ name: 'a_b', emptyDir: {} }],
  [{ name: 'a', emptyDir: {} }, { name: 'a', emptyDir: {} }], [{ name: 'a', emptyDir: {}, hostPath: { path: '/a' } }],
  [{ name: 'a', emptyDir: null }], [{ name: 'a', emptyDir: { medium: 'x' } }],
  [{ name: 'a', emptyDir: { sizeLimit: -1 } }], [{ name: 'a', emptyDir: { sizeLimit: '1GB' } }], [{ name: 'a', hostPath: {} }],
  [{ name: 'a', hostPath: { path: '../a' } }], [{ name: 'a', hostPath: { path: '/a', type: 'directory' } }],
  [{ name: 'a', hostPath: '/a' }], [{ name: 'a', configMap: {} }], [{ name: 'a', configMap: { name: '' } }],
  [{ name: 'a', configMap: { configMapName: 'a' } }], [{ name: 'a', configMap: { name: 'a', defaultMode: 1000 } }],
  [{ name: 'a', configMap: { name: 'a', defaultMode: '0644' } }], [{ name: 'a', configMap: { name: 'a', items: [{ key: 'a' }] } }],
  [{ name: 'a', configMap: { name: 'a', items: [{ key: 'a', path: '/a' }] } }],
  [{ name: 'a', configMap: { name: 'a', items: [{ key: 'a', path: '../a' }] } }], [{ name: 'a', secret: {} }],
  [{ name: 'a', secret: { name: 'a' } }], [{ name: 'a', secret: { secretName: 'a', items: [{ path: 'a' }] } }],
  [{ name: 'a', persistentVolumeClaim: {} }], [{ name: 'a', persistentVolumeClaim: { claimName: 'A_b' } }],
  [{ name: 'a', projected: {} }], [{ name: 'a', projected: { sources: [] } }], [{ name: 'a', projected: { sources: [{}] } }],
  [{ name: 'a', projected: { sources: [{ serviceAccountToken: {} }] } }],
  [{ name: 'a', projected: { sources: [{ serviceAccountToken: { path: 'a', expirationSeconds: 60 } }] } }],
  [
    {
      name: 'a',
      projected: {
        sources: [
          { secret: { name: 'a', items: [{ key: 'a', path: 'a' }] } }, { configMap: { name: 'a', items: [{ key: 'a', path: 'a' }] } },
        ],
      },
    },
  ],
  [{ name: 'a', projected: { sources: [{ secret: { name: 'a' }, configMap: { name: 'a' } }] } }],
  [{ name: 'a', downwardAPI: { items: [{ path: 'a' }] } }],
  [{ name: 'a', downwardAPI: { items: [{ path: 'a', fieldRef: { fieldPath: 'status.podIP' } }] } }], [{ name: 'a', csi: {} }],
  [{ name: 'a', csi: { driver: 'a b' } }], [{ name: 'a', nfs: { server: 'a' } }], [{ name: 'a', nfs: { server: 'a', path: 'b' } }],
  [{ name: 'a', iscsi: { targetPortal: 'a', iqn: 'b', lun: 0 } }],
  [{ name: 'a', ephemeral: {} }], [{ name: 'a', ephemeral: { volumeClaimTemplate: {} } }],
  [{ name: 'a', ephemeral: { volumeClaimTemplate: { spec: { accessModes: [], resources: { requests: { storage: '1Gi' } } } } } }],
  [{ name: 'a', ephemeral: { volumeClaimTemplate: { spec: { accessModes: ['x'], resources: {} } } } }],
  [{ name: 'a', image: { reference: 'a', pullPolicy: 'Never' } }], [{ name: 'a', image: {} }],
  [{ name: 'a', gitRepo: { repository: 'a' } }], [{ name: 'a', awsElasticBlockStore: { volumeID: 'a' } }],
  [{ name: 'a', flexVolume: { driver: '' } }], [{ name: 'a', volume: {} }], [{ name: 'a', emptydir: {} }],
];

const SCHEDULING: readonly Fault[] = [
  ...each(
    'nodeSelector', null, [], { a: 1 }, { a: true }, { 'a b': 'c' }, { a: 'not ok' }, { a: null }, 'a=b', { 'kubernetes.io/os': 'linux' },
  ),
  ...each('nodeSelector["node-role.kubernetes.io/worker"]', ...LABEL_VALUES),
  ...each(
    'tolerations', null, {}, [null], [{}], [{ key: 'a', operator: 'Exists', value: 'b' }], [{ key: 'a', operator: 'x' }],
    [{ key: 'a', effect: 'x' }], [{ key: 'a b', operator: 'Exists' }], [{ operator: 'Equal', value: 'a' }], [{ key: 'a', value: 'not ok' }],
    [{ key: 'a', tolerationSeconds: 5 }], [{ key: 'a', tolerationSeconds: '5', effect: 'NoExecute' }],
    [{ key: 'a', value: true }], [{ key: 'a', operator: 'Gt', value: '5' }], [{ key: 'a', operator: 'Lt', value: 'x' }]),
  ...each(
    'affinity', null, {}, [], { nodeAffinity: {} }, { nodeAffinity: { requiredDuringSchedulingIgnoredDuringExecution: {} } },
    { nodeAffinity: { requiredDuringSchedulingIgnoredDuringExecution: { nodeSelectorTerms: [] } } },
    { nodeAffinity: { requiredDuringSchedulingIgnoredDuringExecution: [{ matchExpressions: [] }] } },
    {
      nodeAffinity: {
        requiredDuringSchedulingIgnoredDuringExecution: { nodeSelectorTerms: [{ matchExpressions: [{ key: 'a', operator: 'In' }] }] },
      },
    },
    {
      nodeAffinity: {
        requiredDuringSchedulingIgnoredDuringExecution: {
          nodeSelectorTerms: [{ matchExpressions: [{ key: 'a', operator: 'Gt', values: ['x'] }] }],
        },
      },
    },
    {
      nodeAffinity: {
        requiredDuringSchedulingIgnoredDuringExecution: {
          nodeSelectorTerms: [{ matchFields: [{ key: 'metadata.name', operator: 'In', values: ['a', 'b'] }] }],
        },
      },
    },
    { nodeAffinity: { preferredDuringSchedulingIgnoredDuringExecution: [{ weight: 0, preference: {} }] } },
    { podAffinity: { requiredDuringSchedulingIgnoredDuringExecution: [{}] } },
    {
      podAffinity: { requiredDuringSchedulingIgnoredDuringExecution: [{ topologyKey: 'a b', labelSelector: { matchLabels: { a: 'b' } } }] },
    },
    { podAffinity: { requiredDuringSchedulingIgnoredDuringExecution: [{ topologyKey: 'a', namespaces: ['A'] }] } },
    { podAntiAffinity: { preferredDuringSchedulingIgnoredDuringExecution: [{ weight: 101, podAffinityTerm: { topologyKey: '' } }] } },
    { podAntiAffinity: { preferredDuringSchedulingIgnoredDuringExecution: [{ weight: 1, topologyKey: 'a' }] } },
    {
      podAffinity: {
        requiredDuringSchedulingIgnoredDuringExecution: [
          { topologyKey: 'a', labelSelector: { matchExpressions: [{ key: 'a', operator: 'In' }] } },
        ],
      },
    }),
  ...each(
    'topologySpreadConstraints', null, [null], [{}], [{ maxSkew: 0, topologyKey: 'a', whenUnsatisfiable: 'DoNotSchedule' }],
    [{ maxSkew: 1, topologyKey: '', whenUnsatisfiable: 'x' }],
    [{ maxSkew: 1, topologyKey: 'a', whenUnsatisfiable: 'ScheduleAnyway', minDomains: 1 }],
    [
      { maxSkew: 1, topologyKey: 'a', whenUnsatisfiable: 'DoNotSchedule' },
      { maxSkew: 2, topologyKey: 'a', whenUnsatisfiable: 'DoNotSchedule' },
    ],
    [{ maxSkew: 1, topologyKey: 'a', whenUnsatisfiable: 'DoNotSchedule', matchLabelKeys: ['a'] }],
    [
      {
        maxSkew: 1,
        topologyKey: 'a',
        whenUnsatisfiable: 'DoNotSchedule',
        nodeTaintsPolicy: 'x',
        labelSelector: { matchLabels: { a: 'not ok' } },
      },
    ]),
  ...each('schedulerName', '', 'a', 1), ...each('nodeName', 'A_b', 'n', ''), ...each('priority', 0, 'high'),
  ...each('priorityClassName', 'A_b', '', 'high'), ...each('preemptionPolicy', 'Never', 'x'),
  ...each('schedulingGates', [{ name: 'a' }], [{ name: 'a b' }], [{ name: 'a.b/c' }, { name: 'a.b/c' }], [{}]),
  ...each('runtimeClassName', 'A_b', 'gvisor', ''), ...each('overhead', { cpu: '1' }, { cpu: '-1' }),
];

const SPEC_FAULTS: readonly Fault[] = [
  ...each('restartPolicy', 'Always', 'always', 'OnFailure', 'Never', '', null, true, 'UnlessStopped'),
  ...each('dnsPolicy', 'Default', 'default', 'None', '', null),
  ...each(
    'dnsConfig', null, {}, { nameservers: ['a'] }, { nameservers: ['1.1.1.1', '1.1.1.2', '1.1.1.3', '1.1.1.4'] },
    { searches: ['a_b', '.', 'A'] }, { options: [{ value: 'a' }] }, { searches: [''] },
  ),
  ...each('terminationGracePeriodSeconds', ...COUNTS), ...each('activeDeadlineSeconds', ...COUNTS),
  ...each('hostNetwork', ...BOOLEANS), ...each('hostPID', ...BOOLEANS), ...each('shareProcessNamespace', ...BOOLEANS),
  ...each('automountServiceAccountToken', ...BOOLEANS), ...each('enableServiceLinks', ...BOOLEANS), ...each('hostUsers', ...BOOLEANS),
  ...each('setHostnameAsFQDN', ...BOOLEANS),
  { hostPID: true, shareProcessNamespace: true }, { hostUsers: false, hostNetwork: true }, { hostUsers: false, hostPID: true },
  { hostname: 'a', hostNetwork: true, hostnameOverride: 'b' },
  ...each('serviceAccountName', 'A_b', '', null, 1, 'system:sa', 'a.b'), ...each('serviceAccount', 'a', 'A_b'),
  ...each('imagePullSecrets', null, ['registry'], [{ name: 'A_b' }], [{}], [{ name: '' }], { name: 'a' }, [null]),
  ...each('hostname', 'A', 'a.b', 'a', '', 'x'.repeat(64)), ...each('subdomain', 'A', 'a', 'a_b'),
  ...each(
    'hostAliases', null, [{}], [{ ip: 'a' }], [{ ip: '10.1.2.3', hostnames: ['a_b'] }], [{ ip: '10.1.2.3' }, { ip: '10.1.2.3' }],
    [{ hostnames: ['a'] }],
  ),
  ...each(
    'securityContext', null, {}, { runAsUser: -1 }, { fsGroup: '2000' }, { runAsNonRoot: 'true' },
    { sysctls: [{ name: 'a b', value: '1' }] }, { sysctls: [{ name: 'net.core.somaxconn', value: 1024 }] },
    { sysctls: [{ name: 'a.b', value: '1' }, { name: 'a.b', value: '1' }] }, { supplementalGroups: [-1] }, { fsGroupChangePolicy: 'x' },
    { supplementalGroupsPolicy: 'x' },
    { seccompProfile: { type: 'x' } }, { seccompProfile: { type: 'Localhost', localhostProfile: '../a' } }, { privileged: true },
    { appArmorProfile: { type: 'RuntimeDefault', localhostProfile: 'a' } }, { seLinuxOptions: { level: 's0' } },
    { windowsOptions: { hostProcess: true } }, { sysctls: [{ name: 'net.ipv4.a', value: '1' }] }, { seLinuxChangePolicy: 'x' }),
  ...each('os', { name: 'linux' }, { name: 'windows' }, { name: 'x' }, {}),
  ...each('readinessGates', [{ conditionType: 'a' }], [{ conditionType: 'a b' }], [{}]),
  ...each('resources', { limits: { cpu: 1 } }, { requests: { x: 1 } }, { requests: { cpu: 2 }, limits: { cpu: 1 } }),
  ...each('ephemeralContainers', [], [{ name: 'debug', image: 'a' }]), ...each('replicas', 2), ...each('labels', { a: 'b' }),
  ...each('containers[0].securityContext.fsGroup', 1),
  ...each(
    'resourceClaims', [{ name: 'gpu' }], [{ name: 'gpu', resourceClaimName: 'a', resourceClaimTemplateName: 'b' }],
    [{ name: 'A', resourceClaimName: 'a' }],
  ),
];

const ON_CONTAINER = ['livenessProbe', 'readinessProbe', 'startupProbe'].flatMap((probe) => each(`containers[0].${probe}`, ...PROBES));

/** Faults of pods by path. */
export const POD_FAULTS: readonly Fault[] = [
  ...PORT_FAULTS, ...CONTAINER_FAULTS, ...ENV_FAULTS, ...ON_CONTAINER, ...each('containers[0].lifecycle.preStop', ...HANDLERS),
  ...each('containers[0].lifecycle.postStart', ...HANDLERS), ...each('containers[0].lifecycle', ...HANDLERS),
  ...each('initContainers', ...INIT), ...each('volumes', ...VOLUMES),
  ...each('volumes[0]', ...VOLUMES.flatMap((list) => (Array.isArray(list) ? list.slice(0, 1) : []) as Json[])),
  ...SCHEDULING, ...SPEC_FAULTS,
];
