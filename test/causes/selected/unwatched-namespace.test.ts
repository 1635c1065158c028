import { Inspection } from 'cdk8s-app-monitoring';
import { podMonitor, serviceMonitor } from '../../support/manifests/monitors';
import { operator } from '../../support/manifests/operators';
import { prometheus } from '../../support/manifests/servers';
import { deployment } from '../../support/manifests/workloads';
import { reported } from '../../support/reported';

const ONLY_MONITORING = operator(['--namespaces=monitoring']);

describe('AM957', () => {
  test.each([
    {
      it: 'names the flag',
      given: [ONLY_MONITORING, prometheus(), podMonitor()],
      expected: ['error PodMonitor/shop/cart: the operator of "Prometheus/monitoring/main" does not look for monitors in "shop", so this PodMonitor has no targets: "Deployment/monitoring/prometheus-operator" runs with --namespaces=monitoring; change that flag of "Deployment/monitoring/prometheus-operator" so that it includes "shop", or move the PodMonitor to a namespace that it includes'],
    },
    { it: 'knows denied namespaces', given: [operator(['--deny-namespaces=shop']), prometheus(), serviceMonitor()], expected: [expect.stringContaining('runs with --deny-namespaces=shop')] },
    {
      it: 'knows that namespaces of servers are others',
      given: [operator(['--namespaces=web', '--prometheus-instance-namespaces=monitoring']), prometheus(), podMonitor({}, {}, { namespace: 'monitoring' })],
      expected: [expect.stringContaining('does not look for monitors in "monitoring"')],
    },
    { it: 'is silent where the labels do not match', given: [ONLY_MONITORING, prometheus({ podMonitorSelector: { matchLabels: { a: 'b' } } }), podMonitor()], expected: [] },
    { it: 'is silent where the server does not select in the namespace', given: [ONLY_MONITORING, prometheus({ podMonitorNamespaceSelector: null }), podMonitor()], expected: [] },
    {
      it: 'is silent if another server selects it',
      given: [ONLY_MONITORING, prometheus(), operator(['--prometheus-instance-namespaces=shop'], { name: 'other' }), prometheus({}, { namespace: 'shop' }), podMonitor()],
      expected: [],
    },
    { it: 'is silent in a namespace that is watched', given: [operator(['--namespaces=monitoring,shop']), prometheus(), podMonitor()], expected: [] },
    { it: 'is silent without flags', given: [operator(), prometheus(), podMonitor()], expected: [] },
  ])('$it', ({ given, expected }) => expect(reported('AM957', given)).toEqual(expected));

  test('is the only finding, and the step that fails', () => {
    const inspection = Inspection.ofYaml([ONLY_MONITORING, prometheus(), podMonitor(), deployment()].map((manifest) => JSON.stringify(manifest)).join('\n---\n'));

    expect(inspection.findings.map(({ code }) => code)).toEqual(['AM957']);
    expect(inspection.targets).toEqual([]);
    expect(inspection.explain('PodMonitor/shop/cart').steps.slice(-1)).toMatchObject([{ stage: 'namespace', isOk: false, finding: { code: 'AM957' } }]);
    expect(inspection.explain('Deployment/shop/cart').steps.slice(-1)).toMatchObject([{ isOk: false, finding: { code: 'AM957' } }]);
  });
});
