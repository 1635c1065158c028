import { ApiObject, ApiObjectProps, App, Chart, IResolver, JsonPatch, Lazy } from 'cdk8s';
import { Deployment } from 'cdk8s-plus-33';
import { tryService } from '../../lib/kubernetes/service';
import { tryWorkload } from '../../lib/kubernetes/workload';
import { Manifest } from '../../lib/manifests/manifest';
import { tryReadInPlace } from '../../lib/tree/read-in-place';
import { newChart } from '../support/app';

const SELECTOR = { matchLabels: { app: 'web' } };
const TEMPLATE = { metadata: { labels: { app: 'web' } }, spec: { containers: [{ name: 'main', ports: [{ containerPort: 80 }] }] } };
const DEPLOYMENT = { apiVersion: 'apps/v1', kind: 'Deployment', spec: { selector: SELECTOR, template: TEMPLATE } };
const SERVICE = { apiVersion: 'v1', kind: 'Service', spec: { selector: { app: 'web' }, ports: [{ port: 80, targetPort: 'http' }] } };

const parse = (manifest: Manifest) => tryWorkload(manifest) ?? tryService(manifest);

describe('tryReadInPlace()', () => {
  test.each<{ it: string; props: ApiObjectProps & { [field: string]: unknown }; mend?: (object: ApiObject) => void }>([
    { it: 'a Deployment', props: DEPLOYMENT },
    { it: 'a name and namespace of its own', props: { ...DEPLOYMENT, metadata: { name: 'web', namespace: 'shop' } } },
    { it: 'a Service with labels of its own and the chart\'s', props: { ...SERVICE, metadata: { labels: { tier: 'front' }, annotations: { a: 'b' } } } },
    {
      it: 'labels and annotations that were added',
      props: SERVICE,
      mend: ({ metadata }) => { metadata.addLabel('late', 'yes'); metadata.addAnnotation('c', 'd'); },
    },
    { it: 'metadata that was added', props: DEPLOYMENT, mend: ({ metadata }) => metadata.add('name', 'not this') },
    {
      it: 'absent and empty values',
      props: { ...DEPLOYMENT, spec: { selector: undefined, replicas: null, template: { metadata: {}, spec: { containers: [] } } } },
    },
    { it: 'labels that are no text', props: { ...SERVICE, spec: { selector: { app: 1 }, ports: [null] } } },
  ])('reads $it as toJson() gives it', ({ props, mend }) => {
    const object = new ApiObject(newChart({ namespace: 'shop', labels: { team: 'a' } }), 'object', props);
    mend?.(object);

    expect(parse(tryReadInPlace(object)!)).toEqual(parse(object.toJson()));
  });

  test('sees what changed since', () => {
    const spec = { ...SERVICE.spec };
    const object = new ApiObject(newChart(), 'object', { ...SERVICE, spec } as ApiObjectProps);
    tryReadInPlace(object);
    spec.selector = { app: 'other' };

    expect(tryService(tryReadInPlace(object)!)!.selector).toEqual({ app: 'other' });
  });

  test.each<{ it: string; make: (chart: Chart) => ApiObject }>([
    { it: 'a JSON patch', make: (chart) => patched(new ApiObject(chart, 'object', SERVICE)) },
    { it: 'a lazy value', make: (chart) => new ApiObject(chart, 'object', { ...SERVICE, spec: Lazy.any({ produce: () => ({}) }) } as ApiObjectProps) },
    {
      it: 'a lazy value in a list',
      make: (chart) => new ApiObject(chart, 'object', { ...SERVICE, spec: { ports: [Lazy.any({ produce: () => ({}) })] } } as ApiObjectProps),
    },
    { it: 'a lazy label', make: (chart) => new ApiObject(chart, 'object', { ...SERVICE, metadata: { labels: { a: Lazy.any({ produce: () => 'b' }) } } }) },
    { it: 'an implicit token', make: (chart) => new ApiObject(chart, 'object', { ...SERVICE, spec: { resolve: () => ({}) } } as ApiObjectProps) },
    { it: 'a key that cdk8s trips over', make: (chart) => new ApiObject(chart, 'object', { ...SERVICE, spec: { constructor: 'x' } } as ApiObjectProps) },
    { it: 'a toJson of its own', make: (chart) => Object.assign(new ApiObject(chart, 'object', SERVICE), { toJson: () => ({}) }) },
    { it: 'an imported class', make: (chart) => ApiObject.of(new Deployment(chart, 'object', { containers: [{ image: 'web' }] })) },
  ])('leaves $it to toJson()', ({ make }) => {
    expect(tryReadInPlace(make(newChart()))).toBeUndefined();
  });

  test('leaves apps with resolvers of their own to toJson()', () => {
    const resolver: IResolver = { resolve: (context) => context.value === 'web' && context.replaceValue('other') };
    const object = new ApiObject(new Chart(new App({ resolvers: [resolver] }), 'chart'), 'object', SERVICE);

    expect(tryReadInPlace(object)).toBeUndefined();
  });

  test('leaves an ApiObject that keeps its manifest elsewhere to toJson()', () => {
    const object = new ApiObject(newChart(), 'object', SERVICE);
    Object.assign(object, { props: undefined });

    expect(tryReadInPlace(object)).toBeUndefined();
  });
});

function patched(object: ApiObject): ApiObject {
  object.addJsonPatch(JsonPatch.add('/spec/type', 'NodePort'));

  return object;
}
