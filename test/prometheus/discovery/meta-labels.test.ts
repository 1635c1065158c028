import { addMetadata } from '../../../lib/prometheus/discovery/meta-labels';
import { hostAndPort } from '../../../lib/prometheus/discovery/target-group';

describe('addMetadata()', () => {
  // addObjectMetaLabels in discovery/kubernetes/kubernetes.go, Prometheus v0.314.0
  test.each<{ it: string; labels: { [key: string]: string }; annotations?: { [key: string]: string }; expected: object }>([
    { it: 'nothing but a name', labels: {}, expected: {} },
    {
      it: 'labels and annotations',
      labels: { app: 'x' },
      annotations: { app: 'y' },
      expected: { pod_label_app: 'x', pod_labelpresent_app: 'true', pod_annotation_app: 'y', pod_annotationpresent_app: 'true' },
    },
    {
      it: 'a key with all that keys may hold',
      labels: { 'app.kubernetes.io/part-of_9': 'x' },
      expected: { pod_label_app_kubernetes_io_part_of_9: 'x', pod_labelpresent_app_kubernetes_io_part_of_9: 'true' },
    },
    { it: 'an empty value', labels: { app: '' }, expected: { pod_label_app: '', pod_labelpresent_app: 'true' } },
    { it: 'a value of any text', labels: {}, annotations: { a: 'é\n😀' }, expected: { pod_annotation_a: 'é\n😀', pod_annotationpresent_a: 'true' } },
    { it: 'two keys that become one', labels: { 'a.b': 'x', 'a-b': 'y' }, expected: { pod_label_a_b: 'y', pod_labelpresent_a_b: 'true' } },
  ])('takes $it', ({ labels, annotations = {}, expected }) => {
    const found = addMetadata(new Map(), 'pod', { name: 'cart', labels, annotations });

    expect(Object.fromEntries([...found].map(([name, value]) => [name.replace('__meta_kubernetes_', ''), value]))).toEqual({ pod_name: 'cart', ...expected });
  });
});

describe('hostAndPort()', () => {
  test.each([
    {
      host: '10.0.0.1',
      expected: '10.0.0.1:80',
    }, { host: 'fd00::1', expected: '[fd00::1]:80' }, { host: 'cart.shop.svc', expected: 'cart.shop.svc:80' }, { host: '', expected: ':80' },
  ])('is $expected', ({ host, expected }) => {
    expect(hostAndPort(host, 80)).toBe(expected);
  });
});
