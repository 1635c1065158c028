import { Fields } from '../../support/manifests/manifest';
import { podMonitor } from '../../support/manifests/monitors';
import { prometheus } from '../../support/manifests/servers';
import { workload } from '../../support/manifests/workloads';
import { reported } from '../../support/reported';

const PORT = { name: 'metrics', containerPort: 9100, hostPort: 9100 };
const taking = (kind: string, name: string, pod: Fields = {}, ports: readonly Fields[] = [PORT], spec: Fields = {}) => workload(kind, { name, labels: { app: 'cart', name }, ports, pod, spec });
const daemonSet = (name: string, pod: Fields = {}, ports?: readonly Fields[]) => taking('DaemonSet', name, pod, ports);
const A = daemonSet('a');
const B = daemonSet('b');
const ONLY_A = podMonitor({}, { selector: { matchLabels: { name: 'a' } } });
const linux = { nodeSelector: { 'kubernetes.io/os': 'linux' } };
const on = (key: string, ...values: string[]) => ({
  affinity: { nodeAffinity: { requiredDuringSchedulingIgnoredDuringExecution: { nodeSelectorTerms: [{ matchExpressions: [{ key, operator: 'In', values }] }] } } },
});
const port = (fields: Fields) => [{ ...PORT, ...fields }];
const ERROR = [expect.stringMatching(/^error PodMonitor\/shop\/cart: .* on every node, so/)];

describe('AM958', () => {
  test.each([
    {
      it: 'reports two DaemonSets on one host port',
      given: [prometheus(), podMonitor(), A, B],
      expected: ['error PodMonitor/shop/cart: "DaemonSet/shop/a" and "DaemonSet/shop/b" both take host port 9100/TCP, on every node, so on a node only the pod that comes first runs: the other one stays Pending and is not scraped; set another port in one of them (containerPort and hostPort), or keep them on different nodes with nodeSelector'],
    },
    {
      it: 'takes all ports on the network of the node as host ports',
      given: [prometheus(), podMonitor(), daemonSet('a', { hostNetwork: true }, [{ name: 'metrics', containerPort: 9100 }]), B],
      expected: ERROR,
    },
    { it: 'only warns where just the first one is scraped', given: [prometheus(), ONLY_A, A, B], expected: [expect.stringMatching(/^warning /)] },
    { it: 'reports the same placement', given: [prometheus(), podMonitor(), daemonSet('a', { nodeSelector: { pool: 'x' } }), daemonSet('b', { nodeSelector: { pool: 'x' } })], expected: ERROR },
    { it: 'reports the same placement, written as affinity', given: [prometheus(), podMonitor(), daemonSet('a', { nodeSelector: { pool: 'x' } }), daemonSet('b', on('pool', 'x'))], expected: ERROR },
    { it: 'takes Linux for any node', given: [prometheus(), podMonitor(), daemonSet('a', linux), B], expected: ERROR },
    { it: 'takes the older label of Linux for any node', given: [prometheus(), podMonitor(), daemonSet('a', { nodeSelector: { 'beta.kubernetes.io/os': 'linux' } }), B], expected: ERROR },
    { it: 'reports it in spite of tolerations', given: [prometheus(), podMonitor(), daemonSet('a', { tolerations: [{ operator: 'Exists' }] }), B], expected: ERROR },
    { it: 'looks at sidecars', given: [prometheus(), podMonitor(), A, daemonSet('b', { initContainers: [{ name: 'proxy', image: 'p', restartPolicy: 'Always', ports: [{ containerPort: 9100, hostPort: 9100 }] }] }, [{ name: 'metrics', containerPort: 80 }])], expected: ERROR },
    { it: 'takes an address for one of all', given: [prometheus(), podMonitor(), daemonSet('a', {}, port({ hostIP: '10.0.0.1' })), B], expected: ERROR },
    { it: 'is a note where one chooses nodes', given: [prometheus(), podMonitor(), A, daemonSet('b', { nodeSelector: { gpu: 'true' } })], expected: [expect.stringMatching(/^info .* on every node that both choose/)] },
    { it: 'warns of a Deployment beside a DaemonSet', given: [prometheus(), podMonitor(), A, taking('Deployment', 'b')], expected: [expect.stringMatching(/^warning .* and one of them on every node/)] },
    { it: 'is silent for another port', given: [prometheus(), podMonitor(), A, daemonSet('b', {}, port({ hostPort: 9101 }))], expected: [] },
    { it: 'is silent for another protocol', given: [prometheus(), podMonitor(), A, daemonSet('b', {}, port({ protocol: 'UDP' }))], expected: [] },
    { it: 'is silent for another address', given: [prometheus(), podMonitor(), daemonSet('a', {}, port({ hostIP: '10.0.0.1' })), daemonSet('b', {}, port({ hostIP: '10.0.0.2' }))], expected: [] },
    { it: 'is silent for ports of the pod alone', given: [prometheus(), podMonitor(), A, daemonSet('b', {}, [{ name: 'metrics', containerPort: 9100 }])], expected: [] },
    { it: 'is silent for init containers that end', given: [prometheus(), podMonitor(), A, daemonSet('b', { initContainers: [{ name: 'init', image: 'i', ports: [{ containerPort: 9100, hostPort: 9100 }] }] }, [{ name: 'metrics', containerPort: 80 }])], expected: [] },
    { it: 'is silent where each chooses nodes', given: [prometheus(), podMonitor(), daemonSet('a', { nodeSelector: { pool: 'x' } }), daemonSet('b', { nodeSelector: { pool: 'y' } })], expected: [] },
    { it: 'is silent where each chooses nodes by affinity', given: [prometheus(), podMonitor(), daemonSet('a', on('kubernetes.io/arch', 'amd64')), daemonSet('b', on('kubernetes.io/arch', 'arm64'))], expected: [] },
    { it: 'is silent for Windows beside Linux', given: [prometheus(), podMonitor(), daemonSet('a', linux), daemonSet('b', { nodeSelector: { 'kubernetes.io/os': 'windows' } })], expected: [] },
    { it: 'is silent for nodes whose taint only one tolerates', given: [prometheus(), podMonitor(), A, daemonSet('b', { nodeSelector: { gpu: 'true' }, tolerations: [{ key: 'gpu', operator: 'Exists' }] })], expected: [] },
    { it: 'is silent for two Deployments', given: [prometheus(), podMonitor(), taking('Deployment', 'a'), taking('Deployment', 'b')], expected: [] },
    { it: 'is silent for a Deployment without pods', given: [prometheus(), podMonitor(), A, taking('Deployment', 'b', {}, [PORT], { replicas: 0 })], expected: [] },
    { it: 'is silent for the pods of one DaemonSet', given: [prometheus(), podMonitor(), A], expected: [] },
    { it: 'is silent where none is scraped', given: [prometheus(), A, B], expected: [] },
  ])('$it', ({ given, expected }) => expect(reported('AM958', given)).toEqual(expected));
});
