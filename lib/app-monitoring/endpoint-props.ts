/** Props of one metrics endpoint of an app. Defaults are decided in `resolve.ts`, nowhere else. */
import { Duration } from 'cdk8s';
import { Auth } from './auth';
import { SecretKeySelector } from '../../imports/k8s';
import { RelabelConfig, TlsConfig } from '../../imports/shared';
import { Scheme } from '../endpoint/scheme';

/** One metrics endpoint. Props that are set on the AppMonitoring itself are defaults for every entry in `endpoints`. */
export interface EndpointProps {
  /**
   * Port that serves the metrics: a number (1 to 65535) or the name of a declared port.
   *
   * With a Service, its ports are looked up first, then the ports of the containers.
   * @default - the declared port named `metrics` or `http-metrics`, otherwise 8080; the only declared port if that is another one
   */
  readonly port?: number | string;

  /**
   * Container that serves the port: that container alone is scraped, also if another one has a port of the same name. Needed if the port is
   * not declared and the pod has several containers.
   * @default - the container that declares the port, or the only one
   */
  readonly container?: string;

  /**
   * Path of the metrics page, beginning with `/`; a query string moves to `params`. On an Ingress it is the path that is probed on each
   * host, with its query string.
   * @default /metrics; on an Ingress its own paths
   */
  readonly path?: string;

  /**
   * Protocol of the scrape.
   * @default Scheme.HTTP, or Scheme.HTTPS if `tls` is set
   */
  readonly scheme?: Scheme;

  /**
   * Time between two scrapes, whole milliseconds. Operator mode only.
   * @default Duration.seconds(15)
   */
  readonly interval?: Duration;

  /**
   * Time after which a scrape fails, at most `interval`. Operator mode only.
   * @default - 5 seconds, or the interval where that is shorter
   */
  readonly timeout?: Duration;

  /**
   * URL parameters of the scrape. Not on an annotated Ingress, which takes them in `path`.
   * @default - those in the query string of `path`
   */
  readonly params?: { [name: string]: string[] };

  /**
   * TLS of the scrape: CA, certificate and key as Secret or ConfigMap keys in the monitor's namespace.
   * File paths (`caFile`, `certFile`, `keyFile`, in the Prometheus container) work on a ServiceMonitor only.
   * @see https://prometheus-operator.dev/docs/api-reference/api/#monitoring.coreos.com/v1.TLSConfig
   * @default - left out, so Prometheus uses the CAs of its image
   */
  readonly tls?: TlsConfig;

  /**
   * Credentials of the scrape, by reference.
   * @default - none
   */
  readonly auth?: Auth;

  /**
   * Rules applied to the target's labels before the scrape.
   * @see https://prometheus.io/docs/prometheus/latest/configuration/configuration/#relabel_config
   * @default - only the rules that the operator adds
   */
  readonly relabelings?: RelabelConfig[];

  /**
   * Rules applied to every sample before it is stored.
   * @see https://prometheus.io/docs/prometheus/latest/configuration/configuration/#metric_relabel_configs
   * @default - none
   */
  readonly metricRelabelings?: RelabelConfig[];

  /**
   * Keep the app's own labels where they collide with the target's.
   * @default - left out, so Prometheus renames the app's to `exported_<label>`
   */
  readonly honorLabels?: boolean;

  /**
   * Use the timestamps that the app exposes.
   * @default - left out, so Prometheus uses them
   */
  readonly honorTimestamps?: boolean;

  /**
   * Track staleness of samples that carry their own timestamps. Needs Prometheus 2.48.
   * @default - left out, so Prometheus does not
   */
  readonly trackTimestampsStaleness?: boolean;

  /**
   * Whether to scrape over HTTP/2 where TLS negotiates it.
   * @default - left out, so Prometheus does
   */
  readonly enableHttp2?: boolean;

  /**
   * Whether to follow HTTP redirects.
   * @default - left out, so Prometheus does
   */
  readonly followRedirects?: boolean;

  /**
   * Whether to drop pods that have ended (phase Failed or Succeeded).
   * @default - left out, so the operator drops them
   */
  readonly filterRunning?: boolean;

  /**
   * HTTP proxy of the scrape, as a URL without credentials.
   * @default - none
   */
  readonly proxyUrl?: string;

  /**
   * Hosts that are reached without the proxy, comma separated. Needs `proxyUrl` and Prometheus 2.43.
   * @default - none
   */
  readonly noProxy?: string;

  /**
   * Take the proxy from the environment of the Prometheus container. Not together with `proxyUrl`. Needs Prometheus 2.43.
   * @default - left out, so Prometheus does not
   */
  readonly proxyFromEnvironment?: boolean;

  /**
   * Headers sent to the proxy with CONNECT, values by reference. Needs Prometheus 2.43.
   * @default - none
   */
  readonly proxyConnectHeader?: { [header: string]: SecretKeySelector[] };
}
