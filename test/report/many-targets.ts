/** Manifests that yield many targets. */

const NAMES = ['cart', 'checkout', 'search', 'payments', 'stock', 'mailer', 'gateway', 'ledger'];

/** A Deployment each, 40 to a namespace; every second one behind a Service. */
export function manyTargets(number: number): string {
  const workloads = Array.from({ length: number }, (_, i) => {
    const [namespace, name] = [`team-${String(Math.floor(i / 40)).padStart(2, '0')}`, `${NAMES[i % NAMES.length]}-${String(i % 40).padStart(2, '0')}`];

    return [deployment(namespace, name, 1 + i % 4), ...i % 2 === 0 ? [service(namespace, name), serviceMonitor(namespace, name)] : [podMonitor(namespace, name)]].join('---\n');
  });

  return [SERVER, ...workloads].join('---\n');
}

const SERVER = `apiVersion: monitoring.coreos.com/v1
kind: Prometheus
metadata: {name: main, namespace: monitoring}
spec:
  shards: 2
  serviceMonitorSelector: {}
  serviceMonitorNamespaceSelector: {}
  podMonitorSelector: {}
  podMonitorNamespaceSelector: {}
`;

function deployment(namespace: string, name: string, replicas: number): string {
  return `apiVersion: apps/v1
kind: Deployment
metadata: {name: ${name}, namespace: ${namespace}}
spec:
  replicas: ${replicas}
  selector: {matchLabels: {app: ${name}}}
  template:
    metadata: {labels: {app: ${name}}}
    spec: {containers: [{name: main, image: x, ports: [{name: metrics, containerPort: 9090}, {name: web, containerPort: 8080}]}]}
`;
}

function service(namespace: string, name: string): string {
  return `apiVersion: v1
kind: Service
metadata: {name: ${name}, namespace: ${namespace}, labels: {app: ${name}}}
spec: {selector: {app: ${name}}, ports: [{name: metrics, port: 9090}]}
`;
}

function serviceMonitor(namespace: string, name: string): string {
  return `apiVersion: monitoring.coreos.com/v1
kind: ServiceMonitor
metadata: {name: ${name}, namespace: ${namespace}}
spec: {selector: {matchLabels: {app: ${name}}}, endpoints: [{port: metrics}]}
`;
}

function podMonitor(namespace: string, name: string): string {
  return `apiVersion: monitoring.coreos.com/v1
kind: PodMonitor
metadata: {name: ${name}, namespace: ${namespace}}
spec: {selector: {matchLabels: {app: ${name}}}, podMetricsEndpoints: [{port: metrics}]}
`;
}
