// What a profile selects, may read and is in the mesh decides at a synth, each fact by itself.

import { ApiObject, Chart, Testing } from 'cdk8s';
import { AppMonitoring, MeshMembership, Profile, SynthValidation } from 'cdk8s-app-monitoring';
import { addWorkload, newChart, thrownMessage } from '../support/app';
import { capturedStderr } from '../support/captured-stderr';
import { podMonitor } from '../support/manifests/monitors';

const PORTS = { ports: [{ name: 'http', containerPort: 8080 }] };

const stderr = capturedStderr();

function monitored(chart: Chart, props: object = {}): Chart {
  new AppMonitoring(chart, 'monitoring', { workload: addWorkload(chart, PORTS), operatorMode: true, ...props });

  return chart;
}

describe('readableNamespaces of a profile, and a monitor that looks in all namespaces', () => {
  const looking = (profile: Profile) => () => {
    const chart = newChart();
    profile.applyTo(chart);
    addWorkload(chart, PORTS);
    new ApiObject(chart, 'monitor', podMonitor({ port: 'http' }, { namespaceSelector: { any: true } }, { labels: { release: 'kube-prometheus-stack' } }) as never);
    new SynthValidation().applyTo(chart);
    Testing.synth(chart);
  };

  test('are an error where only some may be read', () => {
    expect(looking(Profile.kubePrometheus())).toThrow(
      /AM913: profile "kube-prometheus" is not allowed to list and watch pods in all namespaces, .*; create a ClusterRole .*, or set readableNamespaces of the profile to \["\*"\] if it is allowed already/,
    );
  });

  test('are fine where all may be read', () => {
    looking(Profile.kubePrometheusStack())();

    expect(stderr()).toBe('');
  });
});

describe('readsNodes of a profile, and a monitor that attaches metadata of nodes', () => {
  const attaching = (profile: Profile, build: (chart: Chart) => void = () => {}) => () => {
    const chart = newChart();
    profile.applyTo(chart);
    build(chart);
    monitored(chart, { attachMetadata: { node: true } });
    Testing.synth(chart);
  };

  test('are an error for kube-prometheus, which may not read nodes', () => {
    expect(attaching(Profile.kubePrometheus({ readableNamespaces: ['shop'] }))).toThrow(
      /AM949: profile "kube-prometheus" is not allowed to list and watch nodes, which attachMetadata.node requires, .*; create a ClusterRole .*, or set readsNodes of the profile to true if it is allowed already, or remove attachMetadata.node/,
    );
  });

  test.each([
    { it: 'kube-prometheus-stack', profile: Profile.kubePrometheusStack() },
    { it: 'kube-prometheus that may read them', profile: Profile.kubePrometheus({ readableNamespaces: ['shop'], readsNodes: true }) },
    { it: 'a Prometheus of which nothing is known', profile: Profile.custom({}) },
    {
      it: 'kube-prometheus with a ClusterRole of the app',
      profile: Profile.kubePrometheus({ readableNamespaces: ['shop'] }),
      build: (chart: Chart) => {
        const group = 'rbac.authorization.k8s.io';
        new ApiObject(chart, 'role', { apiVersion: `${group}/v1`, kind: 'ClusterRole', metadata: { name: 'nodes' }, rules: [{ apiGroups: [''], resources: ['nodes'], verbs: ['get', 'list', 'watch'] }] } as never);
        new ApiObject(chart, 'binding', {
          apiVersion: `${group}/v1`,
          kind: 'ClusterRoleBinding',
          metadata: { name: 'nodes' },
          roleRef: { apiGroup: group, kind: 'ClusterRole', name: 'nodes' },
          subjects: [{ kind: 'ServiceAccount', name: 'prometheus-k8s', namespace: 'monitoring' }],
        } as never);
      },
    },
  ])('are fine for $it', ({ profile, build }) => {
    attaching(profile, build)();

    expect(stderr()).toBe('');
  });
});

describe('mesh of a profile', () => {
  const strictUnder = (mesh: MeshMembership | undefined) => () => {
    const chart = newChart();
    Profile.custom({ mesh }).applyTo(chart);
    new ApiObject(chart, 'namespace', { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'shop', labels: { 'istio-injection': 'enabled' } } } as never);
    new ApiObject(chart, 'strict', { apiVersion: 'security.istio.io/v1', kind: 'PeerAuthentication', metadata: { name: 'default' }, spec: { mtls: { mode: 'STRICT' } } } as never);
    monitored(chart);
    Testing.synth(chart);
  };

  test('that is ambient gets past mutual TLS', () => {
    strictUnder(MeshMembership.AMBIENT)();

    expect(stderr()).toBe('');
  });

  test('that is not there does not, and that is certain', () => {
    expect(strictUnder(MeshMembership.NONE)).toThrow(/AM934: .*"Profile\/custom", which is outside the mesh/);
  });

  test('that is not known may not', () => {
    strictUnder(undefined)();

    expect(stderr()).toMatch(/^warning AM934 .*"Profile\/custom", which may be outside the mesh, .*, or set mesh of the profile if Prometheus is in it\n$/);
  });
});

