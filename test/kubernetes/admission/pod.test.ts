/** The rules of pods, as rows: what is set in a pod that is taken, and which fields are refused then. */
import { Row, testRows } from './bases';

const PORT = 'spec.containers[0].ports[0]';
const WEB = 'spec.containers[0]';
const port = (field: string, value: unknown, isRefused = false): Row => ({ set: { [`${PORT}.${field}`]: value }, ...isRefused && { refuses: [`${PORT}.${field}`] } });
const container = (field: string, value: unknown, ...refuses: string[]): Row => ({ set: { [`${WEB}.${field}`]: value }, refuses: refuses.map((path) => `${WEB}.${path}`) });
const spec = (field: string, value: unknown, ...refuses: string[]): Row => ({ set: { [`spec.${field}`]: value }, refuses: refuses.map((path) => `spec.${path}`) });

describe('ports of containers', () => testRows('Pod', [
  port('name', 'a23456789012345'),
  port('name', 'a234567890123456', true),
  port('name', 'http_metrics', true),
  port('name', 'HTTP', true),
  port('name', '8080', true),
  port('name', 'a--b', true),
  port('name', '-a', true),
  port('name', 'a-', true),
  port('name', ''),
  port('containerPort', 1),
  port('containerPort', 0, true),
  port('containerPort', 65535),
  port('containerPort', 65536, true),
  port('containerPort', -1, true),
  port('containerPort', undefined, true),
  port('protocol', 'UDP'),
  port('protocol', 'tcp', true),
  port('hostPort', 65536, true),
  { set: { [`${WEB}.ports[1]`]: { name: 'http', containerPort: 9090 } }, refuses: [`${WEB}.ports[1].name`] },
  { set: { [`${WEB}.ports[1]`]: { name: 'other', containerPort: 8080 } } },
  { set: { [`${WEB}.ports`]: [{ containerPort: 1, hostPort: 1 }, { containerPort: 2, hostPort: 1 }] }, refuses: [`${WEB}.ports[1].hostPort`] },
  { set: { 'spec.hostNetwork': true, [`${PORT}.hostPort`]: 9090 }, refuses: [`${PORT}.hostPort`] },
  { set: { 'spec.hostNetwork': true } },
]));

describe('containers', () => testRows('Pod', [
  spec('containers', [], 'containers'),
  spec('containers', undefined, 'containers'),
  container('name', undefined, 'name'),
  container('name', 'a'.repeat(63)),
  container('name', 'a'.repeat(64), 'name'),
  container('name', 'a.b', 'name'),
  container('image', undefined, 'image'),
  container('image', ' cart', 'image'),
  { set: { 'spec.containers[1]': { name: 'web', image: 'b' } }, refuses: ['spec.containers[1].name'] },
  { set: { 'spec.initContainers[0]': { name: 'web', image: 'b' } }, refuses: ['spec.initContainers[0].name'] },
  { set: { 'spec.initContainers[0]': { name: 'a', image: 'b', readinessProbe: { exec: { command: ['a'] } } } }, refuses: ['spec.initContainers[0].readinessProbe'] },
  { set: { 'spec.initContainers[0]': { name: 'a', image: 'b', restartPolicy: 'Always', readinessProbe: { exec: { command: ['a'] } } } } },
  { set: { 'spec.ephemeralContainers[0]': { name: 'a', image: 'b' } }, refuses: ['spec.ephemeralContainers'] },
  container('imagePullPolicy', 'Sometimes', 'imagePullPolicy'),
  container('env', [{ name: 'A', value: '1' }, { name: 'a.b-c' }]),
  container('env', [{ value: '1' }], 'env[0].name'),
  container('env', [{ name: 'A=B' }], 'env[0].name'),
  container('env', [{ name: 'A', valueFrom: {} }], 'env[0].valueFrom'),
  container('env', [{ name: 'A', value: 'b', valueFrom: { secretKeyRef: { name: 'a', key: 'b' } } }], 'env[0].valueFrom'),
  container('env', [{ name: 'A', valueFrom: { secretKeyRef: { name: 'A', key: '' } } }], 'env[0].valueFrom.secretKeyRef.key', 'env[0].valueFrom.secretKeyRef.name'),
  container('env', [{ name: 'A', valueFrom: { fieldRef: { fieldPath: "metadata.labels['app']" } } }]),
  container('env', [{ name: 'A', valueFrom: { fieldRef: { fieldPath: 'metadata.labels' } } }], 'env[0].valueFrom.fieldRef.fieldPath'),
  container('env', [{ name: 'A', valueFrom: { fieldRef: { fieldPath: 'spec.hostname' } } }], 'env[0].valueFrom.fieldRef.fieldPath'),
  container('env', [{ name: 'A', valueFrom: { resourceFieldRef: { resource: 'limits.cpu', divisor: '1m' } } }]),
  container('env', [{ name: 'A', valueFrom: { resourceFieldRef: { resource: 'limits.cpu', divisor: '2' } } }], 'env[0].valueFrom.resourceFieldRef.divisor'),
  container('envFrom', [{}], 'envFrom'),
  container('envFrom', [{ configMapRef: { name: 'A' } }], 'envFrom[0].configMapRef.name'),
  container('restartPolicy', 'Often', 'restartPolicy'),
  container('terminationMessagePolicy', 'None', 'terminationMessagePolicy'),
]));

