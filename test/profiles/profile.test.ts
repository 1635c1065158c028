import { App } from 'cdk8s';
import { Construct } from 'constructs';
import { Profile } from '../../lib/profiles/profile';
import { KubePrometheusStackProps } from '../../lib/profiles/profile-props';
import { newChart, thrownMessage } from '../support/app';

describe('Profile.kubePrometheusStack()', () => {
  test.each<{ it: string; props?: KubePrometheusStackProps; expected: object }>([
    { it: 'is released as the chart is named', props: undefined, expected: { labels: { release: 'kube-prometheus-stack' }, readsAnnotations: false } },
    { it: 'takes another release', props: { release: 'mon' }, expected: { labels: { release: 'mon' }, readsAnnotations: false } },
    {
      it: 'keeps the release beside labels of yours',
      props: { overrides: { labels: { team: 'a' } } },
      expected: { labels: { release: 'kube-prometheus-stack', team: 'a' }, readsAnnotations: false },
    },
    {
      it: 'gives in to overrides',
      props: { overrides: { readsAnnotations: true, labels: { release: 'x' } } },
      expected: { labels: { release: 'x' }, readsAnnotations: true },
    },
    {
      it: 'keeps what an override leaves undefined',
      props: { overrides: { readsAnnotations: undefined } },
      expected: { labels: { release: 'kube-prometheus-stack' }, readsAnnotations: false },
    },
  ])('$it', ({ props, expected }) => {
    expect(Profile.kubePrometheusStack(props)).toMatchObject({ name: 'kube-prometheus-stack', props: expected });
  });
});

describe('Profile.kubePrometheus()', () => {
  test('knows the blackbox exporter, whatever an override leaves undefined', () => {
    const props = { namespace: 'monitoring', prober: 'blackbox-exporter.monitoring.svc:19115', readsAnnotations: false };

    expect(Profile.kubePrometheus().props).toMatchObject(props);
    expect(Profile.kubePrometheus({ prober: undefined }).props).toMatchObject(props);
    expect(Profile.kubePrometheus({ prober: 'other:80' }).props.prober).toBe('other:80');
  });
});

describe('Profile.named()', () => {
  test.each(['kube-prometheus-stack', 'kube-prometheus'])('gives %s', (name) => {
    expect(Profile.named(name).name).toBe(name);
  });

  test.each(['', 'custom', 'Kube-Prometheus', 'constructor', '__proto__'])('refuses "%s"', (name) => {
    expect(thrownMessage(() => Profile.named(name)))
      .toBe(`AM501 Profile: unknown profile "${name}"; use "kube-prometheus-stack", "kube-prometheus", "azure-managed-prometheus", "openshift-user-workload", "opentelemetry-target-allocator", "grafana-alloy", "google-managed-prometheus", "victoria-metrics", or "custom" with facts, e.g. "custom,labels=team=shop"`);
  });
});

describe('Profile.kubePrometheusStack() as the chart installs it', () => {
  test.each([
    { it: 'a release that has the name of the chart', props: {}, expected: 'kube-prometheus-stack-prometheus' },
    { it: 'another release, cut at 26 characters', props: { release: 'monitoring' }, expected: 'monitoring-kube-prometheus-prometheus' },
    { it: 'a release at whose cut a dash would be last', props: { release: 'a-release' }, expected: 'a-release-kube-prometheus-prometheus' },
    { it: 'a name of your own', props: { release: 'prom', fullname: 'kps' }, expected: 'kps-prometheus' },
  ])('names its account after $it', ({ props, expected }) => {
    expect(Profile.kubePrometheusStack(props).props.serviceAccountName).toBe(expected);
  });

  test('knows versions, rights and discovery, which overrides change', () => {
    expect(Profile.kubePrometheusStack().props)
      .toMatchObject({ prometheusVersion: 'v3.14.0', operatorVersion: 'v0.93.1', readableNamespaces: ['*'], readsEndpointSlices: false });
    expect(Profile.kubePrometheus().props).toMatchObject({ prometheusVersion: 'v3.13.2', operatorVersion: 'v0.93.1', readsEndpointSlices: true });
    expect(Profile.kubePrometheusStack({ overrides: { operatorVersion: 'v0.80.0', readableNamespaces: ['a'] } }).props)
      .toMatchObject({ operatorVersion: 'v0.80.0', readableNamespaces: ['a'] });
  });
});

