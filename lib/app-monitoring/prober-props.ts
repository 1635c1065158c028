/** Props of a Probe other than the endpoint: the prober and its targets. */
import { RelabelConfig } from '../../imports/shared';
import { Scheme } from '../endpoint/scheme';

/**
 * Settings of a Probe (`monitorType: MonitorType.INGRESS` in operator mode).
 * @see https://prometheus-operator.dev/docs/api-reference/api/#monitoring.coreos.com/v1.ProbeSpec
 */
export interface ProberProps {
  /**
   * Address of the prober, usually a blackbox exporter: `host` or `host:port`, no scheme, no path.
   * @default - the profile's prober
   */
  readonly prober?: string;

  /**
   * Protocol for requests to the prober.
   * @default - left out, so the operator uses http; Scheme.HTTPS if `tls` is set
   */
  readonly proberScheme?: Scheme;

  /**
   * Path on the prober, beginning with `/`.
   * @default - left out, so the operator uses /probe
   */
  readonly proberPath?: string;

  /**
   * Module of the prober, e.g. `http_2xx`.
   * @default - left out, so the prober decides
   */
  readonly module?: string;

  /**
   * URLs or addresses to probe, instead of the Ingress.
   * @default - the paths of the Ingress that routes to the workload
   */
  readonly targets?: string[];

  /**
   * Labels for the static `targets`.
   * @default - none
   */
  readonly labels?: { [name: string]: string };

  /**
   * Value of the `job` label.
   * @default - left out, so the operator uses `probe/<namespace>/<name>`
   */
  readonly jobName?: string;

  /**
   * Rules applied to the labels of the target before the probe, after the rules of the endpoint.
   * @default - none
   */
  readonly relabelings?: RelabelConfig[];
}
