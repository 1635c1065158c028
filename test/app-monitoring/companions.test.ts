import { ApiObject, Chart, Testing } from 'cdk8s';
import { AppMonitoringProps, Companion, Istio, MonitorType, Profile, ProfileProps } from 'cdk8s-app-monitoring';
import { addService, addWorkload, errorsOf, monitor, newChart, propsRefusal, synthOnly } from '../support/app';

const FACTS: ProfileProps = { namespace: 'monitoring', podLabels: { app: 'prometheus' }, serviceAccountName: 'prometheus' };
const METRICS = [{ name: 'metrics', containerPort: 9090 }];

function chartWith(props: AppMonitoringProps, facts: ProfileProps = FACTS): Chart {
  const chart = newChart();
  Profile.custom(facts).applyTo(chart);
  addWorkload(chart, { ports: METRICS });
  monitor(chart, { operatorMode: true, ...props });

  return chart;
}

const policy = (chart: Chart, group: string, kind: string, spec: object) => new ApiObject(chart, `own-${kind}`, { apiVersion: group, kind, metadata: { name: 'own' }, spec });
const defaultDeny = (chart: Chart) => policy(chart, 'networking.k8s.io/v1', 'NetworkPolicy', { podSelector: {}, policyTypes: ['Ingress'] });

