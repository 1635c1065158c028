/** The pods of the conversion webhook. */

/** What the pods are made of. */
export interface PodsOfWebhook {
  readonly image: string;
  readonly secretName: string;
  readonly labels: { readonly [name: string]: string };
  readonly replicas: number;
  readonly imagePullSecrets?: readonly string[];
  readonly isDemonstration: boolean;
}

const PORT = 8443;
const FOLDER = '/etc/webhook-certificate';
/** The user `node` of the images of Node.js; any user can run it. */
const USER = 1000;
/** The endpoints of the Service need a moment to forget a pod that stops. */
const SECONDS_BEFORE_STOP = 5;
/** The time above, and that of the requests in flight. */
const SECONDS_TO_STOP = 30;

/** The spec of the Deployment; it meets the Pod Security Standard "restricted". */
export function deploymentSpec({ image, secretName, labels, replicas, imagePullSecrets, isDemonstration }: PodsOfWebhook): object {
  const command = ['cdk8s-app-monitoring', 'webhook', '--cert', `${FOLDER}/tls.crt`, '--key', `${FOLDER}/tls.key`, '--port', String(PORT)];

  return {
    replicas,
    selector: { matchLabels: labels },
    strategy: { type: 'RollingUpdate', rollingUpdate: { maxUnavailable: 0, maxSurge: 1 } },
    template: {
      metadata: { labels },
      spec: {
        automountServiceAccountToken: false,
        ...imagePullSecrets && { imagePullSecrets: imagePullSecrets.map((name) => ({ name })) },
        securityContext: { runAsNonRoot: true, runAsUser: USER, runAsGroup: USER, fsGroup: USER, seccompProfile: { type: 'RuntimeDefault' } },
        terminationGracePeriodSeconds: SECONDS_TO_STOP,
        containers: [{
          name: 'webhook',
          image,
          command: isDemonstration ? [...command, '--demonstration'] : command,
          ports: [{ name: 'https', containerPort: PORT, protocol: 'TCP' }],
          startupProbe: { ...probe('/healthz'), periodSeconds: 1, failureThreshold: 60 },
          livenessProbe: { ...probe('/healthz'), periodSeconds: 10 },
          readinessProbe: { ...probe('/readyz'), periodSeconds: 5 },
          lifecycle: { preStop: { sleep: { seconds: SECONDS_BEFORE_STOP } } },
          resources: { requests: { cpu: '50m', memory: '128Mi' }, limits: { memory: '512Mi' } },
          securityContext: { allowPrivilegeEscalation: false, capabilities: { drop: ['ALL'] }, readOnlyRootFilesystem: true },
          volumeMounts: [{ name: 'certificate', mountPath: FOLDER, readOnly: true }],
        }],
        volumes: [{ name: 'certificate', secret: { secretName, defaultMode: 0o440 } }],
      },
    },
  };
}

function probe(path: string): object {
  return { httpGet: { path, port: 'https', scheme: 'HTTPS' }, timeoutSeconds: 5 };
}