describe('probes', () => testRows('Pod', [
  container('livenessProbe', {}, 'livenessProbe'),
  container('livenessProbe', { httpGet: { port: 'http' } }),
  container('livenessProbe', { httpGet: { port: 0 } }, 'livenessProbe.httpGet.port'),
  container('livenessProbe', { httpGet: { port: '8080' } }, 'livenessProbe.httpGet.port'),
  container('livenessProbe', { httpGet: { port: 80, scheme: 'http' } }, 'livenessProbe.httpGet.scheme'),
  container('livenessProbe', { httpGet: { port: 80 }, tcpSocket: { port: 80 } }, 'livenessProbe.tcpSocket'),
  container('livenessProbe', { exec: {} }, 'livenessProbe.exec.command'),
  container('livenessProbe', { grpc: {} }, 'livenessProbe.grpc.port'),
  container('livenessProbe', { tcpSocket: { port: 80 }, successThreshold: 2 }, 'livenessProbe.successThreshold'),
  container('readinessProbe', { tcpSocket: { port: 80 }, successThreshold: 2 }),
  container('readinessProbe', { tcpSocket: { port: 80 }, terminationGracePeriodSeconds: 5 }, 'readinessProbe.terminationGracePeriodSeconds'),
  container('startupProbe', { tcpSocket: { port: 80 }, periodSeconds: -1 }, 'startupProbe.periodSeconds'),
  container('lifecycle', { preStop: { sleep: { seconds: 31 } } }, 'lifecycle.preStop.sleep'),
  container('lifecycle', { preStop: { sleep: { seconds: 30 } } }),
]));

describe('resources of a pod as a whole', () => testRows('Pod', [
  spec('resources', { requests: { cpu: 1 } }),
  { set: { 'spec.resources': { requests: { cpu: '50m' } }, [`${WEB}.resources`]: { requests: { cpu: '100m' } } }, refuses: ['spec.resources.requests[cpu]'] },
  { set: { 'spec.resources': { requests: { cpu: '50m' } }, [`${WEB}.resources`]: { limits: { cpu: '100m' } } }, refuses: ['spec.resources.requests[cpu]'] },
  { set: { 'spec.resources': { limits: { cpu: '50m' } }, [`${WEB}.resources`]: { requests: { cpu: '100m' } } }, refuses: ['spec.resources.requests'] },
  {
    set: { 'spec.resources': { requests: { cpu: '150m' } }, 'spec.initContainers': [{ name: 'init', image: 'a', resources: { requests: { cpu: '200m' } } }] },
    refuses: ['spec.resources.requests[cpu]'],
  },
  {
    set: {
      'spec.resources': { requests: { cpu: '250m' } },
      [`${WEB}.resources`]: { requests: { cpu: '100m' } },
      'spec.initContainers': [{ name: 'proxy', image: 'a', restartPolicy: 'Always', resources: { requests: { cpu: '200m' } } }],
    },
    refuses: ['spec.resources.requests[cpu]'],
  },
]));

