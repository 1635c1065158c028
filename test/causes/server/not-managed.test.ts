import { Inspection } from 'cdk8s-app-monitoring';
import { podMonitor } from '../../support/manifests/monitors';
import { operator } from '../../support/manifests/operators';
import { prometheus, prometheusAgent } from '../../support/manifests/servers';
import { deployment } from '../../support/manifests/workloads';
import { reported } from '../../support/reported';

const because = (text: string) => [expect.stringContaining(`"Deployment/monitoring/prometheus-operator" does not, because ${text};`)];

describe('AM955', () => {
  test.each([
    {
      it: 'names the flag for namespaces of servers',
      given: [operator(['--prometheus-instance-namespaces=other']), prometheus()],
      expected: ['warning Prometheus/monitoring/main: no operator in the manifests manages it, so it does not run: "Deployment/monitoring/prometheus-operator" does not, because it runs with --prometheus-instance-namespaces=other; change the flags of "Deployment/monitoring/prometheus-operator", or add the manifest of the operator that manages it'],
    },
    { it: 'knows that servers follow --namespaces', given: [operator(['--namespaces', 'shop,web']), prometheus()], expected: because('it runs with --namespaces=shop,web') },
    { it: 'knows denied namespaces', given: [operator(['-deny-namespaces=monitoring']), prometheus()], expected: because('it runs with --deny-namespaces=monitoring') },
    { it: 'knows the selector', given: [operator(['--prometheus-instance-selector=team=a']), prometheus()], expected: because('it runs with --prometheus-instance-selector=team=a') },
    { it: 'knows the id of a controller', given: [operator(['--controller-id=a']), prometheus()], expected: because('it runs with --controller-id=a, and annotation operator.prometheus.io/controller-id is not set') },
    {
      it: 'knows the annotation for another controller',
      given: [operator(), prometheus({}, { annotations: { 'operator.prometheus.io/controller-id': 'b' } })],
      expected: because('annotation operator.prometheus.io/controller-id is "b", and it runs without --controller-id'),
    },
    { it: 'knows flags that exclude each other', given: [operator(['--namespaces=monitoring', '--deny-namespaces=b']), prometheus()], expected: because('--namespaces and --deny-namespaces exclude each other') },
    { it: 'knows a selector that is not valid', given: [operator(['--prometheus-instance-selector=a in']), prometheus()], expected: [expect.stringContaining('--prometheus-instance-selector=a in is not a label selector')] },
    { it: 'is for agents, too', given: [operator(['--namespaces=shop']), prometheusAgent()], expected: [expect.stringMatching(/^warning PrometheusAgent/)] },
    { it: 'reads the command', given: [operator([], { container: { command: ['/bin/operator', '--namespaces=shop'] } }), prometheus()], expected: because('it runs with --namespaces=shop') },
    {
      it: 'reads variables',
      given: [operator(['--namespaces=$(WATCHED)'], { container: { env: [{ name: 'WATCHED', value: 'shop' }] } }), prometheus()],
      expected: because('it runs with --namespaces=shop'),
    },
    {
      it: 'knows the namespaces where only the image of the reloader is not known',
      given: [operator(['--prometheus-config-reloader=$(RELOADER)', '--namespaces=shop']), prometheus()],
      expected: because('it runs with --namespaces=shop'),
    },
    { it: 'is silent where a variable is not known', given: [operator(['--namespaces=$(WATCHED)']), prometheus()], expected: [] },
    { it: 'is silent where another program fills in the namespaces', given: [operator(['--namespaces=${NAMESPACES}']), prometheus()], expected: [] },
    { it: 'knows labels that cannot be read', given: [operator(['--labels=team']), prometheus()], expected: because('--labels=team cannot be read') },
    { it: 'is silent if the flag for servers wins', given: [operator(['--namespaces=shop', '--prometheus-instance-namespaces=monitoring']), prometheus()], expected: [] },
    { it: 'is silent if the flag for servers wins over denied ones', given: [operator(['--deny-namespaces=monitoring', '--prometheus-instance-namespaces=monitoring']), prometheus()], expected: [] },
    { it: 'is silent for an empty name, which is all namespaces', given: [operator(['--namespaces=']), prometheus()], expected: [] },
    { it: 'is silent if another operator manages it', given: [operator(['--namespaces=shop']), operator([], { name: 'other' }), prometheus()], expected: [] },
    { it: 'is silent for other flags', given: [operator(['--kubelet-service=kube-system/kubelet', '--log-level=info', '--kubelet-endpoints', '--labels=a=b']), prometheus()], expected: [] },
    { it: 'is silent about an operator that is scaled to 0', given: [operator(['--namespaces=shop'], { spec: { replicas: 0 } }), prometheus()], expected: [] },
    { it: 'is silent about other images', given: [operator(['--namespaces=shop'], { container: { image: 'quay.io/prometheus-operator/admission-webhook:v0.94.1' } }), prometheus()], expected: [] },
    { it: 'is silent without an operator', given: [prometheus()], expected: [] },
  ])('$it', ({ given, expected }) => expect(reported('AM955', given)).toEqual(expected));

  test('leaves neither targets nor pods, and explains why', () => {
    const given = [operator(['--prometheus-instance-namespaces=other']), prometheus(), podMonitor(), podMonitor({ port: 'web' }, { selector: { matchLabels: { prometheus: 'main' } } }, { name: 'self', namespace: 'monitoring' }), deployment()];
    const inspection = Inspection.ofYaml(given.map((manifest) => JSON.stringify(manifest)).join('\n---\n'));

    expect(inspection.targets).toEqual([]);
    expect(inspection.explain('PodMonitor/shop/cart').steps.slice(-1)).toMatchObject([{ stage: 'server', isOk: false, finding: { code: 'AM955' } }]);
  });

  test.each([
    { it: 'labels', args: ['--labels=cluster=one'], selector: { cluster: 'one' } },
    { it: 'a feature gate', args: ['--feature-gates=PrometheusAgentDaemonSet=true'], selector: { 'app.kubernetes.io/name': 'prometheus-agent' } },
  ])('is not needed for an operator that sets $it', ({ args, selector }) => {
    const daemon = prometheusAgent({ mode: 'DaemonSet', probeSelector: undefined, probeNamespaceSelector: undefined, scrapeConfigSelector: undefined, scrapeConfigNamespaceSelector: undefined, serviceMonitorSelector: undefined, serviceMonitorNamespaceSelector: undefined });
    const given = [operator(args), args[0].includes('Daemon') ? daemon : prometheus(), podMonitor({ port: 'web' }, { selector: { matchLabels: selector } }, { namespace: 'monitoring' })];

    expect(Inspection.ofYaml(given.map((manifest) => JSON.stringify(manifest)).join('\n---\n')).targets).toHaveLength(1);
  });
});
