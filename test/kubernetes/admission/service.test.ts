/** The rules of Services, as rows. */
import { Row, testRows } from './bases';

const spec = (field: string, value: unknown, ...refuses: string[]): Row => ({ set: { [`spec.${field}`]: value }, refuses: refuses.map((path) => `spec.${path}`) });
const port = (field: string, value: unknown, ...refuses: string[]): Row => spec(`ports[0].${field}`, value, ...refuses.map((path) => `ports[0].${path}`));

const SAME_NUMBER = [{ name: 'a', port: 80 }, { name: 'b', port: 80 }];

/** What is asked of nodes is looked at before everything else. */
const NODE_PORTS = [
  { ports: [{ name: 'A', port: 80, nodePort: 30080 }, { name: 'b', port: 81, nodePort: 30080 }], refuses: ['spec.ports[1].nodePort'] },
  { type: 'LoadBalancer', ports: [{ name: 'a', port: 80, nodePort: 30080 }, { name: 'b', port: 81, nodePort: 30080 }], refuses: ['spec.ports[1].nodePort'] },
  { ports: [{ name: 'a', port: 53, nodePort: 30053 }, { name: 'b', port: 53, nodePort: 30053, protocol: 'UDP' }], refuses: [] },
  { ports: [{ name: 'a', port: 53, nodePort: 30053 }, { name: 'b', port: 54, nodePort: 30053, protocol: 'UDP' }], refuses: ['spec.ports[1].nodePort'] },
  { ports: [{ name: 'a', port: 80, nodePort: 30080 }, { name: 'b', port: 80, nodePort: 30081 }], refuses: ['spec.ports[1]'] },
  { ports: SAME_NUMBER, refuses: ['spec.ports[1]', 'spec.ports[1].nodePort'] },
  { type: 'ClusterIP', ports: SAME_NUMBER, refuses: ['spec.ports[1]'] },
];

describe('ports', () => testRows('Service', [
  spec('ports', [], 'ports'),
  spec('ports', [{ port: 80 }]),
  spec('ports', [{ port: 80 }, { port: 81 }], 'ports[0].name', 'ports[1].name'),
  spec('ports', [{ name: 'a', port: 80 }, { name: 'a', port: 81 }], 'ports[1].name'),
  spec('ports', [{ name: 'a', port: 80 }, { name: 'b', port: 80 }], 'ports[1]'),
  spec('ports', [{ name: 'a', port: 53 }, { name: 'b', port: 53, protocol: 'UDP' }]),
  port('name', 'a'.repeat(63)),
  port('name', 'a'.repeat(64), 'name'),
  port('name', 'http_metrics', 'name'),
  port('name', 'HTTP', 'name'),
  port('port', 0, 'port'),
  port('port', 65535),
  port('port', 65536, 'port'),
  port('protocol', 'HTTP', 'protocol'),
  port('targetPort', 0),
  port('targetPort', 65536, 'targetPort'),
  port('targetPort', 'a234567890123456', 'targetPort'),
  port('targetPort', '8080', 'targetPort'),
  port('appProtocol', 'kubernetes.io/h2c'),
  port('appProtocol', 'a b', 'appProtocol'),
  port('nodePort', 30080, 'nodePort'),
  ...NODE_PORTS.map(({ type = 'NodePort', ports, refuses }): Row => ({ set: { 'spec.type': type, 'spec.ports': ports }, refuses })),
  { set: { 'spec.type': 'LoadBalancer', 'spec.allocateLoadBalancerNodePorts': false, 'spec.ports': SAME_NUMBER }, refuses: ['spec.ports[1]'] },
]));

describe('types and addresses', () => testRows('Service', [
  spec('type', 'Loadbalancer', 'type'),
  spec('clusterIP', 'None'),
  { set: { 'spec.clusterIP': 'None', 'spec.ports': [] } },
  { set: { 'spec.clusterIP': 'None', 'spec.type': 'NodePort' }, refuses: ['spec.clusterIPs[0]'] },
  spec('clusterIP', '10.0.0.01', 'clusterIPs[0]'),
  spec('clusterIPs', ['10.0.0.1'], 'clusterIPs'),
  { set: { 'spec.clusterIP': '10.0.0.1', 'spec.clusterIPs': ['10.0.0.1', '10.0.0.2'], 'spec.ipFamilyPolicy': 'PreferDualStack' }, refuses: ['spec.clusterIPs'] },
  spec('ipFamilies', ['IPv5'], 'ipFamilies[0]'),
  spec('ipFamilies', ['IPv4', 'IPv6'], 'ipFamilyPolicy'),
  { set: { 'spec.type': 'ExternalName' }, refuses: ['spec.externalName'] },
  { set: { 'spec.type': 'ExternalName', 'spec.externalName': 'db.example.', 'spec.ports': [] } },
  { set: { 'spec.type': 'ExternalName', 'spec.externalName': 'DB' }, refuses: ['spec.externalName'] },
  spec('externalIPs', ['127.0.0.1'], 'externalIPs[0]'),
  spec('externalTrafficPolicy', 'Local', 'externalTrafficPolicy'),
  { set: { 'spec.externalTrafficPolicy': 'Local', 'spec.type': 'LoadBalancer' } },
  spec('internalTrafficPolicy', 'local', 'internalTrafficPolicy'),
  spec('trafficDistribution', 'PreferFar', 'trafficDistribution'),
  spec('sessionAffinity', 'Client', 'sessionAffinity'),
  { set: { 'spec.sessionAffinity': 'ClientIP', 'spec.sessionAffinityConfig': { clientIP: { timeoutSeconds: 86401 } } }, refuses: ['spec.sessionAffinityConfig.clientIP.timeoutSeconds'] },
  spec('loadBalancerClass', 'a', 'loadBalancerClass'),
  spec('loadBalancerSourceRanges', ['10.0.0.0/8'], 'LoadBalancerSourceRanges'),
  { set: { 'spec.type': 'LoadBalancer', 'spec.loadBalancerSourceRanges': ['10.0.0.1/8'] }, refuses: ['spec.LoadBalancerSourceRanges[0]'] },
  spec('selector', { app: 'a b' }, 'selector'),
]));

describe('names', () => testRows('Service', [
  { set: { 'metadata.name': '1-cart' } },
  { set: { 'metadata.name': 'a'.repeat(63) } },
  { set: { 'metadata.name': 'a'.repeat(64) }, refuses: ['metadata.name'] },
  { set: { 'metadata.name': 'a.b' }, refuses: ['metadata.name'] },
]));
