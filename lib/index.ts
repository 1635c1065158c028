/** Every public symbol of the package. */
export { AppMonitoring, ScopeMonitoring } from './app-monitoring/app-monitoring';
export type { AppMonitoringProps } from './app-monitoring/app-monitoring-props';
export { Auth } from './app-monitoring/auth';
export type { INamedSecret } from './app-monitoring/auth';
export { Companion } from './app-monitoring/companions/companion';
export type { EndpointProps } from './app-monitoring/endpoint-props';
export { Exporter } from './app-monitoring/exporter';
export type { IMonitorable } from './app-monitoring/monitorable';
export type { MonitorProps } from './app-monitoring/monitor-props';
export { MonitorType } from './app-monitoring/monitor-type';
export type { ProberProps } from './app-monitoring/prober-props';
export type { ScopeMonitoringProps } from './app-monitoring/scope-monitoring-props';
export type { SelectedPodPort, SelectedPods } from './app-monitoring/selected-pods';

export { AnnotationConvention } from './app-monitoring/annotations/convention';
export type { AnnotationKeys } from './app-monitoring/annotations/convention-keys';
export { ScrapeConfigsForm } from './app-monitoring/annotations/scrape-config-props';
export type { AnnotationJobProps, AnnotationScrapeConfigProps } from './app-monitoring/annotations/scrape-config-props';

export { Istio } from './app-monitoring/mesh/istio';
export { IstioExemption } from './app-monitoring/mesh/istio-props';
export type {
  IstioExemptedPortProps, IstioMetricsMergingProps, IstioPrometheusSettings, IstioStrictProps,
} from './app-monitoring/mesh/istio-props';

export { Relabeling } from './endpoint/relabeling';
export { Scheme } from './endpoint/scheme';

export { Severity } from './findings/finding';
export type { Finding } from './findings/finding';
export { MonitoringError } from './findings/monitoring-error';
export { LoadError } from './manifests/load/load-error';
export type { LoadProblem } from './manifests/load/load-error';

export { ScrapeConfigCrd } from './graduation/crd/scrape-config-crd';
export { GraduationStage } from './graduation/crd/scrape-config-crd-props';
export type { ScrapeConfigCrdProps } from './graduation/crd/scrape-config-crd-props';
export { ConversionWebhook } from './graduation/webhook/conversion-webhook';
export type { ConversionWebhookProps } from './graduation/webhook/conversion-webhook-props';
export { WebhookCertificate } from './graduation/webhook/webhook-certificate';
export type { WebhookIssuer } from './graduation/webhook/webhook-certificate';

export { ExplanationStage } from './explanation/explanation';
export type { Explanation, ExplanationStep } from './explanation/explanation';
export { Inspection } from './inspection/inspection';
export type { InspectedTarget } from './inspection/inspected-target';
export type { TargetChanges } from './inspection/target-changes';
export type { FolderInspectionProps, InspectionProps } from './inspection/inspection-props';

export { AppMonitoringValidation } from './plugin/app-monitoring-validation';
export type { AppMonitoringValidationProps, IgnoredFinding } from './plugin/validation-props';

export type { PodsOf } from './kubernetes/workloads/pods-of';

export { Acknowledgement } from './synth/acknowledgement';
export type { AcknowledgementProps } from './synth/acknowledgement';
export { SynthValidation } from './synth/synth-validation';
export type { SynthValidationProps } from './synth/synth-validation';

export { MeshMembership } from './profiles/mesh-membership';
export { Profile } from './profiles/profile';
export { ScrapeConfigVersion } from './profiles/scrape-config-version';
export type { KubePrometheusStackProps, OtherReaderProps, ProfileFromManifestsProps, ProfileProps } from './profiles/profile-props';