describe('what a profile selects', () => {
  const under = (profile: Profile, props: object = {}) => () => {
    const chart = monitored(newChart(), props);
    profile.applyTo(chart);

    return Testing.synth(chart);
  };

  test.each([
    { it: 'is not the kind', profile: Profile.custom({ ignoredKinds: ['PodMonitor'] }), expected: /AM902: .*"Profile\/custom" does not read PodMonitors, so this one has no targets; .*ignoredKinds/ },
    { it: 'is another namespace', profile: Profile.custom({ podMonitorNamespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'web' } } }), expected: /AM903: / },
    { it: 'are monitors with another label', profile: Profile.custom({ podMonitorSelector: { matchLabels: { team: 'a' } } }), props: { metadata: { labels: { team: 'b' } } }, expected: /AM505: metadata\.labels team: "b" does not match profile custom, which selects by "a"/ },
    { it: 'excludes a label', profile: Profile.custom({ podMonitorSelector: { matchExpressions: [{ key: 'team', operator: 'NotIn', values: ['b'] }] } }), props: { metadata: { labels: { team: 'b' } } }, expected: /AM901: / },
    { it: 'has a label whose value is open', profile: Profile.custom({ podMonitorSelector: { matchExpressions: [{ key: 'team', operator: 'Exists' }] } }), expected: /AM901: / },
  ])('is an error if it $it', ({ profile, props, expected }) => {
    expect(under(profile, props)).toThrow(expected);
  });
});

describe('limits that a profile enforces', () => {
  const foundUnder = (limits: { [limit: string]: number }, props: object, enforcedBodySizeLimit?: string) => {
    const chart = monitored(newChart(), props);
    Profile.custom({ enforcedLimits: limits, enforcedBodySizeLimit }).applyTo(chart);
    Testing.synth(chart);

    return stderr();
  };

  test.each<{ readonly it: string; readonly limits: { readonly [limit: string]: number }; readonly props: object; readonly expected: RegExp }>([
    { it: 'lower a limit of the monitor', limits: { sampleLimit: 100 }, props: { sampleLimit: 5000 }, expected: /^warning AM943 shop\/monitoring\/Default: sampleLimit is 5000, but "Profile\/custom" lowers it to 100 \(enforcedSampleLimit\)/ },
    { it: 'are lower than what the targets need', limits: { labelLimit: 2 }, props: {}, expected: /^warning AM943 shop\/monitoring\/Default: labelLimit is 2 in "Profile\/custom", but a target has \d labels/ },
    { it: 'are high enough', limits: { sampleLimit: 5000, targetLimit: 10 }, props: { sampleLimit: 100 }, expected: /^$/ },
  ])('$it', ({ limits, props, expected }) => {
    expect(foundUnder(limits, props)).toMatch(expected);
  });

  test.each([
    { size: '2MB', expected: /^warning AM943 shop\/monitoring\/Default: bodySizeLimit is "2MB", but "Profile\/custom" lowers it to "1MB" \(enforcedBodySizeLimit\)/ },
    { size: '512KiB', expected: /^$/ },
    { size: undefined, expected: /^$/ },
  ])('are a size of 1MB for a monitor with $size', ({ size, expected }) => {
    expect(foundUnder({}, { bodySizeLimit: size }, '1MB')).toMatch(expected);
  });

  test('lower keepDroppedTargets', () => {
    expect(foundUnder({ keepDroppedTargets: 10 }, { keepDroppedTargets: 20 })).toMatch(/^warning AM943 .*: keepDroppedTargets is 20, but "Profile\/custom" lowers it to 10 \(enforcedKeepDroppedTargets\)/);
  });

  test('have to be whole numbers', () => {
    expect(thrownMessage(() => Profile.custom({ enforcedLimits: { sampleLimit: 1.5 } }))).toBe('AM113 Profile custom: enforcedLimits.sampleLimit 1.5 is not a whole number from 0; use 0 for no limit');
  });
});