describe('Companion', () => {
  test('networkPolicy() lets the pods of Prometheus in, to the scraped port', () => {
    const [, own] = Testing.synth(chartWith({ companions: [Companion.networkPolicy()] })).filter(({ kind }) => kind !== 'Deployment');

    expect(own).toEqual({
      apiVersion: 'networking.k8s.io/v1',
      kind: 'NetworkPolicy',
      metadata: { name: 'cart-pod-monitor', namespace: 'shop' },
      spec: {
        podSelector: { matchLabels: { app: 'cart' } },
        policyTypes: ['Ingress'],
        ingress: [{
          from: [{ namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'monitoring' } }, podSelector: { matchLabels: { app: 'prometheus' } } }],
          ports: [{ port: 9090, protocol: 'TCP' }],
        }],
      },
    });
  });

  test('networkPolicy() lets the whole namespace in where the labels are not known', () => {
    const { spec } = synthOnly(chartWith({ companions: [Companion.networkPolicy()] }, { namespace: 'monitoring' }), 'NetworkPolicy');

    expect(spec.ingress[0].from).toEqual([{ namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'monitoring' } } }]);
  });

  test.each([
    { it: 'all endpoints', props: { endpoints: [{}, { port: 9100 }, { path: '/other' }] }, ports: [9090, 9100] },
    { it: 'the sidecar that merges', props: { mesh: Istio.metricsMerging() }, ports: [15020] },
    { it: 'the pods behind a Service', props: { monitorType: MonitorType.SERVICE, port: 'web' }, ports: [9090] },
    { it: 'annotated pods', props: { operatorMode: false, port: 9090 }, ports: [9090] },
    { it: 'pods that are not in the app', props: { pods: { selector: { matchLabels: { app: 'x' } }, ports: [{ number: 7000 }] } }, ports: [7000] },
  ])('networkPolicy() is for the ports of $it', ({ props, ports }) => {
    const chart = chartWith({ companions: [Companion.networkPolicy()], ...props });
    addService(chart, { labels: { app: 'cart' }, ports: [{ name: 'web', port: 80, targetPort: 'metrics' }] });

    expect(synthOnly(chart, 'NetworkPolicy').spec.ingress[0].ports.map(({ port }: any) => port)).toEqual(ports);
  });

  test('networkPolicy() opens what a policy of the app closes', () => {
    const closed = chartWith({});
    const open = chartWith({ companions: [Companion.networkPolicy()] });
    [closed, open].forEach(defaultDeny);

    expect(errorsOf(closed)).toEqual([expect.stringContaining('AM933')]);
    expect(errorsOf(open)).toEqual([]);
  });

  test('ciliumNetworkPolicy() is the same for Cilium', () => {
    expect(synthOnly(chartWith({ companions: [Companion.ciliumNetworkPolicy()] }), 'CiliumNetworkPolicy').spec).toEqual({
      endpointSelector: { matchLabels: { app: 'cart' } },
      ingress: [{
        fromEndpoints: [{ matchLabels: { 'app': 'prometheus', 'k8s:io.kubernetes.pod.namespace': 'monitoring' } }],
        toPorts: [{ ports: [{ port: '9090', protocol: 'TCP' }] }],
      }],
    });
  });

  test.each([
    { it: 'a PodMonitor', props: {}, rules: [{ apiGroups: [''], resources: ['pods'], verbs: ['get', 'list', 'watch'] }] },
    {
      it: 'a ServiceMonitor',
      props: { monitorType: MonitorType.SERVICE },
      rules: [
        { apiGroups: [''], resources: ['services', 'endpoints', 'pods'], verbs: ['get', 'list', 'watch'] },
        { apiGroups: ['discovery.k8s.io'], resources: ['endpointslices'], verbs: ['get', 'list', 'watch'] },
      ],
    },
  ])('discoveryRole() allows what $it needs, to the account of Prometheus', ({ props, rules }) => {
    const facts = { ...FACTS, readableNamespaces: ['monitoring'] };
    const [without, chart] = [props, { ...props, companions: [Companion.discoveryRole()] }].map((given) => chartWith(given, facts));
    [without, chart].forEach((each) => addService(each, { labels: { app: 'cart' }, ports: [{ name: 'metrics', port: 9090 }] }));
    const { name } = synthOnly(chart, 'Role').metadata;

    expect(errorsOf(without)).not.toEqual([]);
    expect(errorsOf(chart)).toEqual([]);
    expect(synthOnly(chart, 'Role').rules).toEqual(rules);
    expect(synthOnly(chart, 'RoleBinding')).toMatchObject({
      metadata: { name, namespace: 'shop' },
      roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'Role', name },
      subjects: [{ kind: 'ServiceAccount', name: 'prometheus', namespace: 'monitoring' }],
    });
  });

  test.each([
    { it: 'from everyone where requests have no identity', props: {}, from: undefined },
    { it: 'from the account of Prometheus with strict mTLS', props: { mesh: Istio.strict() }, from: [{ source: { principals: ['cluster.local/ns/monitoring/sa/prometheus'] } }] },
  ])('authorizationPolicy() allows the scrape $it', ({ props, from }) => {
    const { spec } = synthOnly(chartWith({ companions: [Companion.authorizationPolicy()], path: '/stats?a=b', ...props }), 'AuthorizationPolicy');

    expect(spec).toEqual({
      action: 'ALLOW',
      selector: { matchLabels: { app: 'cart' } },
      rules: [{ ...from && { from }, to: [{ operation: { methods: ['GET'], paths: ['/stats'], ports: ['9090'] } }] }],
    });
  });

  test('metricsRole() allows the path in the whole cluster', () => {
    const chart = chartWith({ companions: [Companion.metricsRole()] });

    expect(synthOnly(chart, 'ClusterRole')).toEqual({
      apiVersion: 'rbac.authorization.k8s.io/v1', kind: 'ClusterRole', metadata: { name: 'shop-cart-pod-monitor' }, rules: [{ nonResourceURLs: ['/metrics'], verbs: ['get'] }],
    });
    expect(synthOnly(chart, 'ClusterRoleBinding')).toMatchObject({ roleRef: { kind: 'ClusterRole', name: 'shop-cart-pod-monitor' }, subjects: [{ name: 'prometheus' }] });
  });

  test('stays the same in a second synth', () => {
    const chart = chartWith({ companions: [Companion.networkPolicy(), Companion.discoveryRole(), Companion.metricsRole()] });

    expect(Testing.synth(chart)).toEqual(Testing.synth(chart));
  });
});