describe('resources', () => testRows('Pod', [
  container('resources', { limits: { 'cpu': 1, 'memory': '1Gi', 'nvidia.com/gpu': 1, 'ephemeral-storage': '1Gi' } }),
  container('resources', { limits: { gpu: 1 } }, 'resources.limits[gpu]', 'resources.requests[gpu]'),
  container('resources', { requests: { cpu: 2 }, limits: { cpu: '1500m' } }, 'resources.requests'),
  container('resources', { requests: { cpu: '1' }, limits: { cpu: '1000m' } }),
  container('resources', { limits: { cpu: -1 } }, 'resources.limits[cpu]', 'resources.requests[cpu]'),
  container('resources', { requests: { 'nvidia.com/gpu': 1 } }, 'resources.limits'),
  container('resources', { limits: { 'nvidia.com/gpu': '500m' } }, 'resources.limits[nvidia.com/gpu]', 'resources.requests[nvidia.com/gpu]'),
  container('resources', { limits: { 'hugepages-2Mi': '2Mi' } }, 'resources'),
  container('resources', { limits: { 'hugepages-2Mi': '3Mi', 'cpu': 1 } }, 'resources.limits[hugepages-2Mi]', 'resources.requests[hugepages-2Mi]'),
  container('resources', { claims: [{ name: 'a' }] }, 'resources.claims[0]'),
]));

describe('volumes', () => testRows('Pod', [
  container('volumeMounts', [{ name: 'data', mountPath: '/a' }], 'volumeMounts[0].name'),
  { set: { [`${WEB}.volumeMounts`]: [{ name: 'data', mountPath: '/a' }], 'spec.volumes': [{ name: 'data' }] } },
  { set: { [`${WEB}.volumeMounts`]: [{ name: 'data' }], 'spec.volumes': [{ name: 'data' }] }, refuses: [`${WEB}.volumeMounts[0].mountPath`] },
  {
    set: { [`${WEB}.volumeMounts`]: [{ name: 'data', mountPath: '/a' }, { name: 'data', mountPath: '/a' }], 'spec.volumes': [{ name: 'data' }] },
    refuses: [`${WEB}.volumeMounts[1].mountPath`],
  },
  spec('volumes', [{ name: 'a' }, { name: 'a' }], 'volumes[1].name'),
  spec('volumes', [{ name: 'A' }], 'volumes[0].name'),
  spec('volumes', [{ name: 'a', secret: {} }], 'volumes[0].secret.secretName'),
  spec('volumes', [{ name: 'a', secret: { secretName: 'a', defaultMode: 512 } }], 'volumes[0].secret.defaultMode'),
  spec('volumes', [{ name: 'a', configMap: { name: 'a', items: [{ key: 'a', path: '../a' }] } }], 'volumes[0].configMap.items[0].path'),
  spec('volumes', [{ name: 'a', secret: { secretName: 'a' }, emptyDir: {} }], 'volumes[0].secret'),
  spec('volumes', [{ name: 'a', hostPath: { path: '/a/../b' } }], 'volumes[0].hostPath.path'),
  spec('volumes', [{ name: 'a', hostPath: { path: '/a', type: 'Folder' } }], 'volumes[0].hostPath.type'),
  spec('volumes', [{ name: 'a', nfs: { server: 'a', path: 'a' } }], 'volumes[0].nfs.path'),
  spec('volumes', [{ name: 'a', persistentVolumeClaim: {} }], 'volumes[0].persistentVolumeClaim.claimName'),
  spec('volumes', [{ name: 'a', csi: { driver: 'a'.repeat(64) } }], 'volumes[0].csi.driver'),
  spec('volumes', [{ name: 'a', projected: { sources: [{ secret: { name: 'a' }, configMap: { name: 'b' } }] } }], 'volumes[0].projected.sources[0]'),
  spec('volumes', [{ name: 'a', projected: { sources: [{ serviceAccountToken: { path: 'a', expirationSeconds: 599 } }] } }], 'volumes[0].projected.sources[0].serviceAccountToken.expirationSeconds'),
  spec('volumes', [{ name: 'a', downwardAPI: { items: [{ path: 'a' }] } }], 'volumes[0].downwardAPI'),
  spec('volumes', [{ name: 'a', image: {} }], 'volumes[0].image.reference'),
]));

