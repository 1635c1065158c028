// A profile is what is known about a server: nothing else about that server is assumed, and it holds by place in the tree.

import { ApiObject, App, Chart, Testing } from 'cdk8s';
import { AppMonitoring, Inspection, MonitorType, Profile, SynthValidation } from 'cdk8s-app-monitoring';
import { addWorkload, newChart } from '../support/app';
import { capturedStderr } from '../support/captured-stderr';
import { podMonitor } from '../support/manifests/monitors';
import { prometheus } from '../support/manifests/servers';

const PORTS = { ports: [{ name: 'http', containerPort: 8080 }] };

const stderr = capturedStderr();

function monitored(chart: Chart, props: object = {}): Chart {
  new AppMonitoring(chart, 'monitoring', { workload: addWorkload(chart, PORTS), operatorMode: true, ...props });

  return chart;
}

describe('a NetworkPolicy under a profile', () => {
  const STACK = Profile.kubePrometheusStack();
  const KUBE_PROMETHEUS = Profile.kubePrometheus({ readableNamespaces: ['shop'] });
  const IN_MONITORING = { namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'monitoring' } } };
  const withPolicy = (profile: Profile, ingress: object[], spec: object = {}) => {
    const chart = monitored(newChart());
    profile.applyTo(chart);
    const policy = { apiVersion: 'networking.k8s.io/v1', kind: 'NetworkPolicy', metadata: { name: 'only' } };
    new ApiObject(chart, 'policy', { ...policy, spec: { podSelector: {}, policyTypes: ['Ingress'], ingress, ...spec } } as never);

    return () => Testing.synth(chart);
  };

  test.each([
    { it: 'lets a namespace in, and the namespace of Prometheus is not known', profile: STACK, from: IN_MONITORING },
    { it: 'lets pods of Prometheus in, wherever they are', profile: STACK, from: { namespaceSelector: {}, podSelector: { matchLabels: { 'app.kubernetes.io/name': 'prometheus' } } } },
    { it: 'lets the namespace of kube-prometheus in', profile: KUBE_PROMETHEUS, from: IN_MONITORING },
    {
      it: 'lets its pods in',
      profile: KUBE_PROMETHEUS,
      from: { ...IN_MONITORING, podSelector: { matchLabels: { 'app.kubernetes.io/instance': 'k8s', 'prometheus': 'k8s' } } },
    },
    { it: 'asks for a label that the pods may have', profile: KUBE_PROMETHEUS, from: { ...IN_MONITORING, podSelector: { matchLabels: { team: 'ops' } } } },
    { it: 'lets the namespace of a profile in', profile: Profile.custom({ namespace: 'monitoring' }), from: { ...IN_MONITORING, podSelector: { matchLabels: { a: 'b' } } } },
  ])('is no fault if it $it', ({ profile, from }) => {
    withPolicy(profile, [{ from: [from], ports: [{ port: 8080 }] }])();

    expect(stderr()).toBe('');
  });

  test.each([
    { it: 'nothing in', profile: STACK, ingress: [] },
    { it: 'another namespace in', profile: KUBE_PROMETHEUS, ingress: [{ from: [{ namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'web' } } }] }] },
    { it: 'other pods in', profile: KUBE_PROMETHEUS, ingress: [{ from: [{ ...IN_MONITORING, podSelector: { matchLabels: { prometheus: 'other' } } }] }] },
    { it: 'the namespace in that it is not', profile: Profile.kubePrometheusStack({ overrides: { namespace: 'observability' } }), ingress: [{ from: [IN_MONITORING] }] },
    { it: 'other ports in', profile: STACK, ingress: [{ ports: [{ port: 9 }] }] },
  ])('is an error if it lets $it', ({ profile, ingress }) => {
    expect(withPolicy(profile, ingress)).toThrow(/AM933: /);
  });
});

describe('a NetworkPolicy under a profile that does not have the namespace', () => {
  test('is a note that names the fact', () => {
    const chart = monitored(newChart());
    const spec = { podSelector: {}, policyTypes: ['Ingress'], ingress: [{ from: [{ namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'monitoring' } } }] }] };
    new ApiObject(chart, 'policy', { apiVersion: 'networking.k8s.io/v1', kind: 'NetworkPolicy', metadata: { name: 'only' }, spec } as never);
    const { findings } = Inspection.ofApp(chart, { profile: Profile.custom({}) });

    expect(findings).toEqual([expect.objectContaining({
      code: 'AM933',
      severity: 'info',
      message: '"Profile/custom" cannot reach port 8080 of "Deployment/shop/cart" unless NetworkPolicy "shop/only" allows ingress from it, which is not known, because the profile does not have its namespace and podLabels',
      fix: 'set namespace and podLabels of the profile',
    })]);
  });
});

