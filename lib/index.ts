/** Every public symbol of the package. */
export { AppMonitoring } from './app-monitoring/app-monitoring';
export type { AppMonitoringProps } from './app-monitoring/app-monitoring-props';
export { Auth } from './app-monitoring/auth';
export type { EndpointProps } from './app-monitoring/endpoint-props';
export type { MonitorProps } from './app-monitoring/monitor-props';
export { MonitorType } from './app-monitoring/monitor-type';
export type { ProbeSettings } from './app-monitoring/probe-settings';
export { Scheme } from './app-monitoring/scheme';

export { AnnotationConvention } from './app-monitoring/annotations/convention';
export type { AnnotationKeys } from './app-monitoring/annotations/convention-keys';
export type { ScrapeConfigsProps } from './app-monitoring/annotations/scrape-configs';

export { Istio } from './app-monitoring/mesh/istio';
export { IstioExemption } from './app-monitoring/mesh/istio-props';
export type {
  IstioExemptedPortProps, IstioMetricsMergingProps, IstioPrometheusSettings, IstioStrictProps,
} from './app-monitoring/mesh/istio-props';

export { Severity } from './findings/finding';
export type { Finding } from './findings/finding';

export { Profile } from './profiles/profile';
export type { KubePrometheusStackProps, ProfileProps } from './profiles/profile-props';

/** Classes of the Prometheus operator's custom resources. */
export * as imports from '../imports';
