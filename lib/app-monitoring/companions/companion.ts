/** Objects beside a monitor that let the scrape through, each on request. */
import { AUTHORIZATION_POLICY } from './authorization-policy';
import { CompanionObject } from './companion-object';
import { DISCOVERY_ROLE, DISCOVERY_ROLE_BINDING } from './discovery-role';
import { METRICS_ROLE, METRICS_ROLE_BINDING } from './metrics-role';
import { CILIUM_NETWORK_POLICY, NETWORK_POLICY } from './network-policy';

/**
 * What a scrape needs beside the monitor, as small as possible. The profile says where Prometheus runs and by which account; what it does
 * not say and a companion needs stops the synth (`AM228`).
 * @example
 * Profile.kubePrometheusStack({ overrides: { namespace: 'monitoring' } }).applyTo(app);
 * new AppMonitoring(chart, 'monitoring', {
 *   operatorMode: true,
 *   companions: [Companion.networkPolicy(), Companion.discoveryRole()],
 * });
 */
export class Companion {
  /**
   * A NetworkPolicy that allows ingress from Prometheus to the scraped ports. Needs `namespace` of the profile, and uses `podLabels`.
   *
   * A pod that a NetworkPolicy selects gets no other traffic than what policies allow, so this is for pods with a policy of their own.
   * If the app has no such policy, there is a warning (`AM229`).
   * @example
   * new AppMonitoring(chart, 'monitoring', {
   *   operatorMode: true,
   *   companions: [Companion.networkPolicy()],
   * });
   */
  public static networkPolicy(): Companion {
    return new Companion('networkPolicy', [NETWORK_POLICY]);
  }

  /**
   * A CiliumNetworkPolicy in place of a NetworkPolicy; see `networkPolicy`.
   * @example
   * new AppMonitoring(chart, 'monitoring', {
   *   operatorMode: true,
   *   companions: [Companion.ciliumNetworkPolicy()],
   * });
   */
  public static ciliumNetworkPolicy(): Companion {
    return new Companion('ciliumNetworkPolicy', [CILIUM_NETWORK_POLICY]);
  }

  /**
   * A Role and a RoleBinding that let Prometheus discover what the monitor selects, in the namespace of the workload. Needs `namespace` and
   * `serviceAccountName` of the profile. Operator mode only.
   * @example
   * new AppMonitoring(chart, 'monitoring', {
   *   operatorMode: true,
   *   companions: [Companion.discoveryRole()],
   * });
   */
  public static discoveryRole(): Companion {
    return new Companion('discoveryRole', [DISCOVERY_ROLE, DISCOVERY_ROLE_BINDING]);
  }

  /**
   * An AuthorizationPolicy of Istio that allows GET requests for the scraped paths and ports. With `Istio.strict()` and an account in the
   * profile, only requests of Prometheus are allowed.
   *
   * A pod that such a policy selects gets no other requests than what policies allow, so this is for pods with a policy of their own. If
   * the app has no such policy, there is a warning (`AM229`).
   * @example
   * new AppMonitoring(chart, 'monitoring', {
   *   operatorMode: true,
   *   mesh: Istio.strict(),
   *   companions: [Companion.authorizationPolicy()],
   * });
   */
  public static authorizationPolicy(): Companion {
    return new Companion('authorizationPolicy', [AUTHORIZATION_POLICY]);
  }

  /**
   * A ClusterRole and a ClusterRoleBinding for targets that ask the API server whether the account of Prometheus may read them, as
   * kube-rbac-proxy does. Needs `namespace` and `serviceAccountName` of the profile.
   * @example
   * new AppMonitoring(chart, 'monitoring', {
   *   operatorMode: true,
   *   companions: [Companion.metricsRole()],
   * });
   */
  public static metricsRole(): Companion {
    return new Companion('metricsRole', [METRICS_ROLE, METRICS_ROLE_BINDING]);
  }

  private constructor(
    /** Name of the factory, for messages. */
    public readonly name: string,
    private readonly objects: readonly CompanionObject[],
  ) {}

  /**
   * The objects that are added to the chart.
   * @internal
   */
  public _objects(): readonly CompanionObject[] {
    return this.objects;
  }
}