describe('Companion warns', () => {
  test.each([
    { it: 'networkPolicy()', companion: Companion.networkPolicy(), other: defaultDeny },
    { it: 'ciliumNetworkPolicy()', companion: Companion.ciliumNetworkPolicy(), other: (chart: Chart) => policy(chart, 'cilium.io/v2', 'CiliumNetworkPolicy', { endpointSelector: {} }) },
    { it: 'authorizationPolicy()', companion: Companion.authorizationPolicy(), other: (chart: Chart) => policy(chart, 'security.istio.io/v1', 'AuthorizationPolicy', { rules: [{}] }) },
  ])('where $it is the only policy for the pods', ({ companion, other }) => {
    const chart = newChart();
    Profile.custom(FACTS).applyTo(chart);
    addWorkload(chart, { ports: METRICS });
    const monitoring = monitor(chart, { operatorMode: true, companions: [companion] });

    expect(monitoring.findings).toEqual([expect.objectContaining({ code: 'AM229', severity: 'warning', message: expect.stringContaining('is the only one in this app that selects the pods') })]);
    other(chart);
    expect(monitoring.findings).toEqual([]);
  });
});

describe('Companion refuses', () => {
  test.each<{ readonly it: string; readonly props: AppMonitoringProps; readonly facts?: ProfileProps; readonly expected: string }>([
    { it: 'no namespace', props: { companions: [Companion.networkPolicy()] }, facts: {}, expected: 'AM228: Companion.networkPolicy() needs the namespace of Prometheus, and profile custom does not set namespace; set namespace in the profile' },
    { it: 'no account', props: { companions: [Companion.metricsRole()] }, facts: { namespace: 'm' }, expected: 'AM228: Companion.metricsRole() needs the ServiceAccount of Prometheus, and profile custom does not set serviceAccountName; set serviceAccountName in the profile' },
    {
      it: 'a Probe',
      props: { companions: [Companion.networkPolicy()], monitorType: MonitorType.INGRESS, probe: { prober: 'b:1', targets: ['https://a'] } },
      expected: 'AM228: Companion.networkPolicy() is for pods, and a Probe is scraped from its prober; leave it out, or use another monitorType',
    },
    {
      it: 'static targets',
      props: { companions: [Companion.discoveryRole()], monitorType: MonitorType.INGRESS, probe: { prober: 'b:1', targets: ['https://a'] } },
      expected: 'AM228: Companion.discoveryRole() is for what Prometheus discovers, and the targets of this Probe are static; leave it out',
    },
    { it: 'annotations', props: { companions: [Companion.discoveryRole()], operatorMode: false }, expected: 'AM228: Companion.discoveryRole() is for monitors, and annotations are found by a discovery of the whole cluster; set operatorMode: true, or leave it out' },
  ])('$it', ({ props, facts, expected }) => {
    expect(errorsOf(chartWith(props, facts))).toEqual([`[shop/monitoring] ${expected}`]);
  });

  test('without a profile', () => {
    const chart = newChart();
    addWorkload(chart, { ports: METRICS });
    monitor(chart, { operatorMode: true, companions: [Companion.discoveryRole()] });

    expect(errorsOf(chart)).toEqual(['[shop/monitoring] AM228: Companion.discoveryRole() needs the ServiceAccount of Prometheus, and there is no profile; name the Prometheus, e.g. Profile.custom({ serviceAccountName: \'...\' }).applyTo(app)']);
  });

  test.each([
    { it: 'what is not a list', companions: 'networkPolicy' as never, expected: 'AM228 companions is not a list; write it like [Companion.networkPolicy()]' },
    { it: 'another object', companions: ['networkPolicy' as never], expected: 'AM228 companions[0] is not a Companion; use a factory of Companion, e.g. Companion.networkPolicy()' },
    { it: 'one twice', companions: [Companion.networkPolicy(), Companion.networkPolicy()], expected: 'AM228 companions[1] "networkPolicy" is there twice; remove one of them' },
  ])('$it', ({ companions, expected }) => {
    expect(propsRefusal({ companions })).toBe(expected);
  });
});