describe('Profile.named() with facts', () => {
  test.each<{ name: string; expected: object }>([
    { name: 'kube-prometheus-stack,release=prom,namespace=monitoring', expected: { labels: { release: 'prom' }, namespace: 'monitoring' } },
    { name: 'kube-prometheus-stack,release=prom,fullname=kps', expected: { serviceAccountName: 'kps-prometheus' } },
    { name: 'kube-prometheus,readableNamespaces=shop+web', expected: { namespace: 'monitoring', readableNamespaces: ['shop', 'web'] } },
    { name: 'custom,labels=team=shop+stage=,readsAnnotations=false', expected: { labels: { team: 'shop', stage: '' }, readsAnnotations: false } },
    { name: 'custom,mesh=ambient', expected: { mesh: 'ambient' } },
    { name: 'custom,scrapeClasses=', expected: { scrapeClasses: [] } },
    { name: 'custom,operatorVersion=v0.93.1+build', expected: { operatorVersion: 'v0.93.1+build' } },
    {
      name: 'custom,podMonitorSelector=a=1+b!=2+c+!d+e in (x|y)+f notin (z)+g==3',
      expected: {
        podMonitorSelector: {
          matchLabels: { a: '1', g: '3' },
          matchExpressions: [
            { key: 'b', operator: 'NotIn', values: ['2'] }, { key: 'c', operator: 'Exists' }, { key: 'd', operator: 'DoesNotExist' },
            { key: 'e', operator: 'In', values: ['x', 'y'] }, { key: 'f', operator: 'NotIn', values: ['z'] },
          ],
        },
      },
    },
    { name: 'custom,probeSelector=', expected: { probeSelector: {} } },
    { name: 'custom,enforcedLimits=sampleLimit=5000+targetLimit=10', expected: { enforcedLimits: { sampleLimit: 5000, targetLimit: 10 } } },
    { name: 'custom,enforcedBodySizeLimit=10MB', expected: { enforcedBodySizeLimit: '10MB' } },
  ])('reads $name', ({ name, expected }) => {
    expect(Profile.named(name).props).toMatchObject(expected);
  });

  test.each([
    { name: 'custom,relase=x', expected: 'AM515 Profile custom: unknown fact "relase"; use one of labels' },
    { name: 'kube-prometheus-stack,relase=x', expected: 'AM515 Profile kube-prometheus-stack: unknown fact "relase"; write release=...' },
    { name: 'custom,namespace', expected: 'AM515 Profile custom: namespace "" is not text; write it as namespace=...' },
    { name: 'custom,namespace=a,namespace=b', expected: 'AM515 Profile custom: namespace is given more than once; give it once' },
    { name: 'custom,labels=team', expected: 'AM515 Profile custom: labels "team" is not labels with "+" between them, e.g. team=shop+stage=prod; write it as labels=...' },
    { name: 'custom,readsAnnotations=yes', expected: 'AM515 Profile custom: readsAnnotations "yes" is not true or false; write it as readsAnnotations=...' },
    { name: 'custom,mesh=yes', expected: 'AM515 Profile custom: mesh "yes" is not one of sidecar, ambient, none; write it as mesh=...' },
    { name: 'custom,__proto__=x', expected: 'AM515 Profile custom: unknown fact "__proto__"' },
    { name: 'custom,ignoredKinds=Probes', expected: 'AM517 Profile custom: ignoredKinds has "Probes", which is not a kind of monitor; use "ServiceMonitor", "PodMonitor", "Probe", "ScrapeConfig"' },
    { name: 'custom,probeSelector=a b=c', expected: 'AM515 Profile custom: probeSelector "a b=c" is not requirements' },
    { name: 'custom,enforcedLimits=sampleLimit=many', expected: 'AM515 Profile custom: enforcedLimits "sampleLimit=many" is not numbers with "+" between them' },
    { name: 'custom,enforcedLimits=samples=1', expected: 'AM113 Profile custom: enforcedLimits has "samples", which is not a limit that it can have; use "sampleLimit"' },
    { name: 'custom,enforcedBodySizeLimit=10', expected: 'AM113 Profile custom: enforcedBodySizeLimit "10" is not a size; write it like "10MB" or "512KiB"' },
    { name: 'custom,enforcedBodySizeLimit=', expected: 'AM515 Profile custom: enforcedBodySizeLimit "" is not text' },
    { name: 'custom,readableNamespaces=shop+Web', expected: 'AM509 Profile custom: namespace "Web" ' },
  ])('refuses $name', ({ name, expected }) => {
    expect(thrownMessage(() => Profile.named(name)).slice(0, expected.length)).toBe(expected);
  });
});

describe('Profile.tryOf()', () => {
  const [far, near] = [Profile.custom({ labels: { a: '1' } }), Profile.custom({ labels: { a: '2' } })];

  test('finds the nearest one above', () => {
    const app = new App();
    const chart = newChart({}, app);
    const inner = new Construct(chart, 'inner');
    far.applyTo(app);
    expect(Profile.tryOf(inner)).toBe(far);

    near.applyTo(chart);
    expect(Profile.tryOf(inner)).toBe(near);
    expect(Profile.tryOf(app)).toBe(far);

    far.applyTo(inner);
    expect(Profile.tryOf(inner)).toBe(far);
  });

  test('finds none where none was set, and none of another app', () => {
    far.applyTo(new App());

    expect(Profile.tryOf(newChart())).toBeUndefined();
  });
});

describe('Profile.use()', () => {
  test('is the former name of applyTo', () => {
    const profile = Profile.kubePrometheusStack();
    const app = new App();

    Profile.use(app, profile);

    expect(Profile.tryOf(app)).toBe(profile);
  });
});
