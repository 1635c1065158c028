import { isDeclaredAsHttp } from '../../lib/istio/protocols';

describe('isDeclaredAsHttp()', () => {
  test.each(['http', 'http-metrics', 'HTTP', 'http2', 'grpc', 'grpc-web', 'grpc-web-x', 'http-'])('is true for a port named %s', (name) => (
    expect(isDeclaredAsHttp({ name })).toBe(true)));

  test.each(['https', 'https-metrics', 'metrics', 'metrics-http', 'tcp', 'tls-http', '', 'mysql'])('is false for a port named "%s"', (name) => (
    expect(isDeclaredAsHttp({ name })).toBe(false)));

  test('is false for a port without a name', () => expect(isDeclaredAsHttp({})).toBe(false));

  test.each([
    { name: 'https', appProtocol: 'http', expected: true },
    { name: 'http', appProtocol: 'https', expected: false },
    { name: 'http', appProtocol: 'kubernetes.io/wss', expected: false },
    { name: 'x', appProtocol: 'kubernetes.io/h2c', expected: true },
    { name: 'http', appProtocol: 'example.com/own', expected: false },
  ])('takes appProtocol $appProtocol before name $name', ({ expected, ...port }) => expect(isDeclaredAsHttp(port)).toBe(expected));
});
