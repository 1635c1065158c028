/** What is known about a Prometheus that is not part of the app. */
import { IConstruct } from 'constructs';
import { checkProfile, unknownProfile } from './check-profile';
import { KubePrometheusStackProps, ProfileProps } from './profile-props';
import { definedOnly } from '../units/defined-only';

/**
 * Labels that the operator gives to the pods of every Prometheus object.
 * @see makeSelectorLabels in pkg/prometheus/server/operator.go, v0.94.1
 */
const OPERATED_PODS = { 'app.kubernetes.io/name': 'prometheus', 'app.kubernetes.io/managed-by': 'prometheus-operator' };

/** @see manifests/prometheus-prometheus.yaml of kube-prometheus: the object is called `k8s` */
const KUBE_PROMETHEUS_PODS = {
  ...OPERATED_PODS,
  'app.kubernetes.io/component': 'prometheus',
  'app.kubernetes.io/instance': 'k8s',
  'app.kubernetes.io/part-of': 'kube-prometheus',
  'operator.prometheus.io/name': 'k8s',
  'prometheus': 'k8s',
};

/** Profiles set for a construct and all below it. */
const profiles = new WeakMap<IConstruct, Profile>();

/** The profile set for a construct itself; undefined without one. */
export function tryProfileSetOn(construct: IConstruct): Profile | undefined {
  return profiles.get(construct);
}

/** What is known about the Prometheus that reads the monitors of an app. */
export class Profile {
  /**
   * The Helm chart kube-prometheus-stack with its default values: monitors need the label `release`, annotations are not read. The
   * namespace that the chart is installed in is not known: give it with `overrides.namespace`.
   * @see https://github.com/prometheus-community/helm-charts/tree/main/charts/kube-prometheus-stack
   */
  public static kubePrometheusStack(props: KubePrometheusStackProps = {}): Profile {
    const { release = 'kube-prometheus-stack', overrides = {} } = props;

    return new Profile('kube-prometheus-stack', { readsAnnotations: false, podLabels: OPERATED_PODS, ...definedOnly(overrides), labels: { release, ...overrides.labels } });
  }

  /**
   * The manifests of kube-prometheus: Prometheus runs in namespace `monitoring`, every monitor is selected, a blackbox exporter probes,
   * annotations are not read. It may read the namespaces `default`, `kube-system` and `monitoring` only: give all that yours may read with
   * `readableNamespaces`.
   * @see https://github.com/prometheus-operator/kube-prometheus
   */
  public static kubePrometheus(overrides: ProfileProps = {}): Profile {
    const { namespace = 'monitoring' } = overrides;

    return new Profile('kube-prometheus', {
      readsAnnotations: false,
      namespace,
      podLabels: KUBE_PROMETHEUS_PODS,
      serviceAccountName: 'prometheus-k8s',
      readableNamespaces: ['default', 'kube-system', namespace],
      prober: `blackbox-exporter.${namespace}.svc:19115`,
      ...definedOnly(overrides),
    });
  }

  /** A profile for your own Prometheus. */
  public static custom(props: ProfileProps): Profile {
    return new Profile('custom', props);
  }

  /**
   * A ready profile by its name, `kube-prometheus-stack` or `kube-prometheus`: for names that come from an environment variable or a file.
   * @throws AM501 when there is no such profile
   */
  public static named(name: string): Profile {
    switch (name) {
      case 'kube-prometheus-stack': return Profile.kubePrometheusStack();
      case 'kube-prometheus': return Profile.kubePrometheus();
      default: throw unknownProfile(name);
    }
  }

  /** The profile of a construct: its own, or the nearest one set above it; undefined without one. */
  public static tryOf(construct: IConstruct): Profile | undefined {
    for (let at: IConstruct | undefined = construct; at; at = at.node.scope) {
      const profile = profiles.get(at);
      if (profile) return profile;
    }

    return undefined;
  }

  private constructor(
    /** Name of the profile, for messages. */
    public readonly name: string,
    /** The props of the profile. */
    public readonly props: ProfileProps,
  ) {
    checkProfile(name, props);
  }

  /**
   * Sets this profile for a construct and everything in it. A profile set further down, or on a monitoring construct, wins.
   * @param scope an app, a chart, or any construct
   */
  public applyTo(scope: IConstruct): void {
    profiles.set(scope, this);
  }
}
