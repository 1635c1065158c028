/** What is known about a Prometheus that is not part of the app. */
import { IConstruct } from 'constructs';
import { checkProfile, OtherName } from './check-profile';
import type * as manifests from './from-manifests';
import { withExternalOperator } from './operator-version-in';
import type * as others from './other-readers';
import { KubePrometheusStackProps, OtherReaderProps, ProfileFromManifestsProps, ProfileProps } from './profile-props';
import type * as text from './profile-text';
import { kubePrometheusFacts, kubePrometheusStackFacts } from './ready-profiles';
import { requireConstruct, requireObject, requireText } from '../findings/require-object';
import { copyPlain } from '../units/copy-plain';

/** Profiles set for a construct and all below it. */
const profiles = new WeakMap<IConstruct, Profile>();

/** The profile set for a construct itself; undefined without one. */
export function tryProfileSetOn(construct: IConstruct): Profile | undefined {
  return profiles.get(construct);
}

/**
 * What is known about the Prometheus that reads the monitors of an app.
 * @example
 * Profile.kubePrometheusStack({ release: 'monitoring' }).applyTo(app);
 */
export class Profile {
  /**
   * The Helm chart kube-prometheus-stack 88 with its default values: monitors need the label `release`, every namespace may be read,
   * annotations are not read. The namespace that the chart is installed in is not known: give it with `overrides.namespace`.
   * @see https://github.com/prometheus-community/helm-charts/tree/main/charts/kube-prometheus-stack
   * @example
   * Profile.kubePrometheusStack({ release: 'monitoring', overrides: { namespace: 'monitoring' } }).applyTo(app);
   */
  public static kubePrometheusStack(props: KubePrometheusStackProps = {}): Profile {
    requireObject('Profile', 'props', props);
    const { release, fullname, overrides = {} } = props;
    for (const [what, value] of Object.entries({ release, fullname })) if (value !== undefined) requireText('Profile', what, value);
    checkOverrides('kube-prometheus-stack', overrides);

    return new Profile('kube-prometheus-stack', kubePrometheusStackFacts(props));
  }

  /**
   * The manifests of kube-prometheus: Prometheus runs in namespace `monitoring`, every monitor is selected, a blackbox exporter probes,
   * annotations are not read. It may read the namespaces `default`, `kube-system` and `monitoring` only: give all that yours may read with
   * `readableNamespaces`.
   * @see https://github.com/prometheus-operator/kube-prometheus
   * @example
   * Profile.kubePrometheus({ readableNamespaces: ['shop'] }).applyTo(app);
   */
  public static kubePrometheus(overrides: ProfileProps = {}): Profile {
    checkOverrides('kube-prometheus', overrides);

    return new Profile('kube-prometheus', kubePrometheusFacts(overrides));
  }

  /**
   * Azure Managed Prometheus, the metrics add-on of AKS and Arc. It reads ServiceMonitors and PodMonitors of the API group
   * `azmonitoring.coreos.com`, so AppMonitoring writes them with this group. docs/other-readers.md lists what it does not read.
   * @see https://github.com/Azure/prometheus-collector
   * @example
   * Profile.azureManagedPrometheus().applyTo(app);
   */
  public static azureManagedPrometheus(props: OtherReaderProps = {}): Profile {
    return Profile.ofOther('azure-managed-prometheus', props);
  }

  /**
   * User workload monitoring of OpenShift: each monitor finds targets in its own namespace only, may not name files, and ScrapeConfigs are
   * not read.
   * @see https://github.com/openshift/cluster-monitoring-operator
   * @example
   * Profile.openShiftUserWorkload({ version: '4.18' }).applyTo(app);
   */
  public static openShiftUserWorkload(props: OtherReaderProps = {}): Profile {
    return Profile.ofOther('openshift-user-workload', props);
  }

