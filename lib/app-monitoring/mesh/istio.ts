/** How Prometheus scrapes an app in an Istio mesh. */
import { checkExemptedPort, checkMetricsMerging, checkStrict } from './check-istio';
import { IstioMode } from './istio-mode';
import { IstioExemptedPortProps, IstioExemption, IstioMetricsMergingProps, IstioPrometheusSettings, IstioStrictProps } from './istio-props';
import { prometheusSettings } from './prometheus-settings';
import { requireObject } from '../../findings/require-object';

/**
 * One way to scrape an app in an Istio mesh.
 * @see https://istio.io/latest/docs/ops/integrations/prometheus/
 * @example
 * new AppMonitoring(chart, 'monitoring', { operatorMode: true, mesh: Istio.metricsMerging() });
 */
export class Istio {
  /**
   * The sidecar serves its own and the app's metrics together on port 15020, in plain text even under strict mTLS.
   *
   * Limits: no apps that serve https only, no credentials, one of two metrics with the same name is lost (agent, Envoy and app are
   * concatenated), no native histograms (the agent requests text formats only). An app that is down still answers 200, so `up` stays 1.
   * Pods that certainly get no sidecar are refused.
   * @example
   * new AppMonitoring(chart, 'monitoring', { operatorMode: true, mesh: Istio.metricsMerging({ version: '1.27' }) });
   */
  public static metricsMerging(props: IstioMetricsMergingProps = {}): Istio {
    requireObject('Istio', 'props', props);
    checkMetricsMerging(props);

    return new Istio({ kind: 'metrics-merging', version: props.version });
  }

  /**
   * The app is scraped directly; its sidecar accepts plain text and the TLS of the app (mTLS mode PERMISSIVE). Annotated pods switch
   * metrics merging off.
   * @example
   * new AppMonitoring(chart, 'monitoring', { operatorMode: true, mesh: Istio.permissive() });
   */
  public static permissive(): Istio {
    return new Istio({ kind: 'permissive' });
  }

  /**
   * The app is scraped directly, with the mesh's own certificates (mTLS mode STRICT). Operator mode only. Pods that certainly get no
   * sidecar are refused.
   *
   * The Prometheus object needs the settings of {@link Istio.prometheusSettings}.
   * @example
   * new AppMonitoring(chart, 'monitoring', { operatorMode: true, port: 'http-metrics', mesh: Istio.strict() });
   */
  public static strict(props: IstioStrictProps = {}): Istio {
    requireObject('Istio', 'props', props);
    checkStrict(props);

    return new Istio({ kind: 'strict', ...resolveStrict(props) });
  }

  /**
   * The metrics port is exempted from the mesh and scraped as if there were no mesh, also with https, credentials and parameters. Annotated
   * pods switch metrics merging off.
   * @example
   * new AppMonitoring(chart, 'monitoring', { operatorMode: true, port: 9090, mesh: Istio.exemptedPort() });
   */
  public static exemptedPort(props: IstioExemptedPortProps = {}): Istio {
    requireObject('Istio', 'props', props);
    checkExemptedPort(props);

    return new Istio({ kind: 'exempted-port', exemption: props.exemption ?? IstioExemption.EXCLUDE_INBOUND_PORTS });
  }

  /**
   * Ambient mode: no sidecar, so plain scrapes; ztunnel carries them in mTLS where Prometheus' namespace is enrolled. Annotated pods switch
   * metrics merging off, for those that get a sidecar all the same.
   * @example
   * new AppMonitoring(chart, 'monitoring', { operatorMode: true, mesh: Istio.ambient() });
   */
  public static ambient(): Istio {
    return new Istio({ kind: 'ambient' });
  }

  /**
   * What a Prometheus object needs so that {@link Istio.strict} works: a sidecar that only fetches certificates, the volume it writes
   * them to, and a scrape class that names them. Spread it into `PrometheusSpec`.
   * @example
   * const mesh = Istio.prometheusSettings();
   * new imports.Prometheus(chart, 'prometheus', {
   *   spec: {
   *     podMonitorSelector: {},
   *     podMetadata: mesh.podMetadata,
   *     volumes: mesh.volumes,
   *     volumeMounts: mesh.volumeMounts,
   *     scrapeClasses: mesh.scrapeClasses,
   *   },
   * });
   */
  public static prometheusSettings(props: IstioStrictProps = {}): IstioPrometheusSettings {
    requireObject('Istio', 'props', props);
    checkStrict(props);

    const { certificates, scrapeClass } = resolveStrict(props);

    return prometheusSettings(certificates, scrapeClass);
  }

  private constructor(private readonly mode: IstioMode) {}

  /**
   * The mode with its settings.
   * @internal
   */
  public _toMode(): IstioMode {
    return this.mode;
  }
}

/** Defaults that the AppMonitoring and the Prometheus object share. */
function resolveStrict({ certificates = '/etc/prom-certs', scrapeClass = 'istio-mtls' }: IstioStrictProps) {
  return { certificates, scrapeClass };
}