describe('the spec', () => testRows('Pod', [
  spec('restartPolicy', 'OnFailure'),
  spec('restartPolicy', 'onfailure', 'restartPolicy'),
  spec('dnsPolicy', 'None', 'dnsConfig'),
  spec('dnsConfig', { nameservers: ['10.0.0.010'] }, 'dnsConfig.nameservers[0]'),
  spec('dnsConfig', { searches: ['svc', '_tcp.svc.', 'A'] }, 'dnsConfig.searches[2]'),
  spec('nodeSelector', { 'a b': 'c' }, 'nodeSelector'),
  spec('serviceAccountName', 'A', 'serviceAccountName'),
  spec('hostname', 'a.b', 'hostname'),
  spec('activeDeadlineSeconds', 0, 'activeDeadlineSeconds'),
  spec('hostAliases', [{ ip: 'a' }], 'hostAliases[0].ip'),
  spec('tolerations', [{ effect: 'NoSchedule' }], 'tolerations[0].operator'),
  spec('tolerations', [{ operator: 'Exists' }]),
  spec('tolerations', [{ key: 'a', effect: 'Never' }], 'tolerations[0].effect'),
  spec('tolerations', [{ key: 'a', tolerationSeconds: 5 }], 'tolerations[0].effect'),
  spec('topologySpreadConstraints', [{ maxSkew: 0, topologyKey: 'zone', whenUnsatisfiable: 'Never' }], 'topologySpreadConstraints[0].maxSkew', 'topologySpreadConstraints[0].whenUnsatisfiable'),
  spec('affinity', { podAntiAffinity: { requiredDuringSchedulingIgnoredDuringExecution: [{}] } }, 'affinity.podAntiAffinity.requiredDuringSchedulingIgnoredDuringExecution[0].topologyKey'),
  spec('affinity', { nodeAffinity: { requiredDuringSchedulingIgnoredDuringExecution: {} } }, 'affinity.nodeAffinity.requiredDuringSchedulingIgnoredDuringExecution.nodeSelectorTerms'),
  spec('securityContext', { runAsUser: -1, seccompProfile: { type: 'Localhost' } }, 'securityContext.runAsUser', 'securityContext.seccompProfile.localhostProfile'),
  spec('securityContext', { sysctls: [{ name: 'net.a' }, { name: 'net.a' }] }, 'securityContext.sysctls[1].name'),
  container('securityContext', { privileged: true, allowPrivilegeEscalation: false }, 'securityContext'),
  container('securityContext', { procMount: 'Unmasked' }, 'securityContext.procMount'),
  spec('os', { name: 'windows' }),
  { set: { 'spec.os': { name: 'windows' }, 'spec.hostPID': true }, refuses: ['spec.hostPID'] },
  { set: { 'spec.os': { name: 'plan9' } }, refuses: ['spec.os'] },
  { set: { 'spec.hostUsers': false, 'spec.hostNetwork': true }, refuses: ['spec.hostNetwork'] },
  spec('schedulingGates', [{ name: 'a' }, { name: 'a' }], 'schedulingGates[1]'),
  spec('resources', { limits: { gpu: 1 } }, 'resources.limits[gpu]'),
]));

describe('annotations that mean something', () => testRows('Pod', [
  { set: { 'metadata.annotations': { 'controller.kubernetes.io/pod-deletion-cost': '01' } }, refuses: ['metadata.annotations[controller.kubernetes.io/pod-deletion-cost]'] },
  { set: { 'metadata.annotations': { 'container.apparmor.security.beta.kubernetes.io/web': 'runtime/default' } } },
  {
    set: { 'metadata.annotations': { 'container.apparmor.security.beta.kubernetes.io/db': 'localhost/a' } },
    refuses: ['metadata.annotations[container.apparmor.security.beta.kubernetes.io/db]'],
  },
  { set: { 'metadata.annotations': { 'seccomp.security.alpha.kubernetes.io/pod': 'any' } }, refuses: ['metadata.annotations.seccomp.security.alpha.kubernetes.io/pod'] },
]));
