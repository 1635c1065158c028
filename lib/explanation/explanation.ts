/** Why one object is scraped, or is not. */
import { Finding } from '../findings/finding';

/** What happens to an object on its way to targets. */
export enum ExplanationStage {
  /** The API server stores the object, or refuses it. */
  ADMISSION = 'admission',
  /** A server is there that reads monitors. */
  SERVER = 'server',
  /** The server selects the labels of the monitor. */
  LABELS = 'labels',
  /** The server selects the namespace of the monitor. */
  NAMESPACE = 'namespace',
  /** The operator accepts the monitor for the server. */
  ACCEPTANCE = 'acceptance',
  /** The operator writes the configuration, and Prometheus loads it. */
  CONFIGURATION = 'configuration',
  /** A job looks for targets: what for, and where. */
  DISCOVERY = 'discovery',
  /** The selector of the monitor matches Services, pods or Ingresses. */
  SELECTOR = 'selector',
  /** The Services lead to pods or addresses. */
  ENDPOINTS = 'endpoints',
  /** The workload runs pods. */
  PODS = 'pods',
  /** The port that an endpoint names is there. */
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

/** The way of one object from its labels to its targets, step by step. */
export interface Explanation {
  /** Key of the object, e.g. `ServiceMonitor/shop/cart`. */
  readonly subject: string;

  /** Whether at least one server will scrape it, or what it selects, for certain. */
  readonly isScraped: boolean;

  /** Steps for all servers, then those of each server, in the order in which they happen. After a failing step, no step follows. */
  readonly steps: ExplanationStep[];

  /** Those on the object itself, in the order of `Inspection.findings`. */
  readonly findings: Finding[];
}

/** One step on that way. */
export interface ExplanationStep {
  /**
   * Key of the server it is about, or `prometheus.yml`.
   * @default - it is about no server in particular
   */
  readonly server?: string;

  /**
   * What happens in it.
   *
   * For a monitor: admission, server, labels, namespace, acceptance, configuration, then for each of its jobs discovery, selector,
   * endpoints or pods, port, rules, address, access, targets. For a workload or Service: admission, pods, services, endpoints, monitor,
   * and the stages of the monitors that select it.
   */
  readonly stage: ExplanationStage;

  /** Whether it leads on. */
  readonly isOk: boolean;

  /** What is the case; sentence case, no full stop. In a step that fails: the message of its finding, or what is not known and why. */
  readonly message: string;

  /**
   * How to fix it; begins with a verb, no full stop.
   * @default - nothing is wrong
   */
  readonly fix?: string;

  /**
   * Why the step fails: the finding that the inspection reports on this object, or on the server, monitor or Service between. A server that
   * does not select a monitor of another one has a finding here which is not reported.
   * @default - the step does not fail, or it is not known why
   */
  readonly finding?: Finding;
}