describe('readableNamespaces of a profile', () => {
  const BOTH = ['default', 'kube-system', 'monitoring', 'shop'];
  const rolesFor = (name: string) => (chart: Chart) => {
    const rules = [{ apiGroups: [''], resources: ['pods'], verbs: ['get', 'list', 'watch'] }];
    new ApiObject(chart, 'role', { apiVersion: 'rbac.authorization.k8s.io/v1', kind: 'Role', metadata: { name: 'scrape' }, rules } as never);
    new ApiObject(chart, 'binding', {
      apiVersion: 'rbac.authorization.k8s.io/v1',
      kind: 'RoleBinding',
      metadata: { name: 'scrape' },
      roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'Role', name: 'scrape' },
      subjects: [{ kind: 'ServiceAccount', namespace: 'monitoring', name }],
    } as never);
  };
  const under = (profile: Profile, add: (chart: Chart) => void = () => {}) => () => {
    const chart = monitored(newChart());
    profile.applyTo(chart);
    add(chart);

    return Testing.synth(chart);
  };

  test.each([
    { it: 'has the namespace', profile: Profile.kubePrometheus({ readableNamespaces: BOTH }) },
    { it: 'is not known', profile: Profile.kubePrometheusStack() },
    { it: 'is all', profile: Profile.kubePrometheus({ readableNamespaces: ['*'] }) },
    { it: 'lacks the namespace, but the app has a role', profile: Profile.kubePrometheus(), add: rolesFor('prometheus-k8s') },
  ])('is enough if it $it', ({ profile, add }) => {
    under(profile, add)();

    expect(stderr()).toBe('');
  });

  test.each([
    { it: 'lacks the namespace', profile: Profile.kubePrometheus() },
    { it: 'lacks the namespace, and the role is for another account', profile: Profile.kubePrometheus(), add: rolesFor('other') },
    { it: 'lacks the namespace, and the account is not known', profile: Profile.custom({ readableNamespaces: ['monitoring'] }), add: rolesFor('prometheus-k8s') },
  ])('is an error if it $it', ({ profile, add }) => {
    expect(under(profile, add)).toThrow(new RegExp(
      `AM913: profile "${profile.name}" is not allowed to list and watch pods in "shop", so Prometheus finds no targets there; create a Role with get, list and watch on pods in "shop" and bind it to the ServiceAccount of the profile, as Companion\\.discoveryRole\\(\\) does, or add "shop" to readableNamespaces of the profile if it is allowed already`,
    ));
  });
});

describe('the profile of a SynthValidation', () => {
  const labelsWith = (validated: Profile, before?: Profile) => {
    const chart = monitored(newChart(), {});
    before?.applyTo(chart);
    new SynthValidation({ profile: validated }).applyTo(chart);

    return /kind: PodMonitor[^]*?spec:/.exec((chart.node.root as App).synthYaml())![0];
  };

  test('gives monitors its labels', () => {
    expect(labelsWith(Profile.kubePrometheusStack({ release: 'prom' }))).toContain('release: prom');
    expect(stderr()).toBe('');
  });

  test('does not replace one that is set for the same construct', () => {
    const [set, validated] = ['a', 'b'].map((team) => Profile.custom({ labels: { team } }));

    expect(labelsWith(validated, set)).toContain('team: a');
  });
});

describe('a profile and a Prometheus object', () => {
  const beside = (selector: object | undefined, profile: Profile, props: object = {}) => {
    const chart = monitored(newChart(), props);
    profile.applyTo(chart);
    const monitoring = new Chart(chart.node.root, 'servers', { namespace: 'monitoring' });
    new ApiObject(monitoring, 'server', prometheus({ podMonitorSelector: selector, podMonitorNamespaceSelector: {} }) as never);

    return (chart.node.root as App).synthYaml();
  };

  test('that does not select the monitor are told of once', () => {
    beside({ matchLabels: { release: 'other' } }, Profile.kubePrometheusStack({ release: 'prom' }));

    expect(stderr()).toMatch(/^warning AM510 [^\n]*: profile "kube-prometheus-stack" reads it, but "Prometheus\/monitoring\/main" does not: podMonitorSelector requires release: other, but it has [^\n]*release: prom[^\n]*; if they are the same [^\n]*\n$/);
  });

  test.each([
    { it: 'selects it', selector: { matchLabels: { release: 'prom' } } },
    { it: 'selects all', selector: {} },
  ])('that $it are both judged', ({ selector }) => {
    beside(selector, Profile.kubePrometheusStack({ release: 'prom' }));

    expect(stderr()).toBe('');
  });
});

