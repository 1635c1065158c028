import { isCaptured, RESERVED_PORTS } from '../../lib/istio/ports';

const [INCLUDE, EXCLUDE] = ['traffic.sidecar.istio.io/includeInboundPorts', 'traffic.sidecar.istio.io/excludeInboundPorts'];

describe('isCaptured()', () => {
  test.each<{ it: string; annotations?: { [name: string]: string }; port?: number; expected: boolean }>([
    { it: 'any port by default', expected: true },
    { it: 'a port of all', annotations: { [INCLUDE]: '*' }, expected: true },
    { it: 'a listed port', annotations: { [INCLUDE]: '8080, 9090' }, expected: true },
    { it: 'a port that is not listed', annotations: { [INCLUDE]: '8080' }, expected: false },
    { it: 'a port of an empty list', annotations: { [INCLUDE]: '' }, expected: false },
    { it: 'an excluded port', annotations: { [EXCLUDE]: '8080,9090' }, expected: false },
    { it: 'an excluded port among blanks', annotations: { [EXCLUDE]: '8080, 9090 ' }, expected: false },
    { it: 'a port of which only a part is excluded', annotations: { [EXCLUDE]: '90' }, expected: true },
    { it: 'a port beside an empty list of excluded ones', annotations: { [EXCLUDE]: '' }, expected: true },
    { it: 'a port that is both listed and excluded', annotations: { [INCLUDE]: '9090', [EXCLUDE]: '9090' }, expected: true },
    { it: 'an excluded port of all', annotations: { [INCLUDE]: '*', [EXCLUDE]: '9090' }, expected: false },
    { it: 'the port of merged metrics', port: 15020, expected: false },
    { it: 'the port of health', port: 15021, expected: false },
    { it: 'the port of Envoy', port: 15090, expected: false },
    { it: 'the port of Envoy\'s administration', port: 15000, expected: true },
  ])('is $expected for $it', ({ annotations = {}, port = 9090, expected }) => expect(isCaptured(annotations, port)).toBe(expected));
});

// https://istio.io/latest/docs/ops/deployment/application-requirements/#ports-used-by-istio
test('RESERVED_PORTS holds the ports of every sidecar', () => {
  expect([...RESERVED_PORTS]).toEqual([15000, 15001, 15004, 15006, 15008, 15020, 15021, 15053, 15090]);
});
