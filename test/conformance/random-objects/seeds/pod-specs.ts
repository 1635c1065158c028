/** Specs of pods as people write them; all of them are taken. */
import { Json } from '../json-path';

const HTTP_PROBE = {
  httpGet: { path: '/healthz', port: 'http', scheme: 'HTTP', httpHeaders: [{ name: 'X-Probe', value: 'yes' }] },
  periodSeconds: 10,
  failureThreshold: 3,
};

/** The smallest pod. */
const MINIMAL = { containers: [{ name: 'app', image: 'nginx:1.27' }] };

/** A web app with a metrics port. */
const WEB = {
  serviceAccountName: 'cart',
  terminationGracePeriodSeconds: 30,
  imagePullSecrets: [{ name: 'registry' }],
  securityContext: { runAsNonRoot: true, runAsUser: 1000, fsGroup: 2000, seccompProfile: { type: 'RuntimeDefault' } },
  containers: [
    {
      name: 'web',
      image: 'registry.example.com/shop/cart:1.4.2',
      imagePullPolicy: 'IfNotPresent',
      args: ['--port=8080'],
      ports: [{ name: 'http', containerPort: 8080 }, { name: 'http-metrics', containerPort: 9090, protocol: 'TCP' }],
      env: [
        { name: 'LOG_LEVEL', value: 'info' },
        { name: 'POD_IP', valueFrom: { fieldRef: { fieldPath: 'status.podIP' } } },
        { name: 'PASSWORD', valueFrom: { secretKeyRef: { name: 'cart', key: 'password', optional: true } } },
      ],
      envFrom: [{ configMapRef: { name: 'cart' } }, { prefix: 'DB_', secretRef: { name: 'db' } }],
      resources: { requests: { cpu: '100m', memory: '128Mi' }, limits: { cpu: 1, memory: '256Mi' } },
      livenessProbe: HTTP_PROBE,
      readinessProbe: { tcpSocket: { port: 8080 }, initialDelaySeconds: 5 },
      securityContext: { allowPrivilegeEscalation: false, readOnlyRootFilesystem: true, capabilities: { drop: ['ALL'] } },
      volumeMounts: [{ name: 'config', mountPath: '/etc/cart', readOnly: true }, { name: 'tmp', mountPath: '/tmp' }],
    },
  ],
  volumes: [
    { name: 'config', configMap: { name: 'cart', items: [{ key: 'cart.yaml', path: 'cart.yaml' }], defaultMode: 420 } },
    { name: 'tmp', emptyDir: { sizeLimit: '1Gi' } },
  ],
};

