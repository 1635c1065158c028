/** Pods `shop/cart` and what runs them: one container that listens on the port `metrics`, labelled `app: cart`. */
import { Fields, Manifest, object, Texts } from './manifest';

/** What an object may be called. */
export interface Naming {
  readonly name?: string;
  readonly namespace?: string;
}

/** What may differ from `shop/cart`. */
export interface WorkloadParts extends Naming {
  /** Further metadata of the object itself. */
  readonly metadata?: Fields;

  /** Labels of the pods. */
  readonly labels?: Texts;

  /**
   * Labels that the workload selects its pods by.
   * @default - the labels of the pods
   */
  readonly selector?: Texts;

  /** Annotations of the pods. */
  readonly annotations?: Fields;

  /** Ports of the only container. */
  readonly ports?: readonly Fields[];

  /** Fields of the only container; `containers` in `pod` takes its place. */
  readonly container?: Fields;

  /** Fields of the pods' spec. */
  readonly pod?: Fields;

  /** Fields of the workload's own spec. */
  readonly spec?: Fields;
}

/** The same for a Pod: one with a `status` was read from a cluster. */
export interface PodParts extends WorkloadParts {
  readonly status?: unknown;
}

/** The port of the only container. */
const METRICS = { name: 'metrics', containerPort: 9090 };

const LABELS = { app: 'cart' };

/** A Pod. */
export function pod({ status, ...parts }: PodParts = {}): Manifest {
  const { metadata, spec } = podTemplate(parts);

  return object('v1', 'Pod', { spec, ...status !== undefined && { status } }, { ...namesOf(parts), ...metadata, ...parts.metadata });
}

/** A Deployment. */
export function deployment(parts: WorkloadParts = {}): Manifest {
  return workload('Deployment', parts);
}

/** A workload of the group `apps`. */
export function workload(kind: string, parts: WorkloadParts = {}): Manifest {
  const selector = { matchLabels: parts.selector ?? parts.labels ?? LABELS };

  return object('apps/v1', kind, { spec: { selector, template: podTemplate(parts), ...parts.spec } }, { ...namesOf(parts), ...parts.metadata });
}

/** A Job. */
export function job(parts: WorkloadParts = {}): Manifest {
  return object('batch/v1', 'Job', { spec: { ...jobSpec(parts), ...parts.spec } }, { ...namesOf(parts), ...parts.metadata });
}

/** A CronJob; `spec` is that of the CronJob. */
export function cronJob(parts: WorkloadParts = {}): Manifest {
  const spec = { schedule: '0 * * * *', jobTemplate: { spec: jobSpec(parts) }, ...parts.spec };

  return object('batch/v1', 'CronJob', { spec }, { ...namesOf(parts), ...parts.metadata });
}

function jobSpec(parts: WorkloadParts): Fields {
  const { metadata, spec } = podTemplate(parts);

  return { template: { metadata, spec: { restartPolicy: 'Never', ...spec } } };
}

function podTemplate({ labels = LABELS, annotations, ports = [METRICS], container, pod: fields }: WorkloadParts): PodTemplate {
  return {
    metadata: { labels, ...annotations && { annotations } },
    spec: { containers: [{ name: 'cart', image: 'cart', ...ports.length > 0 && { ports }, ...container }], ...fields },
  };
}

interface PodTemplate { readonly metadata: Fields; readonly spec: Fields }

/** Only the names that are given: those that are not stay as they are in every manifest. */
function namesOf({ name, namespace }: Naming): Fields {
  return { ...name !== undefined && { name }, ...namespace !== undefined && { namespace } };
}
