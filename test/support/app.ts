/** Charts with workloads, Services and Ingresses in one line each, and what a synth makes of them. */
import { ApiObject, App, Chart, ChartProps, Testing } from 'cdk8s';
import { Construct } from 'constructs';
import { AppMonitoring } from '../../lib/app-monitoring/app-monitoring';
import { AppMonitoringProps } from '../../lib/app-monitoring/app-monitoring-props';
import { Finding } from '../../lib/findings/finding';
import { MonitoringError } from '../../lib/findings/monitoring-error';

/** A chart `shop` in namespace `shop` of an app of its own. */
export function newChart(props: ChartProps = {}, app = new App()): Chart {
  return new Chart(app, 'shop', { namespace: 'shop', ...props });
}

export interface WorkloadOptions {
  readonly id?: string;
  readonly kind?: string;
  readonly name?: string;
  /** Labels of the pods and, where the kind has one, of the selector. */
  readonly labels?: { readonly [key: string]: string };
  readonly annotations?: { readonly [key: string]: string };
  /** Ports of the only container, `app`. */
  readonly ports?: readonly object[];
  /** Instead of the only container; each without an image gets one. */
  readonly containers?: readonly object[];
  readonly initContainers?: readonly object[];
  /** Further fields of the pod's spec. */
  readonly pod?: object;
  readonly namespace?: string;
  readonly selector?: object;
}

const API_VERSIONS: { readonly [kind: string]: string } = { Job: 'batch/v1', CronJob: 'batch/v1', Pod: 'v1' };

/** A workload of plain YAML: Deployment `cart` with one container `app` unless said otherwise. */
export function addWorkload(scope: Construct, options: WorkloadOptions = {}): ApiObject {
  const { kind = 'Deployment', name = 'cart', labels = { app: 'cart' }, annotations, ports, initContainers, namespace } = options;
  const containers = (options.containers ?? [{ name: 'app', ...(ports && { ports }) }]).map(withImage);
  const podMetadata = { ...(Object.keys(labels).length > 0 && { labels }), ...(annotations && { annotations }) };
  const restartPolicy = kind === 'Job' || kind === 'CronJob' ? { restartPolicy: 'Never' } : {};
  const before = initContainers && { initContainers: initContainers.map(withImage) };
  const template = { metadata: podMetadata, spec: { ...restartPolicy, ...options.pod, containers, ...before } };
  const selector = options.selector ?? { matchLabels: labels };
  const metadata = { name, ...(namespace && { namespace }) };
  const bodies: { readonly [kind: string]: object } = {
    Pod: { metadata: { ...podMetadata, ...metadata }, spec: template.spec },
    Job: { metadata, spec: { template } },
    CronJob: { metadata, spec: { schedule: '@daily', jobTemplate: { spec: { template } } } },
  };

  return new ApiObject(scope, options.id ?? name, {
    apiVersion: API_VERSIONS[kind] ?? 'apps/v1', kind, ...(bodies[kind] ?? { metadata, spec: { selector, template } }),
  });
}

function withImage(container: object): object {
  return { image: 'cart:1', ...container };
}

export interface ServiceOptions {
  readonly id?: string;
  readonly name?: string;
  readonly labels?: { readonly [key: string]: string };
  readonly annotations?: { readonly [key: string]: string };
  readonly selector?: { readonly [key: string]: string };
  readonly ports?: readonly object[];
  readonly type?: string;
  readonly namespace?: string;
}

/** A Service `cart` that leads port 80, named `http`, to the pods' 8080 unless said otherwise. */
export function addService(scope: Construct, options: ServiceOptions = {}): ApiObject {
  const { name = 'cart', labels, annotations, selector = { app: 'cart' }, ports = [{ name: 'http', port: 80, targetPort: 8080 }], type, namespace } = options;

  return new ApiObject(scope, options.id ?? `${name}-service`, {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { name, ...(labels && { labels }), ...(annotations && { annotations }), ...(namespace && { namespace }) },
    spec: { ...(type && { type }), selector, ports },
  });
}

export interface IngressOptions {
  readonly id?: string;
  readonly name?: string;
  readonly backend?: string;
  readonly labels?: { readonly [key: string]: string };
  readonly annotations?: { readonly [key: string]: string };
  readonly namespace?: string;
}

/** An Ingress `cart` that routes `/` to Service `cart` unless said otherwise. */
export function addIngress(scope: Construct, options: IngressOptions = {}): ApiObject {
  const { name = 'cart', backend = 'cart', labels, annotations, namespace } = options;
  const path = { path: '/', pathType: 'Prefix', backend: { service: { name: backend, port: { number: 80 } } } };

  return new ApiObject(scope, options.id ?? `${name}-ingress`, {
    apiVersion: 'networking.k8s.io/v1',
    kind: 'Ingress',
    metadata: { name, ...(labels && { labels }), ...(annotations && { annotations }), ...(namespace && { namespace }) },
    spec: { rules: [{ host: 'shop.example.com', http: { paths: [path] } }] },
  });
}

/** AppMonitoring `monitoring` in a scope. */
export function monitor(scope: Construct, props: AppMonitoringProps = {}, id = 'monitoring'): AppMonitoring {
  return new AppMonitoring(scope, id, props);
}

/** The only object of a kind that a chart synthesizes. */
export function synthOnly(chart: Chart, kind: string): any {
  const found = Testing.synth(chart).filter((object) => object.kind === kind);
  if (found.length !== 1) throw new Error(`${found.length} objects of kind ${kind}`);

  return found[0];
}

/** Annotations of the pod template of the only Deployment. */
export function podAnnotations(chart: Chart): { readonly [key: string]: string } {
  return synthOnly(chart, 'Deployment').spec.template.metadata.annotations ?? {};
}

/** What stops the synth, a line each as cdk8s prints it; nothing when it goes through. */
export function errorsOf(chart: Chart): string[] {
  try {
    Testing.synth(chart);
  } catch (error) {
    const [title, ...lines] = (error as Error).message.split('\n');
    if (!title.startsWith('Validation failed')) throw error;

    return lines.map((line) => line.trim());
  }

  return [];
}

/** Findings of the error that a constructor or factory throws. */
export function thrownFindings(action: () => unknown): readonly Finding[] {
  try {
    action();
  } catch (error) {
    if (error instanceof MonitoringError) return error.findings;
    throw error;
  }
  throw new Error('nothing was thrown');
}

/** Message of the error that a constructor or factory throws. */
export function thrownMessage(action: () => unknown): string {
  return new MonitoringError(thrownFindings(action)).message;
}

/** Message with which an AppMonitoring refuses its props, without the path that all lines share. */
export function propsRefusal(props: AppMonitoringProps): string {
  return thrownMessage(() => monitor(newChart(), props)).replaceAll('shop/monitoring: ', '');
}

/** Codes with which an AppMonitoring refuses its props. */
export function propsRefusalCodes(props: AppMonitoringProps): string[] {
  return thrownFindings(() => monitor(newChart(), props)).map(({ code }) => code);
}