/** A pod with many of the fields. */
const RICH = {
  serviceAccountName: 'cart',
  priorityClassName: 'high',
  dnsPolicy: 'None',
  dnsConfig: { nameservers: ['10.96.0.10'], searches: ['shop.svc.cluster.local'], options: [{ name: 'ndots', value: '2' }] },
  hostAliases: [{ ip: '10.1.2.3', hostnames: ['db.local'] }],
  nodeSelector: { 'kubernetes.io/os': 'linux' },
  tolerations: [
    { key: 'dedicated', operator: 'Equal', value: 'shop', effect: 'NoSchedule' },
    { operator: 'Exists', effect: 'NoExecute', tolerationSeconds: 300 },
  ],
  affinity: {
    nodeAffinity: {
      requiredDuringSchedulingIgnoredDuringExecution: {
        nodeSelectorTerms: [{ matchExpressions: [{ key: 'zone', operator: 'In', values: ['a', 'b'] }] }],
      },
      preferredDuringSchedulingIgnoredDuringExecution: [
        { weight: 10, preference: { matchExpressions: [{ key: 'ssd', operator: 'Exists' }] } },
      ],
    },
    podAntiAffinity: {
      preferredDuringSchedulingIgnoredDuringExecution: [
        { weight: 100, podAffinityTerm: { topologyKey: 'kubernetes.io/hostname', labelSelector: { matchLabels: { app: 'cart' } } } },
      ],
    },
  },
  topologySpreadConstraints: [
    {
      maxSkew: 1,
      topologyKey: 'topology.kubernetes.io/zone',
      whenUnsatisfiable: 'ScheduleAnyway',
      labelSelector: { matchLabels: { app: 'cart' } },
    },
  ],
  initContainers: [
    {
      name: 'migrate',
      image: 'registry.example.com/migrate',
      command: ['sh', '-c', 'exit 0'],
      volumeMounts: [{ name: 'data', mountPath: '/data' }],
    },
    { name: 'proxy', image: 'proxy', restartPolicy: 'Always', ports: [{ name: 'proxy', containerPort: 15090 }] },
  ],
  containers: [
    {
      name: 'app',
      image: 'app@sha256:4bcff63911fcb4448bd4fdacec207030997caf25e9bea4045fa6c8c44de311d1',
      command: ['/app'],
      workingDir: '/srv',
      ports: [{ name: 'grpc', containerPort: 9000, protocol: 'TCP' }, { name: 'stats', containerPort: 9000, protocol: 'UDP' }],
      lifecycle: { preStop: { exec: { command: ['sleep', '5'] } }, postStart: { httpGet: { path: '/', port: 9000 } } },
      startupProbe: { grpc: { port: 9000, service: 'health' }, timeoutSeconds: 2, successThreshold: 1 },
      livenessProbe: { exec: { command: ['true'] }, terminationGracePeriodSeconds: 10 },
      env: [
        { name: 'CPU', valueFrom: { resourceFieldRef: { resource: 'limits.cpu', divisor: '1m' } } },
        { name: 'KEY', valueFrom: { configMapKeyRef: { name: 'c', key: 'k' } } },
      ],
      terminationMessagePolicy: 'FallbackToLogsOnError',
      volumeMounts: [
        { name: 'data', mountPath: '/data', subPath: 'app' }, { name: 'token', mountPath: '/var/run/token' },
        { name: 'host', mountPath: '/host', mountPropagation: 'HostToContainer', readOnly: true }, { name: 'info', mountPath: '/info' },
      ],
    },
    {
      name: 'side',
      image: 'busybox',
      tty: true,
      stdin: true,
      volumeMounts: [{ name: 'secret', mountPath: '/secret' }, { name: 'csi', mountPath: '/csi' }],
    },
  ],
  volumes: [
    { name: 'data', persistentVolumeClaim: { claimName: 'data' } },
    {
      name: 'token',
      projected: {
        sources: [
          { serviceAccountToken: { path: 'token', audience: 'vault', expirationSeconds: 3600 } },
          { configMap: { name: 'ca', items: [{ key: 'ca.crt', path: 'ca.crt' }] } },
        ],
      },
    },
    { name: 'host', hostPath: { path: '/var/log', type: 'Directory' } },
    {
      name: 'info',
      downwardAPI: {
        items: [
          { path: 'labels', fieldRef: { fieldPath: 'metadata.labels' } },
          { path: 'cpu', resourceFieldRef: { containerName: 'app', resource: 'requests.cpu' } },
        ],
      },
    },
    { name: 'secret', secret: { secretName: 'cart', defaultMode: 256 } },
    { name: 'csi', csi: { driver: 'secrets-store.csi.k8s.io', readOnly: true, volumeAttributes: { a: 'b' } } },
    {
      name: 'scratch',
      ephemeral: { volumeClaimTemplate: { spec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '1Gi' } } } } },
    },
    { name: 'nfs', nfs: { server: 'nfs.local', path: '/export' } },
  ],
};

/** An agent on each node. */
const AGENT = {
  hostNetwork: true,
  hostPID: true,
  dnsPolicy: 'ClusterFirstWithHostNet',
  priorityClassName: 'system-node-critical',
  tolerations: [{ operator: 'Exists' }],
  containers: [
    {
      name: 'node-exporter',
      image: 'quay.io/prometheus/node-exporter:v1.9.1',
      ports: [{ name: 'metrics', containerPort: 9100, hostPort: 9100 }],
      securityContext: { privileged: true },
      volumeMounts: [{ name: 'root', mountPath: '/host' }],
    },
  ],
  volumes: [{ name: 'root', hostPath: { path: '/' } }],
};

/** A pod that ends. */
const BATCH = {
  restartPolicy: 'OnFailure',
  activeDeadlineSeconds: 600,
  automountServiceAccountToken: false,
  containers: [
    {
      name: 'export',
      image: 'busybox:1.37',
      command: ['sh', '-c', 'echo done'],
      resources: { limits: { 'memory': '64Mi', 'ephemeral-storage': '1Gi' } },
    },
  ],
};

/** Specs of pods that do not end. */
export const SERVING: readonly Json[] = [MINIMAL, WEB, RICH, AGENT];

/** Specs of pods that end. */
export const ENDING: readonly Json[] = [BATCH, { ...WEB, restartPolicy: 'Never' }];
