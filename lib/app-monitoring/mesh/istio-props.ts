/** Settings of the Istio modes. */
import { Volume, VolumeMount } from '../../../imports/k8s';
import { EmbeddedObjectMetadata, ScrapeClass } from '../../../imports/shared';

/** Settings of metrics merging. */
export interface IstioMetricsMergingProps {
  /**
   * Version of Istio, e.g. `1.31`; several ports can be merged from 1.31 on.
   * @default - not known, so only one port can be merged
   */
  readonly version?: string;
}

/** Settings of strict mTLS; the same ones go to the AppMonitoring and to the Prometheus object. */
export interface IstioStrictProps {
  /**
   * Folder of the Prometheus container that holds `root-cert.pem`, `cert-chain.pem` and `key.pem`.
   * @default /etc/prom-certs
   */
  readonly certificates?: string;

  /**
   * Scrape class of the Prometheus object that names those files: PodMonitors and Probes cannot name files themselves.
   * @default istio-mtls
   */
  readonly scrapeClass?: string;
}

/** How a port is exempted from the mesh. */
export enum IstioExemption {
  /** Pod annotation `traffic.sidecar.istio.io/excludeInboundPorts`: no mTLS and no AuthorizationPolicy on the port. */
  EXCLUDE_INBOUND_PORTS = 'exclude-inbound-ports',
  /** A PeerAuthentication with `portLevelMtls` PERMISSIVE: AuthorizationPolicies still apply. */
  PEER_AUTHENTICATION = 'peer-authentication',
}

/** Settings of an exempted port. */
export interface IstioExemptedPortProps {
  /**
   * How the port is exempted.
   * @default IstioExemption.EXCLUDE_INBOUND_PORTS
   */
  readonly exemption?: IstioExemption;
}

/** Fields of `PrometheusSpec` that strict mTLS needs. */
export interface IstioPrometheusSettings {
  /** Injects a sidecar that captures no traffic and writes its certificates to the volume. */
  readonly podMetadata: EmbeddedObjectMetadata;
  /** The volume between sidecar and Prometheus, in memory. */
  readonly volumes: Volume[];
  /** Where the Prometheus container mounts the volume. */
  readonly volumeMounts: VolumeMount[];
  /** The scrape class for PodMonitors and Probes. */
  readonly scrapeClasses: ScrapeClass[];
}
