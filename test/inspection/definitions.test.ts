import { Inspection } from '../../lib/inspection/inspection';
import { configMap } from '../support/manifests/configuration';
import { Manifest, object } from '../support/manifests/manifest';
import { podMonitor } from '../support/manifests/monitors';
import { prometheus } from '../support/manifests/servers';
import { service } from '../support/manifests/services';

const found = (...manifests: readonly Manifest[]) => Inspection.ofYaml(manifests.map((each) => JSON.stringify(each)).join('\n---\n'))
  .findings.filter(({ code }) => code === 'AM603').map(({ severity, path, message }) => `${severity} ${path}: ${message}`);
const generated = (kind = 'Job') => object('batch/v1', kind, {}, { name: undefined, generateName: 'migrate-' });

describe('definitions of one object', () => {
  test.each([
    { it: 'one', given: [podMonitor()], expected: [] },
    {
      it: 'two that differ',
      given: [podMonitor(), podMonitor({ port: 'other' })],
      expected: ['warning PodMonitor/shop/cart: "PodMonitor/shop/cart" is defined 2 times with different content (manifests:1, manifests:3), and the last definition wins'],
    },
    {
      it: 'copies, with keys in any order',
      given: [service(), { ...service(), metadata: Object.fromEntries(Object.entries(service().metadata!).reverse()) }],
      expected: ['info Service/shop/cart: "Service/shop/cart" is defined more than once, with the same content; the last definition of each is used'],
    },
    {
      it: 'copies of several objects',
      given: [service(), service(), configMap({}), configMap({}), configMap({})],
      expected: ['info ConfigMap/shop/ca: 2 objects, such as "ConfigMap/shop/ca", are defined more than once, with the same content; the last definition of each is used'],
    },
    {
      it: 'kinds that do not affect scraping',
      given: [object('kustomize.toolkit.fluxcd.io/v1', 'Kustomization', { spec: { path: 'a' } }), object('kustomize.toolkit.fluxcd.io/v1', 'Kustomization', { spec: { path: 'b' } })],
      expected: [
        'info Kustomization/shop/cart: "Kustomization/shop/cart" is defined more than once, 0 with the same content, 1 with content that may be for different clusters or'
        + ' namespaces, or that does not affect scraping; the last definition of each is used',
      ],
    },
    {
      it: 'kinds without a name',
      given: [object('kustomize.config.k8s.io/v1beta1', 'Kustomization', { resources: ['a'] }, { name: undefined }), object('kustomize.config.k8s.io/v1beta1', 'Kustomization', {}, { name: undefined })],
      expected: [],
    },
    { it: 'objects with generateName', given: [generated(), generated(), generated('CronJob')], expected: [] },
  ])('$it', ({ given, expected }) => {
    expect(found(...given)).toEqual(expected);
  });

  test('an inspected object replaces an external one', () => {
    const inspection = Inspection.ofYaml(JSON.stringify(podMonitor()), { external: JSON.stringify(podMonitor({ port: 'other' })) });

    expect(inspection.findings.filter(({ code }) => code === 'AM603')).toEqual([]);
  });

  test('each object with generateName runs pods of its own', () => {
    const template = { metadata: { labels: { app: 'cart' } }, spec: { restartPolicy: 'Never', containers: [{ name: 'c', image: 'c', ports: [{ name: 'http', containerPort: 8080 }] }] } };
    const job = object('batch/v1', 'Job', { spec: { template } }, { name: undefined, generateName: 'migrate-' });
    const { targets } = Inspection.ofYaml([prometheus(), podMonitor({ port: 'http' }), job, job].map((each) => JSON.stringify(each)).join('\n---\n'));

    expect(targets.map(({ source }) => source)).toEqual(['Job/shop/migrate-0', 'Job/shop/migrate-1']);
  });
});
