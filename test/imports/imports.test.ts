import { JsonPatch, Lazy, Testing } from 'cdk8s';
import {
  Alertmanager, AlertmanagerConfig, AlertmanagerConfigV1Beta1, IntOrString, PodMonitor, PodMonitorSpec, Prometheus, PrometheusRule,
  Quantity, RelabelConfigAction, ScrapeConfigV1Alpha1, ServiceMonitor,
} from '../../imports';

const SELECTOR = { matchLabels: { app: 'cart' } };

function serviceMonitor(endpoint: object, spec: object = {}): ServiceMonitor {
  return new ServiceMonitor(Testing.chart(), 'monitor', { spec: { selector: SELECTOR, endpoints: [endpoint], ...spec } });
}

describe('ServiceMonitor, a generated class', () => {
  test('renders what cdk8s needs of an object', () => {
    const monitor = serviceMonitor({ port: 'http' });

    expect(monitor.toJson()).toEqual({
      apiVersion: 'monitoring.coreos.com/v1',
      kind: 'ServiceMonitor',
      metadata: { name: monitor.name },
      spec: { selector: SELECTOR, endpoints: [{ port: 'http' }] },
    });
    expect(Object.keys(monitor.toJson())).toEqual(['apiVersion', 'kind', 'metadata', 'spec']);
  });

  test('gives fields the names of the CRD', () => {
    const config = new ScrapeConfigV1Alpha1(Testing.chart(), 'config', {
      spec: { ec2SdConfigs: [{ roleArn: 'arn' }], kubernetesSdConfigs: [{ role: 'Pod' as any, apiServer: 'https://k8s' }] },
    });

    expect(config.toJson().spec).toEqual({
      ec2SDConfigs: [{ roleARN: 'arn' }],
      kubernetesSDConfigs: [{ role: 'Pod', apiServer: 'https://k8s' }],
    });
  });

  test('writes both fields of the proxyUrl and proxyURL pair', () => {
    const httpConfig = { proxyUrl: 'http://checked', proxyUrlOverride: 'http://wins' };
    const receivers = [{ name: 'team', webhookConfigs: [{ httpConfig }] }];

    const config = new AlertmanagerConfig(Testing.chart(), 'config', { spec: { receivers } });

    expect(config.toJson().spec.receivers[0].webhookConfigs[0].httpConfig).toEqual({ proxyUrl: 'http://checked', proxyURL: 'http://wins' });
  });

  test('writes the three fields that jsii lets nobody name get*', () => {
    const web = { httpGetConcurrency: 3 };
    const thanos = { configGetInterval: '30s', configGetTimeout: '5s' };

    expect(Alertmanager.manifest({ spec: { web } }).spec.web).toEqual({ getConcurrency: 3 });
    expect(Prometheus.manifest({ spec: { thanos } }).spec.thanos).toEqual({ getConfigInterval: '30s', getConfigTimeout: '5s' });
  });

  test('has its own API version where a CRD has several', () => {
    const v1beta1 = new AlertmanagerConfigV1Beta1(Testing.chart(), 'config', { spec: { timeIntervals: [{ name: 'nights' }] } });

    expect(AlertmanagerConfig.GVK.apiVersion).toBe('monitoring.coreos.com/v1alpha1');
    expect(v1beta1.toJson()).toMatchObject({ apiVersion: 'monitoring.coreos.com/v1beta1', kind: 'AlertmanagerConfig' });
  });

  test('renders enum members as their values', () => {
    const monitor = serviceMonitor({ relabelings: [{ action: RelabelConfigAction.LABELDROP }] });

    expect(monitor.toJson().spec.endpoints[0].relabelings).toEqual([{ action: 'labeldrop' }]);
  });

  test('keeps what a JSON patch adds', () => {
    const monitor = serviceMonitor({ port: 'http' });

    monitor.addJsonPatch(JsonPatch.add('/spec/newField', { deep: [{ ec2SDConfigs: 1 }] }));
    monitor.addJsonPatch(JsonPatch.add('/spec/endpoints/0/newFlag', true));

    expect(monitor.toJson().spec).toEqual({
      selector: SELECTOR,
      newField: { deep: [{ ec2SDConfigs: 1 }] },
      endpoints: [{ port: 'http', newFlag: true }],
    });
  });

  test('lets a JSON patch in the names of the CRD win over the property', () => {
    const config = new ScrapeConfigV1Alpha1(Testing.chart(), 'config', { spec: { ec2SdConfigs: [{ roleArn: 'old' }] } });

    config.addJsonPatch(JsonPatch.add('/spec/ec2SDConfigs', [{ roleARN: 'new' }]));

    expect(config.toJson().spec).toEqual({ ec2SDConfigs: [{ roleARN: 'new' }] });
  });

  test('keeps fields in the names of the CRD that an untyped caller gives', () => {
    const spec = { ec2SDConfigs: [{ roleARN: 'arn' }], constructor_: 1, toString_: { a: null } } as any;

    expect(ScrapeConfigV1Alpha1.manifest({ spec }).spec).toEqual(spec);
  });

  test('does not take inherited names for fields', () => {
    const spec = JSON.parse('{"toString": "a", "hasOwnProperty": "b", "valueOf": {"c": 1}}');

    expect(ScrapeConfigV1Alpha1.manifest({ spec }).spec).toEqual(spec);
  });

  test('leaves the keys of maps alone', () => {
    const params = { proxyUrl: ['a'], ec2SdConfigs: ['b'] };
    const resources = { limits: { cpu: Quantity.fromString('1'), apiUrl: Quantity.fromNumber(2) } };

    const json = new Prometheus(Testing.chart(), 'prometheus', { spec: { resources } }).toJson();

    expect(serviceMonitor({ params }).toJson().spec.endpoints[0].params).toEqual(params);
    expect(json.spec.resources).toEqual({ limits: { cpu: '1', apiUrl: 2 } });
  });
});