  /**
   * The target allocator of OpenTelemetry with `prometheusCR.enabled`. Its selectors are not known: give them with `overrides`, and kinds
   * without a selector with `overrides.ignoredKinds`.
   * @see https://github.com/open-telemetry/opentelemetry-operator
   * @example
   * Profile.openTelemetryTargetAllocator({ overrides: { labels: { team: 'shop' } } }).applyTo(app);
   */
  public static openTelemetryTargetAllocator(props: OtherReaderProps = {}): Profile {
    return Profile.ofOther('opentelemetry-target-allocator', props);
  }

  /**
   * Grafana Alloy with the components `prometheus.operator.servicemonitors`, `podmonitors`, `probes` and `scrapeconfigs`. Name the kinds
   * without a component in `overrides.ignoredKinds`. docs/other-readers.md lists the fields that it does not read.
   * @see https://github.com/grafana/alloy
   * @example
   * Profile.grafanaAlloy({ version: 'v1.18.1', overrides: { ignoredKinds: ['Probe'] } }).applyTo(app);
   */
  public static grafanaAlloy(props: OtherReaderProps = {}): Profile {
    return Profile.ofOther('grafana-alloy', props);
  }

  /**
   * Google Cloud Managed Service for Prometheus with managed collection, which does not read monitors of the operator at all.
   * @see https://github.com/GoogleCloudPlatform/prometheus-engine
   * @example
   * Profile.googleManagedPrometheus().applyTo(app);
   */
  public static googleManagedPrometheus(props: OtherReaderProps = {}): Profile {
    return Profile.ofOther('google-managed-prometheus', props);
  }

  /**
   * The operator of VictoriaMetrics, which converts monitors to its own kinds. Selectors of the VMAgent are not known: give them with
   * `overrides`. docs/other-readers.md lists the fields that the conversion loses.
   * @see https://github.com/VictoriaMetrics/operator
   * @example
   * Profile.victoriaMetrics({ version: 'v0.74.1' }).applyTo(app);
   */
  public static victoriaMetrics(props: OtherReaderProps = {}): Profile {
    return Profile.ofOther('victoria-metrics', props);
  }

  /**
   * A profile for your own Prometheus.
   * @example
   * Profile.custom({
   *   labels: { team: 'shop' },
   *   namespace: 'observability',
   *   prometheusVersion: 'v3.14.0',
   * }).applyTo(app);
   */
  public static custom(props: ProfileProps): Profile {
    requireObject('Profile', 'props', props);

    return new Profile('custom', props);
  }

  /**
   * The Prometheus in real manifests, e.g. the output of `kubectl get ... -o yaml`. The objects beside it count: Namespaces with their
   * labels, roles and bindings, NetworkPolicies, the Deployment of the operator. `cdk8s-app-monitoring snapshot` prints the commands that
   * collect them.
   * @param yaml YAML or JSON; may have several documents and lists
   * @param props which Prometheus it is, and what the manifests do not have
   * @throws AM511 to AM514 if it is not clear which Prometheus is meant; LoadError (`AM801` to `AM806`) if the text cannot be read
   * @example
   * Profile.fromManifests(readFileSync('cluster.yaml', 'utf8')).applyTo(app);
   */
  public static fromManifests(yaml: string, props: ProfileFromManifestsProps = {}): Profile {
    requireObject('Profile', 'props', props);
    const { overrides = {} } = props;
    checkOverrides('of manifests', overrides);

    return Profile.ofServer(fromManifests().serverInText(yaml, props));
  }

  /**
   * A Prometheus or PrometheusAgent by its object.
   * @param prometheus the object as plain data, or a construct such as `imports.Prometheus`
   * @param overrides facts that the object does not have, such as the prober
   * @throws AM511 if it is another object; AM514 if its name or namespace is not known
   * @example
   * const prometheus = new imports.Prometheus(chart, 'prometheus', { spec: { podMonitorSelector: {} } });
   * Profile.ofPrometheus(prometheus, { prober: 'blackbox-exporter.monitoring.svc:9115' }).applyTo(app);
   */
  public static ofPrometheus(prometheus: any, overrides: ProfileProps = {}): Profile {
    checkOverrides('of a Prometheus', overrides);

    return Profile.ofServer(fromManifests().serverOfObject(prometheus, overrides));
  }

