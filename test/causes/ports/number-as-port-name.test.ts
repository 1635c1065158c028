import { object } from '../../support/manifests/manifest';
import { podMonitor, serviceMonitor } from '../../support/manifests/monitors';
import { prometheus } from '../../support/manifests/servers';
import { service } from '../../support/manifests/services';
import { deployment } from '../../support/manifests/workloads';
import { reported } from '../../support/reported';

const unnamed = service({ ports: [{ port: 8080 }] });

describe('AM909', () => {
  test.each([
    {
      it: 'names the port of that number',
      given: [serviceMonitor({ port: '80' }), service(), deployment()],
      expected: ['error ServiceMonitor/shop/cart: endpoints[0].port "80" is a string, so it is read as a port name and not as a number, but no Service port has that name, so this endpoint has no targets; set endpoints[0].port to "metrics"'],
    },
    {
      it: 'is a note where another Service with the labels may be installed',
      given: [serviceMonitor({ port: '80' }), service(), deployment(), object('helm.toolkit.fluxcd.io/v2', 'HelmRelease', { spec: { targetNamespace: 'shop' } }, { namespace: 'flux-system', name: 'stack' })],
      expected: [expect.stringMatching(/^info .* so this endpoint has no targets unless HelmRelease "flux-system\/stack" installs another such Service/)],
    },
    {
      it: 'names the port that leads to that number',
      given: [serviceMonitor({ port: '9090' }), service({ ports: [{ name: 'http', port: 80, targetPort: 9090 }] })],
      expected: [expect.stringMatching(/; set endpoints\[0\]\.port to "http"$/)],
    },
    {
      it: 'proposes a name for a port without one',
      given: [serviceMonitor({ port: '8080' }), unnamed],
      expected: [expect.stringMatching(/; name port 8080 of the Service, and set endpoints\[0\]\.port to that name$/)],
    },
    {
      it: 'proposes the number where there is no such port',
      given: [serviceMonitor({ port: '1234' }), unnamed],
      expected: [expect.stringMatching(/; replace endpoints\[0\]\.port with targetPort: 1234, or set it to the name of a Service port$/)],
    },
    {
      it: 'needs no Service to know that container ports have no such names',
      given: [serviceMonitor({ port: undefined, targetPort: '8080' })],
      expected: [expect.stringMatching(/endpoints\[0\]\.targetPort "8080" is a string, .* no container port has that name.*; set endpoints\[0\]\.targetPort to 8080, without quotes$/)],
    },
    {
      it: 'names the container port',
      given: [podMonitor({ port: '9090' }), deployment()],
      expected: [expect.stringMatching(/podMetricsEndpoints\[0\]\.port "9090".*; set podMetricsEndpoints\[0\]\.port to "metrics"$/)],
    },
    {
      it: 'knows the field of PodMonitors for numbers',
      given: [podMonitor({ port: '8080' })],
      expected: [expect.stringMatching(/; set podMetricsEndpoints\[0\]\.portNumber to 8080, or podMetricsEndpoints\[0\]\.port to the name of the container port$/)],
    },
    { it: 'is silent where a port has that name', given: [serviceMonitor({ port: '8080' }), service({ ports: [{ name: '8080', port: 8080 }] })], expected: [] },
    { it: 'is silent where the Services are not known', given: [serviceMonitor({ port: '8080' })], expected: [] },
    { it: 'is silent about a name that begins with a number', given: [serviceMonitor({ port: '8080-tcp' }), service()], expected: [] },
    { it: 'is silent about a targetPort that does not count', given: [serviceMonitor({ targetPort: '8080' }), service()], expected: [] },
    {
      it: 'is silent about a number as a number',
      given: [podMonitor({ port: undefined, portNumber: 9090 }), serviceMonitor({ port: undefined, targetPort: 9090 })],
      expected: [],
    },
    { it: 'leaves what the API server refuses to it', given: [serviceMonitor({ port: 8080 }), service()], expected: [] },
  ])('$it', ({ given, expected }) => expect(reported('AM909', given)).toEqual(expected));

  test('is reported alone', () => {
    const given = [prometheus(), serviceMonitor({ port: '80' }), podMonitor({ port: '80' }), service(), deployment()];

    expect(['AM908', 'AM910', 'AM912'].flatMap((code) => reported(code, given))).toEqual([]);
  });
});
