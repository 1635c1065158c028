import { Manifest } from '../../../lib/manifests/manifest';
import { Objects, storedAs } from '../../../lib/manifests/objects';
import { managersOf, operatorsIn, unmanagingOf } from '../../../lib/operator/flags/operators-in';
import { operator } from '../../support/manifests/operators';

const object = (kind: string, metadata: object = {}): Manifest => ({
  apiVersion: 'monitoring.coreos.com/v1', kind, metadata: { namespace: 'monitoring', name: 'main', ...metadata }, spec: {},
});
const found = (...manifests: readonly Manifest[]) => operatorsIn(new Objects(manifests));
const runningWith = (...args: readonly string[]) => found(operator(args))[0];
const ON = { PrometheusAgentDaemonSet: true };

describe('operatorsIn()', () => {
  test.each([
    { it: 'nothing', args: [], expected: {} },
    { it: 'labels', args: ['--labels=a=b,c='], expected: { labels: { a: 'b', c: '' } } },
    { it: 'labels of two flags', args: ['--labels=a=b', '-labels', 'c=d,a=e'], expected: { labels: { a: 'e', c: 'd' } } },
    { it: 'no labels', args: ['--labels='], expected: {} },
    { it: 'annotations', args: ['--annotations=a=b=c\nd'], expected: { annotations: { a: 'b=c\nd' } } },
    { it: 'a gate', args: ['--feature-gates=PrometheusAgentDaemonSet=true'], expected: { featureGates: ON } },
    {
      it: 'gates between commas',
      args: ['--feature-gates', ',PrometheusAgentDaemonSet = T ,, PrometheusTopologySharding=0'],
      expected: { featureGates: { ...ON, PrometheusTopologySharding: false } },
    },
    { it: 'the last value of a gate', args: ['--feature-gates=PrometheusAgentDaemonSet=false', '--feature-gates=PrometheusAgentDaemonSet=True'], expected: { featureGates: ON } },
    { it: 'no gate', args: ['--feature-gates=,'], expected: {} },
    { it: 'no gate that no version has', args: ['--feature-gates=Other=true'], expected: {} },
    { it: 'a switch', args: ['--disable-unmanaged-prometheus-configuration', '--labels=a=b'], expected: { refusesUnmanaged: true, labels: { a: 'b' } } },
    { it: 'a switch with a value', args: ['--disable-unmanaged-prometheus-configuration=1'], expected: { refusesUnmanaged: true } },
    { it: 'a switch that is off', args: ['--disable-unmanaged-prometheus-configuration', '--disable-unmanaged-prometheus-configuration=f'], expected: {} },
    { it: 'an image', args: ['--prometheus-default-base-image=mirror/a'], expected: { images: { prometheus: 'mirror/a' } } },
    {
      it: 'the other images',
      args: ['--alertmanager-default-base-image=b', '--thanos-default-base-image=c', '--prometheus-config-reloader=d:e'],
      expected: { images: { alertmanager: 'b', thanos: 'c', reloader: 'd:e' } },
    },
    { it: 'the value behind a flag, whatever it looks like', args: ['--controller-id', '--labels=a=b', '--labels=c=d'], expected: { labels: { c: 'd' } } },
    { it: 'nothing behind what is not a flag', args: ['x', '--labels=a=b'], expected: {} },
    { it: 'nothing behind two dashes', args: ['--', '--labels=a=b'], expected: {} },
  ])('reads $it', ({ args, expected }) => expect(runningWith(...args).settings).toEqual(expected));

  test.each([
    { it: 'namespaces', args: ['--namespaces=a,b', '--namespaces=c'], expected: { allowed: ['a', 'b', 'c'], denied: [], flag: '--namespaces=a,b,c' } },
    { it: 'all namespaces for an empty name', args: ['--namespaces=a,'], expected: { denied: [] } },
    { it: 'denied ones', args: ['--deny-namespaces=a,b,'], expected: { denied: ['a', 'b'], flag: '--deny-namespaces=a,b' } },
    { it: 'nothing of the flag for servers', args: ['--prometheus-instance-namespaces=a'], expected: { denied: [] } },
  ])('looks for monitors in $it', ({ args, expected }) => expect(runningWith(...args).monitors).toEqual(expected));

  test.each([
    { it: 'the command', container: { command: ['/bin/operator', '--labels=a=b'], args: ['--labels=c=d'] }, expected: { labels: { a: 'b', c: 'd' } } },
    { it: 'a variable', container: { env: [{ name: 'L', value: 'b' }], args: ['--labels=a=$(L)'] }, expected: { labels: { a: 'b' } } },
    { it: 'what an unknown image does not change', container: { args: ['--prometheus-config-reloader=$(IMAGE)', '--labels=a=b'] }, expected: { labels: { a: 'b' } } },
    { it: 'what an image of a template does not change', container: { args: ['--thanos-default-base-image={{ .Values.image }}', '--labels=a=b'] }, expected: { labels: { a: 'b' } } },
    { it: 'no variable without a value', container: { env: [{ name: 'L', valueFrom: {} }], args: ['--labels=a=$(L)'] }, expected: undefined },
    { it: 'no namespace of a template', container: { args: ['--namespaces=${NAMESPACE}'] }, expected: undefined },
    { it: 'no labels of a template', container: { args: ['--labels', '{{ .Values.labels }}'] }, expected: undefined },
  ])('reads $it', ({ container, expected }) => expect(found(operator([], { container }))[0]?.settings).toEqual(expected));

  test.each([
    { image: 'quay.io/prometheus-operator/prometheus-operator:v0.94.1', expected: ['0.94.1'] },
    { image: 'bitnami/prometheus-operator:0.85.0-debian-12-r0', expected: ['0.85.0'] },
    { image: 'mirror:5000/prometheus-operator@sha256:0', expected: [undefined] },
    { image: 'quay.io/prometheus-operator/admission-webhook:v0.94.1', expected: [] },
  ])('knows the version of $image', ({ image, expected }) => expect(found(operator([], { container: { image } })).map(({ version }) => version)).toEqual(expected));

  test('finds them in their order, and none that is scaled to 0', () => {
    const set = { ...operator([], { name: 'a' }), kind: 'StatefulSet' };
    const manifests = [operator([], { name: 'z' }), set, operator([], { name: 'b' }), operator([], { name: 'c', spec: { replicas: 0 } })];

    expect(found(...manifests).map(({ key }) => key)).toEqual(['Deployment/monitoring/b', 'Deployment/monitoring/z', 'StatefulSet/monitoring/a']);
  });

  test.each([
    { args: ['--prometheus-instance-selector=a in'], expected: '--prometheus-instance-selector=a in is not a label selector' },
    { args: ['--alertmanager-instance-selector=!'], expected: '--alertmanager-instance-selector=! is not a label selector' },
    { args: ['--thanos-ruler-instance-selector=a==('], expected: '--thanos-ruler-instance-selector=a==( is not a label selector' },
    { args: ['--namespaces=', '--deny-namespaces=a'], expected: '--namespaces and --deny-namespaces exclude each other' },
    { args: ['--labels=a=b', '--labels=c=d,e'], expected: '--labels=a=b,c=d,e cannot be read' },
    { args: ['--annotations=a'], expected: '--annotations=a cannot be read' },
    { args: ['--labels=a=b,'], expected: '--labels=a=b, cannot be read' },
    { args: ['--feature-gates=PrometheusAgentDaemonSet'], expected: '--feature-gates=PrometheusAgentDaemonSet cannot be read' },
    { args: ['--feature-gates=PrometheusAgentDaemonSet=yes'], expected: '--feature-gates=PrometheusAgentDaemonSet=yes cannot be read' },
    { args: ['--feature-gates=true'], expected: '--feature-gates=true cannot be read' },
    { args: ['--feature-gates=a=true=false'], expected: '--feature-gates=a=true=false cannot be read' },
    { args: ['--feature-gates=,a = T,', '--labels=', '--annotations=a='], expected: undefined },
    { args: ['--prometheus-instance-namespaces=a', '--deny-namespaces=a'], expected: undefined },
    { args: ['--prometheus-instance-selector='], expected: undefined },
  ])('ends with $args because: $expected', ({ args, expected }) => expect(runningWith(...args).fault).toBe(expected));
});

