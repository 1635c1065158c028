/** The props of AppMonitoring. */
import { ApiObjectMetadata } from 'cdk8s';
import { IConstruct } from 'constructs';
import { LabelSelector } from '../../imports/k8s';
import { NamespaceSelector } from '../../imports/shared';
import { PodsOf } from '../kubernetes/workloads/pods-of';
import { Profile } from '../profiles/profile';
import { AnnotationConvention } from './annotations/convention';
import { Companion } from './companions/companion';
import { EndpointProps } from './endpoint-props';
import { Istio } from './mesh/istio';
import { MonitorProps } from './monitor-props';
import { MonitorType } from './monitor-type';
import { ProberProps } from './prober-props';
import { SelectedPods } from './selected-pods';

/** What to scrape from one app, and how. All props are optional: an app that serves `/metrics` on port 8080 works without any. */
export interface AppMonitoringProps extends EndpointProps, MonitorProps {
  /**
   * What runs the app: a Deployment, StatefulSet, DaemonSet, ReplicaSet, Job, CronJob, Pod, or another kind of docs/pods.md, such as Argo's
   * Rollout; from cdk8s-plus (any version) or `cdk8s import`, an ApiObject, or a construct (Helm, Include, your own) that holds exactly one
   * of them.
   * @default - the only workload in the scope, beside hooks of Helm and Argo CD; without one, what is behind `service` or `ingress`
   */
  readonly workload?: IConstruct;

  /**
   * Several workloads for one monitor, or constructs that hold some: blue and green, or the Deployments of a chart. In place of `workload`.
   * @default - one workload
   */
  readonly workloads?: IConstruct[];

  /**
   * Pods that are not in the app, such as those that an operator makes, by their labels. In place of `workload`.
   * @default - the pods of the workload
   */
  readonly pods?: SelectedPods;

  /**
   * Kinds of objects that run pods of a template in them, in addition to those that are known (docs/pods.md). They hold for the whole app.
   * @default - the known kinds
   */
  readonly podsOf?: PodsOf[];

  /**
   * The Service in front of the workload, or a construct that holds exactly one.
   * @default - the only Service that selects the workload's pods: in the workload's chart, or without one there in the app
   */
  readonly service?: IConstruct;

  /**
   * The Ingress in front of the Service, or a construct that holds exactly one. In operator mode also a route: an HTTPRoute, GRPCRoute or
   * TLSRoute of the Gateway API, a Route of OpenShift, or a VirtualService of Istio; a Probe gets its URLs.
   * @default - the only Ingress that routes to a Service of the workload: in the workload's chart, or without one there in the app
   */
  readonly ingress?: IConstruct;

  /**
   * Whether to monitor through the Prometheus operator; otherwise through annotations.
   * @default false
   */
  readonly operatorMode?: boolean;

  /**
   * Which object is used for monitoring.
   * @default MonitorType.POD
   */
  readonly monitorType?: MonitorType;

  /**
   * Whether ScrapeConfigs with the same jobs are written in place of the ServiceMonitor, PodMonitor or Probe, one for each endpoint. They
   * have a copy of settings of Prometheus, so a profile is needed. What a ScrapeConfig cannot express stops the synth (`AM235`). See
   * docs/consolidation.md. Operator mode only.
   * @default false
   */
  readonly consolidateMonitors?: boolean;

  /**
   * Several ports or paths of one app, each with its own settings; what an entry leaves out is taken from the props beside this list.
   *
   * An entry can replace a value that those props set, but cannot unset it.
   * @default - one endpoint, from the props beside this list
   */
  readonly endpoints?: EndpointProps[];

  /**
   * Settings of a Probe.
   * @default - the Ingress is probed by the profile's prober
   */
  readonly probe?: ProberProps;

  /**
   * Annotation keys that your Prometheus reads. Annotation mode only.
   * @default AnnotationConvention.community()
   */
  readonly annotations?: AnnotationConvention;

  /**
   * How the scrape gets through Istio.
   * @default - no mesh
   */
  readonly mesh?: Istio;

  /**
   * Objects beside the monitor that let the scrape through, such as a NetworkPolicy. They take what they need to know about Prometheus
   * from the profile.
   * @default - none
   */
  readonly companions?: Companion[];

  /**
   * The Prometheus that reads this: its labels (added to the monitor), versions, prober and scrape classes.
   * @default - the profile set with `Profile.applyTo` for this construct or one around it
   */
  readonly profile?: Profile;

  /**
   * Labels that the monitor selects by, on the pods, the Service or the Ingress. They must match what is monitored, and may match more.
   * Operator mode only.
   * @default - exactly the workload's pods, the Service or the Ingress; a label is added to the Service or Ingress for it
   */
  readonly selector?: LabelSelector;

  /**
   * Namespaces that the monitor selects in. They must include the namespace of the workload. Operator mode only.
   * @default - the namespace of the workload
   */
  readonly namespaceSelector?: NamespaceSelector;

  /**
   * Labels of the monitor, beside those of `metadata` and of the profile. Operator mode only.
   * @default - those of `metadata` and of the profile
   */
  readonly labels?: { [label: string]: string };

  /**
   * Value of the `job` label of the targets. Operator mode only.
   * @default - left out, so the operator uses the value of `jobLabel`, the name of the Service, or `<namespace>/<monitor>`
   */
  readonly jobName?: string;

  /**
   * Metadata of the monitor. Operator mode only.
   *
   * With `pods` or `workloads`, and with `probe.targets` where the scope does not have exactly one workload, the default name has that of
   * the construct in place of `<workload>`, as cdk8s writes it: with a hash, which changes if the construct moves in the tree. Set `name`
   * for a name without it, or for a second Probe.
   * @default - name `<workload>-pod-monitor`, `<workload>-service-monitor` or `<workload>-probe`, in the workload's namespace
   */
  readonly metadata?: ApiObjectMetadata;
}
