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
      .toBe(`AM501 Profile: unknown profile "${name}"; use one of "kube-prometheus-stack", "kube-prometheus", or Profile.custom`);
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