export { AdditionalScrapeConfigs } from './scrape-config/additional-scrape-configs';
export type { AdditionalScrapeConfigsProps, AdditionalScrapeConfigsSettings } from './scrape-config/additional-scrape-configs-props';
export { Discovery } from './scrape-config/discovery';
export { OAuth2Grant, OAuth2SignatureAlgorithm } from './scrape-config/http-client-props';
export type { HttpClientProps, HttpConnectionProps, HttpHeaderValues, HttpHeadersProps, OAuth2Props } from './scrape-config/http-client-props';
export { ScrapeConfig } from './scrape-config/scrape-config';
export type { ScrapeConfigProps } from './scrape-config/scrape-config-props';
export type { ScrapeJobProps } from './scrape-config/scrape-job-props';

export { AwsRole } from './scrape-config/discoveries/aws';
export type { AwsDiscoveryProps } from './scrape-config/discoveries/aws';
export type { AwsAccountProps } from './scrape-config/discoveries/aws-account';
export type { AzureDiscoveryProps } from './scrape-config/discoveries/azure';
export type { ConsulDiscoveryProps } from './scrape-config/discoveries/consul';
export { DigitalOceanRole } from './scrape-config/discoveries/digital-ocean';
export type { DigitalOceanDiscoveryProps } from './scrape-config/discoveries/digital-ocean';
export type { DnsDiscoveryProps } from './scrape-config/discoveries/dns';
export type { DockerDiscoveryProps } from './scrape-config/discoveries/docker';
export type { DockerSwarmDiscoveryProps } from './scrape-config/discoveries/docker-swarm';
export type { Ec2DiscoveryProps } from './scrape-config/discoveries/ec2';
export type { EcsDiscoveryProps } from './scrape-config/discoveries/ecs';
export type { ElasticacheDiscoveryProps } from './scrape-config/discoveries/elasticache';
export type { EurekaDiscoveryProps } from './scrape-config/discoveries/eureka';
export type { FileDiscoveryProps } from './scrape-config/discoveries/file';
export type { GceDiscoveryProps } from './scrape-config/discoveries/gce';
export type { HetznerDiscoveryProps } from './scrape-config/discoveries/hetzner';
export type { HttpDiscoveryProps } from './scrape-config/discoveries/http';
export type { IonosDiscoveryProps } from './scrape-config/discoveries/ionos';
export type { KubernetesDiscoveryProps, KubernetesMetadata } from './scrape-config/discoveries/kubernetes';
export type { KumaDiscoveryProps } from './scrape-config/discoveries/kuma';
export type { LightSailDiscoveryProps } from './scrape-config/discoveries/light-sail';
export type { LinodeDiscoveryProps } from './scrape-config/discoveries/linode';
export type { MarathonDiscoveryProps } from './scrape-config/discoveries/marathon';
export type { MskDiscoveryProps } from './scrape-config/discoveries/msk';
export type { NerveDiscoveryProps } from './scrape-config/discoveries/nerve';
export type { NomadDiscoveryProps } from './scrape-config/discoveries/nomad';
export { OciAuth } from './scrape-config/discoveries/oci';
export type { OciDiscoveryProps } from './scrape-config/discoveries/oci';
export type { OpenStackDiscoveryProps } from './scrape-config/discoveries/openstack';
export type { OutscaleDiscoveryProps } from './scrape-config/discoveries/outscale';
export type { OvhCloudDiscoveryProps } from './scrape-config/discoveries/ovhcloud';
export type { PuppetDbDiscoveryProps } from './scrape-config/discoveries/puppet-db';
export type { RdsDiscoveryProps } from './scrape-config/discoveries/rds';
export type { ScalewayDiscoveryProps } from './scrape-config/discoveries/scaleway';
export type { ServersetDiscoveryProps } from './scrape-config/discoveries/serverset';
export type { StackitDiscoveryProps } from './scrape-config/discoveries/stackit';
export type { StaticDiscoveryProps } from './scrape-config/discoveries/static';
export { TritonRole } from './scrape-config/discoveries/triton';
export type { TritonDiscoveryProps } from './scrape-config/discoveries/triton';
export type { UyuniDiscoveryProps } from './scrape-config/discoveries/uyuni';
export type { VultrDiscoveryProps } from './scrape-config/discoveries/vultr';
export type { ZookeeperProps } from './scrape-config/discoveries/zookeeper';

/** Classes of the Prometheus operator's custom resources. */
export * as imports from '../imports';
