import { camelCase, objectName, pascalCase, UniqueNames } from '../../../lib/migration/code/identifiers';

describe('names for code', () => {
  test.each([
    { text: 'node-exporter', camel: 'nodeExporter', pascal: 'NodeExporter', object: 'node-exporter' },
    { text: 'kubernetes_pods (slow)', camel: 'kubernetesPodsSlow', pascal: 'KubernetesPodsSlow', object: 'kubernetes-pods-slow' },
    { text: 'APIServer', camel: 'apiServer', pascal: 'APIServer', object: 'apiserver' },
    { text: '1st', camel: 'job1st', pascal: 'Job1st', object: '1st' },
    { text: 'new', camel: 'newValue', pascal: 'New', object: 'new' },
    { text: '日本', camel: 'job', pascal: 'Job', object: 'job' },
    { text: '', camel: 'job', pascal: 'Job', object: 'job' },
    { text: 'serviceMonitor/shop/Cart/0', camel: 'serviceMonitorShopCart0', pascal: 'ServiceMonitorShopCart0', object: 'service-monitor-shop-cart-0' },
  ])('of "$text"', ({ text, camel, pascal, object }) => {
    expect([camelCase(text), pascalCase(text), objectName(text)]).toEqual([camel, pascal, object]);
  });

  test('objectName() is at most 63 characters, and ends with a letter or digit', () => {
    expect(objectName(`${'a'.repeat(62)}-b`)).toBe('a'.repeat(62));
  });

  test('UniqueNames gives out each name once', () => {
    const names = new UniqueNames(['a']);

    expect([names.claim('a', '-'), names.claim('a', '-'), names.claim('b'), names.claim('b')]).toEqual(['a-2', 'a-3', 'b', 'b2']);
    expect(names.claim('x'.repeat(63), '-')).toHaveLength(63);
    expect(names.claim('x'.repeat(63), '-')).toBe(`${'x'.repeat(61)}-2`);
  });
});