describe('managersOf()', () => {
  test.each([
    { it: 'every namespace', args: [], given: object('Prometheus') },
    { it: 'its namespace', args: ['--namespaces=monitoring'], given: object('Alertmanager') },
    { it: 'its namespace for its kind', args: ['--namespaces=shop', '--thanos-ruler-instance-namespaces=monitoring'], given: object('ThanosRuler') },
    { it: 'every namespace for its kind', args: ['--deny-namespaces=monitoring', '--alertmanager-instance-namespaces='], given: object('Alertmanager'), because: 'it runs with --deny-namespaces=monitoring' },
    { it: 'every namespace beside one', args: ['--deny-namespaces=monitoring', '--alertmanager-instance-namespaces=a,'], given: object('Alertmanager') },
    { it: 'its labels', args: ['--prometheus-instance-selector=a in (b,c),!d'], given: object('PrometheusAgent', { labels: { a: 'c' } }) },
    { it: 'the id in its annotation', args: ['--controller-id=x'], given: object('Prometheus', { annotations: { 'operator.prometheus.io/controller-id': 'x' } }) },
    { it: 'an empty id', args: [], given: object('Prometheus', { annotations: { 'operator.prometheus.io/controller-id': '' } }) },
    { it: 'other namespaces', args: ['--namespaces=shop'], given: object('ThanosRuler'), because: 'it runs with --namespaces=shop' },
    { it: 'other namespaces for its kind', args: ['--alertmanager-instance-namespaces=shop'], given: object('Alertmanager'), because: 'it runs with --alertmanager-instance-namespaces=shop' },
    { it: 'other labels', args: ['--thanos-ruler-instance-selector=a=b'], given: object('ThanosRuler'), because: 'it runs with --thanos-ruler-instance-selector=a=b' },
    {
      it: 'another id',
      args: ['--controller-id=x'],
      given: object('Prometheus', { annotations: { 'operator.prometheus.io/controller-id': 'y' } }),
      because: 'it runs with --controller-id=x, and annotation operator.prometheus.io/controller-id is "y"',
    },
    { it: 'nothing, since it ends', args: ['--namespaces=monitoring', '--deny-namespaces=b'], given: object('Prometheus'), because: '--namespaces and --deny-namespaces exclude each other' },
  ])('decides by $args for $it', ({ args, given, because }) => {
    const running = runningWith(...args);

    expect(managersOf(storedAs(given), [running])).toEqual(because === undefined ? [running] : []);
    expect(unmanagingOf(storedAs(given), [running])).toEqual(because === undefined ? [] : [{ operator: running, because }]);
  });

  test('does not know without an operator', () => expect(managersOf(storedAs(object('Prometheus')), [])).toBeUndefined());
});
