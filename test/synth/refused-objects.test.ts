import { ApiObject, Lazy, Testing } from 'cdk8s';
import { AppMonitoring, Profile } from 'cdk8s-app-monitoring';
import { addWorkload, newChart } from '../support/app';
import { capturedStderr } from '../support/captured-stderr';

const PORTS = { ports: [{ name: 'http', containerPort: 8080 }] };

const stderr = capturedStderr();

describe('an object that the API server refuses', () => {
  const withLongName = (props: object = {}) => {
    const chart = newChart();
    new AppMonitoring(chart, 'monitoring', { workload: addWorkload(chart, { ports: [{ name: 'prometheus-metrics', containerPort: 8080 }] }), operatorMode: true, port: 'prometheus-metrics', ...props });

    return chart;
  };

  test.each([
    { it: 'with a known reader', props: { profile: Profile.kubePrometheusStack() } },
    { it: 'without one', props: {} },
  ])('stops the synth if a scrape needs it, $it', ({ props }) => {
    expect(() => Testing.synth(withLongName(props))).toThrow(/AM601: the API server refuses the object: spec\.template\.spec\.containers\[0\]\.ports\[0\]\.name: Invalid value: "prometheus-metrics": has 18 characters \(at most 15\); this affects "[^"]+".*; use at most 15 characters/);
  });

  const lazily = (value: unknown) => Lazy.any({ produce: () => value });
  const template = (container: object) => ({ metadata: { labels: { app: 'b' } }, spec: { containers: [{ name: 'main', image: 'b', ...container }] } });
  const specOf = (container: object) => ({ selector: { matchLabels: { app: 'b' } }, template: template(container) });

  test.each([
    { it: 'the whole spec', spec: (name: string) => lazily(specOf({ ports: [{ name, containerPort: 80 }] })) },
    { it: 'an object within it', spec: (name: string) => ({ selector: { matchLabels: { app: 'b' } }, template: lazily(template({ ports: [{ name, containerPort: 80 }] })) }) },
    { it: 'a list', spec: (name: string) => specOf({ ports: lazily([{ name, containerPort: 80 }]) }) },
    { it: 'an item of a list', spec: (name: string) => specOf({ ports: [lazily({ name, containerPort: 80 })] }) },
    { it: 'an object of optional fields', spec: (name: string) => specOf({ securityContext: lazily({ runAsUser: name === 'web' ? 1000 : -1 }) }) },
    { it: 'a map', spec: (name: string) => ({ ...specOf({}), selector: { matchLabels: lazily({ app: name === 'web' ? 'b' : '-' }) } }) },
    { it: 'text', spec: (name: string) => specOf({ ports: [{ name: lazily(name), containerPort: 80 }] }) },
  ])('is found where a value is lazy: $it', ({ spec }) => {
    const synthOf = (name: string) => {
      const chart = newChart();
      new AppMonitoring(chart, 'monitoring', { workload: addWorkload(chart, PORTS) });
      new ApiObject(chart, 'other', { apiVersion: 'apps/v1', kind: 'Deployment', metadata: { name: 'b' }, spec: spec(name) } as never);
      Testing.synth(chart);

      return stderr().split('\n').filter((line) => line.includes('shop/other'));
    };

    expect(synthOf('web')).toEqual([]);
    expect(synthOf('-')[0]).toMatch(/^warning AM601 shop\/other: /);
  });

  test('is a warning if no scrape needs it', () => {
    const chart = newChart();
    new AppMonitoring(chart, 'monitoring', { workload: addWorkload(chart, PORTS), operatorMode: true });
    Profile.custom({}).applyTo(chart);
    new ApiObject(chart, 'config', { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'config' }, data: { port: 8080 } } as never);

    Testing.synth(chart);

    expect(stderr()).toMatch(/^warning AM601 shop\/config: .*data\.port: Invalid value: 8080: must be text, but is a number; quote it: "8080"\n$/);
  });
});