  /**
   * A profile by its name, with facts as `key=value`: for names that come from an environment variable or a file. Entries of lists and maps
   * are separated by `+`, e.g. `kube-prometheus-stack,release=prom,namespace=monitoring` or
   * `custom,labels=team=shop,readableNamespaces=shop+web`.
   * @param name `kube-prometheus-stack`, `kube-prometheus`, `custom` or a reader of docs/other-readers.md such as `grafana-alloy`;
   * and facts
   * @throws AM501 when there is no such profile; AM515 for a fact that is not valid
   * @example
   * Profile.named('kube-prometheus-stack,release=monitoring,namespace=monitoring').applyTo(app);
   */
  public static named(name: string): Profile {
    // Most apps name their profile in code.
    // eslint-disable-next-line @typescript-eslint/no-require-imports
    const { readProfileText } = require('./profile-text') as typeof text;
    const { base, release, fullname, version, facts } = readProfileText(name);
    switch (base) {
      case 'kube-prometheus-stack': return Profile.kubePrometheusStack({ release, fullname, overrides: facts });
      case 'kube-prometheus': return Profile.kubePrometheus(facts);
      case 'custom': return Profile.custom(facts);
      default: return Profile.ofOther(base, { version, overrides: facts });
    }
  }

  /**
   * A profile as it was written down.
   * @internal
   */
  public static _restored(name: string, props: ProfileProps, server?: string): Profile {
    return new Profile(name, props, server);
  }

  /**
   * The profile of a construct: its own, or the nearest one set above it; undefined without one.
   * @example
   * const name = Profile.tryOf(chart)?.name;
   */
  public static tryOf(construct: IConstruct): Profile | undefined {
    for (let at: IConstruct | undefined = construct; at; at = at.node.scope) {
      const profile = profiles.get(at);
      if (profile) return profile;
    }

    return undefined;
  }

  /**
   * The former name of `applyTo`.
   * @param scope an app, a chart, or any construct
   * @param profile the profile for it and everything in it
   * @deprecated use `profile.applyTo(scope)`
   */
  public static use(scope: IConstruct, profile: Profile): void {
    requireObject('Profile', 'profile', profile);
    profile.applyTo(scope);
  }

  private static ofOther(name: OtherName, props: OtherReaderProps): Profile {
    requireObject('Profile', 'props', props);
    checkOverrides(name, props.overrides ?? {});
    // Most apps have a Prometheus of the operator.
    // eslint-disable-next-line @typescript-eslint/no-require-imports
    const { otherReaderFacts } = require('./other-readers') as typeof others;

    return new Profile(name, otherReaderFacts(name, props));
  }

  private static ofServer({ name, props, server }: manifests.KnownServer): Profile {
    return new Profile(name, props, server);
  }

  /**
   * Key of the Prometheus object, if it is among the external objects of the profile.
   * @internal
   */
  public readonly _server?: string;

  /** The props of the profile. */
  public readonly props: ProfileProps;

  private constructor(
    /** Name of the profile, for messages. */
    public readonly name: string,
    props: ProfileProps,
    server?: string,
  ) {
    checkProfile(name, props);
    this.props = copyPlain({ ...server === undefined ? withExternalOperator(props) : props });
    this._server = server;
  }

  /**
   * Sets this profile for a construct and everything in it. A profile set further down, or on a monitoring construct, wins.
   * @param scope an app, a chart, or any construct
   */
  public applyTo(scope: IConstruct): void {
    requireConstruct('Profile', 'scope', scope);
    profiles.set(scope, this);
  }
}

/** Checks what is given, before it is mixed with the facts of a ready profile. */
function checkOverrides(name: string, overrides: ProfileProps): void {
  requireObject('Profile', 'overrides', overrides);
  checkProfile(name, overrides);
}

/** Loaded when it is needed: most profiles are not made of manifests. */
function fromManifests(): typeof manifests {
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  return require('./from-manifests') as typeof manifests;
}