describe('two profiles in one app', () => {
  const [dev, prod] = ['dev', 'prod'].map((release) => Profile.kubePrometheusStack({ release }));
  const environments = (build: (chart: Chart, release: string) => void) => {
    const app = new App();
    for (const [id, profile] of Object.entries({ dev, prod })) {
      const chart = new Chart(app, id, { namespace: 'shop' });
      profile.applyTo(chart);
      build(chart, id);
    }

    return app;
  };

  test('do not judge each other\'s monitors', () => {
    environments((chart) => monitored(chart)).synthYaml();

    expect(stderr()).toBe('');
  });

  test('do not meet each other\'s objects, even of one name', () => {
    const app = environments((chart, id) => {
      monitored(chart, { monitorType: MonitorType.POD });
      new ApiObject(chart, 'other', podMonitor({ port: id === 'dev' ? 'http' : 'nope' }, {}, { name: 'other', labels: { release: id } }) as never);
    });

    expect(() => app.synthYaml()).toThrow(/\[prod\/other\] AM910: /);
    expect(() => app.synthYaml()).not.toThrow(/\[dev\/other\] AM910|AM603/);
  });

  test('judge what is in no place of theirs only by what is the same in both', () => {
    const app = environments((chart) => monitored(chart));
    const common = new Chart(app, 'common', { namespace: 'shop' });
    new ApiObject(common, 'config', { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'config' }, data: { port: 8080 } } as never);
    new ApiObject(common, 'unread', podMonitor({ port: 'http' }, {}, { name: 'unread' }) as never);
    app.synthYaml();

    expect(stderr()).toMatch(/^warning AM601 common\/config: [^\n]*\n$/);
  });
});

describe('Profile.applyTo() of a part of the tree', () => {
  test('leaves the other parts to those who read them', () => {
    const app = new App();
    const [here, there] = ['here', 'there'].map((id) => new Chart(app, id, { namespace: 'shop' }));
    Profile.kubePrometheusStack().applyTo(here);
    monitored(here);
    new ApiObject(there, 'other', podMonitor({ port: 'http' }, {}, { name: 'other' }) as never);
    new SynthValidation().applyTo(app);

    expect(app.synthYaml()).toContain('kind: PodMonitor');
    expect(stderr()).toBe('');
  });

  test('counts two profiles that say the same as one', () => {
    const app = new App();
    ['a', 'b'].forEach((id) => monitored(new Chart(app, id, { namespace: 'shop' }), { profile: Profile.kubePrometheusStack() }));
    app.synthYaml();

    expect(stderr()).toBe('');
  });
});

describe('readsAnnotations of a profile', () => {
  const annotatedUnder = (profile: Profile) => {
    const chart = newChart();
    profile.applyTo(chart);
    addWorkload(chart, { ...PORTS, annotations: { 'prometheus.io/scrape': 'true', 'prometheus.io/port': '8080' } });
    new SynthValidation().applyTo(chart);
    Testing.synth(chart);
  };

  test.each([{ it: 'by default', props: {} }, { it: 'as set', props: { readsAnnotations: true } }])('makes annotations enough: $it', ({ props }) => {
    annotatedUnder(Profile.custom(props));

    expect(stderr()).toBe('');
  });

  test('shows what is not read', () => {
    annotatedUnder(Profile.kubePrometheusStack());

    expect(stderr()).toMatch(/^warning AM938 /);
  });
});

describe('operatorVersion of a profile', () => {
  const endpointUnder = (operatorVersion: string | undefined, props: object = {}) => {
    const chart = newChart();
    Profile.custom({ operatorVersion }).applyTo(chart);
    const workload = addWorkload(chart, { ports: [{ containerPort: 8080 }] });
    new AppMonitoring(chart, 'monitoring', { workload, operatorMode: true, port: 8080, ...props });
    const monitor = Testing.synth(chart).find(({ kind }) => kind === 'PodMonitor');

    const { interval, path, scheme, scrapeTimeout, ...fields } = monitor.spec.podMetricsEndpoints[0];

    return fields;
  };

  test.each([
    { version: undefined, expected: { portNumber: 8080 } },
    { version: 'v0.94.1', expected: { portNumber: 8080 } },
    { version: '0.79', expected: { portNumber: 8080 } },
    { version: 'v0.78.2', expected: { targetPort: 8080 } },
    { version: '0.70', expected: { targetPort: 8080 } },
  ])('decides the field for a port without a name: $version', ({ version, expected }) => {
    expect(endpointUnder(version)).toEqual(expected);
    expect(stderr()).toBe('');
  });

  test.each([
    { version: 'v0.70.0', props: { scrapeClass: 'mine' }, since: 'v0.72.0' },
    { version: 'v0.94.1', props: { extraScrapeMetrics: true }, since: 'v0.95.0' },
  ])('warns of what operator $version drops: $props', ({ version, props, since }) => {
    endpointUnder(version, props);

    const [field] = Object.keys(props);
    expect(stderr()).toMatch(/^warning AM604 [^\n]*\n$/);
    expect(stderr()).toContain(`shop/monitoring/Default: field "spec.${field}" was added in operator ${since}, so the CRDs of operator ${version} do not know it`);
  });

  test('does not warn of a field of 0.95 with operator 0.95', () => {
    endpointUnder('v0.95.0', { extraScrapeMetrics: true });

    expect(stderr()).not.toContain('AM604');
  });
});
