/** Pods that are monitored without their workload. */
import { LabelSelector } from '../../imports/k8s';

/** Pods that are not in the app: an operator makes them, or another repository. Operator mode, or behind an annotated Service. */
export interface SelectedPods {
  /**
   * Labels of the pods; must not be empty (AM222).
   */
  readonly selector: LabelSelector;

  /**
   * TCP ports that the pods have. A `port` that is not among them is refused (AM222).
   */
  readonly ports: SelectedPodPort[];

  /**
   * Namespace of the pods.
   * @default - the namespace of the chart
   */
  readonly namespace?: string;
}

/** A TCP port of pods that are not in the app. */
export interface SelectedPodPort {
  /**
   * Number of the port, 1 to 65535.
   */
  readonly number: number;

  /**
   * Name of the port.
   * @default - the port has no name
   */
  readonly name?: string;
}