describe('ServiceMonitor with Lazy values', () => {
  const resolved = { selector: SELECTOR, endpoints: [{ port: 'http', tlsConfig: { serverName: 'cart' }, targetPort: 8080 }] };

  test.each([
    { it: 'the spec', props: { spec: Lazy.any({ produce: () => resolved }) } },
    { it: 'a list', props: { spec: { selector: SELECTOR, endpoints: Lazy.any({ produce: () => resolved.endpoints }) } } },
    {
      it: 'a scalar',
      props: { spec: { selector: SELECTOR, endpoints: [{ ...resolved.endpoints[0], port: Lazy.any({ produce: () => 'http' }) }] } },
    },
    {
      it: 'a number or text',
      props: {
        spec: {
          selector: SELECTOR,
          endpoints: [{ ...resolved.endpoints[0], targetPort: Lazy.any({ produce: () => IntOrString.fromNumber(8080) }) }],
        },
      },
    },
  ])('work as $it', ({ props }) => {
    expect(new ServiceMonitor(Testing.chart(), 'monitor', props as any).toJson().spec).toEqual(resolved);
  });

  test('are converted after they are resolved', () => {
    const spec = Lazy.any({ produce: () => ({ ec2SdConfigs: Lazy.any({ produce: () => [{ roleArn: 'arn' }] }) }) });

    const config = new ScrapeConfigV1Alpha1(Testing.chart(), 'config', { spec });

    expect(config.toJson().spec).toEqual({ ec2SDConfigs: [{ roleARN: 'arn' }] });
  });

  test('stay themselves in manifest(), for the object around it to resolve', () => {
    const selector = Lazy.any({ produce: () => SELECTOR });

    expect(PodMonitor.manifest({ spec: { selector, podMetricsEndpoints: [] } }).spec.selector).toBe(selector);
  });
});

describe('IntOrString and Quantity', () => {
  const targetPorts = [
    { it: 'a number in the class', targetPort: IntOrString.fromNumber(8080), expected: 8080 },
    { it: 'a text in the class', targetPort: IntOrString.fromString('http'), expected: 'http' },
    { it: 'the other class', targetPort: Quantity.fromString('500m'), expected: '500m' },
    { it: 'zero in the class', targetPort: IntOrString.fromNumber(0), expected: 0 },
    { it: 'a plain number', targetPort: 8080, expected: 8080 },
    { it: 'a plain text', targetPort: 'http', expected: 'http' },
    { it: 'an empty text', targetPort: '', expected: '' },
    { it: 'the class of another copy of the library', targetPort: { value: 8080 }, expected: 8080 },
  ];

  test.each(targetPorts)('survives toJson() as $it', ({ targetPort, expected }) => {
    expect(serviceMonitor({ targetPort }).toJson().spec.endpoints[0].targetPort).toBe(expected);
  });

  test.each(targetPorts)('survives manifest() as $it', ({ targetPort, expected }) => {
    const spec = { selector: SELECTOR, endpoints: [{ targetPort }] } as any;

    expect(ServiceMonitor.manifest({ spec }).spec.endpoints[0].targetPort).toBe(expected);
  });

  test('is one type in all kinds', () => {
    const expr = IntOrString.fromString('up == 0');
    const groups = [{ name: 'a', rules: [{ alert: 'Down', expr, for: '5m' }] }];

    const rule = new PrometheusRule(Testing.chart(), 'rule', { spec: { groups } });

    expect(rule.toJson().spec.groups[0].rules).toEqual([{ alert: 'Down', expr: 'up == 0', for: '5m' }]);
  });
});

describe('manifest()', () => {
  test('leaves out what is undefined and keeps its argument as it is', () => {
    const endpoint = Object.freeze({ port: 'http', path: undefined });
    const spec: PodMonitorSpec = Object.freeze({ selector: SELECTOR, podMetricsEndpoints: [endpoint] });

    const manifest = PodMonitor.manifest({ spec });

    expect(manifest).toStrictEqual({
      ...PodMonitor.GVK,
      spec: { selector: SELECTOR, podMetricsEndpoints: [{ port: 'http' }] },
    });
  });
});
