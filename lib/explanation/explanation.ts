/** Data types of an explanation: why an object is scraped, or why not. */
import { Finding } from '../findings/finding';

/** Stages that an object passes before targets are scraped. */
export enum ExplanationStage {
  /** The API server stores the object, or refuses it. */
  ADMISSION = 'admission',
  /** There is a server that reads monitors. */
  SERVER = 'server',
  /** The server selects the labels of the monitor. */
  LABELS = 'labels',
  /** The server selects the namespace of the monitor. */
  NAMESPACE = 'namespace',
  /** The operator accepts the monitor for the server. */
  ACCEPTANCE = 'acceptance',
  /** The operator writes the configuration, and Prometheus loads it. */
  CONFIGURATION = 'configuration',
  /** A job looks for targets: objects of a kind, in some namespaces. */
  DISCOVERY = 'discovery',
  /** The selector of the monitor matches Services, pods or Ingresses. */
  SELECTOR = 'selector',
  /** The Services lead to pods or addresses. */
  ENDPOINTS = 'endpoints',
  /** The workload runs pods. */
  PODS = 'pods',
  /** The port of an endpoint exists. */
  PORT = 'port',
  /** The relabeling rules keep the targets. */
  RULES = 'rules',
  /** The address of a target is valid. */
  ADDRESS = 'address',
  /** Prometheus may list the objects and can reach the pods. */
  ACCESS = 'access',
  /** Targets are scraped. */
  TARGETS = 'targets',
  /** Services select the pods of a workload. */
  SERVICES = 'services',
  /** A monitor selects the workload or Service. */
  MONITOR = 'monitor',
}

/** Explains, step by step, why an object is scraped, or at which step it fails. */
export interface Explanation {
  /** Key of the object, e.g. `ServiceMonitor/shop/cart`. */
  readonly subject: string;

  /** Whether at least one server will certainly scrape it, or an object that it selects. */
  readonly isScraped: boolean;

  /** Steps for all servers, then those of each server, in the order in which they happen. After a failing step, no step follows. */
  readonly steps: ExplanationStep[];

  /**
   * Findings on the object itself, in the order of `Inspection.findings`; then, if it is scraped, findings on other objects that may be in
   * the way: on monitors that select it, and on the servers that scrape it.
   */
  readonly findings: Finding[];
}

/** A step of an explanation. */
export interface ExplanationStep {
  /**
   * Key of the server that the step is about, or `prometheus.yml`.
   * @default - the step applies to all servers
   */
  readonly server?: string;

  /**
   * Stage of the step.
   *
   * For a monitor: admission, server, labels, namespace, acceptance, configuration, then for each of its jobs discovery, selector,
   * endpoints or pods, port, rules, address, access, targets. For a workload or Service: admission, pods, services, endpoints, monitor,
   * and the stages of the monitors that select it.
   */
  readonly stage: ExplanationStage;

  /** Whether the step passes. If it fails, later stages are not reached. */
  readonly isOk: boolean;

  /**
   * Whether it is not known that the step fails: the cluster may have what is missing, or others may bring it.
   * @default false
   */
  readonly isOpen?: boolean;

  /** What the step found; no full stop. In a failing step: the message of its finding, or `not known` and the reason. */
  readonly message: string;

  /**
   * How to fix it; begins with a verb, no full stop.
   * @default - the step does not fail
   */
  readonly fix?: string;

  /**
   * The finding that explains why the step fails. It is on this object, or on the server, monitor or Service between. The inspection
   * reports it, with two exceptions: of several servers that do not select a monitor it reports only the nearest, and nothing if another
   * server selects it; findings on external objects are shown here alone.
   * @default - the step does not fail, or the reason is not known
   */
  readonly finding?: Finding;
}
