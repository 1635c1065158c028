import { podMonitor, prometheus, serviceMonitor } from '../../conformance/sample-manifests';
import { said, service, workload } from '../scene';

const unnamed = service({ ports: [{ port: 8080 }] });

describe('AM909', () => {
  test.each([
    {
      it: 'names the port of that number',
      given: [serviceMonitor({ port: '80' }), service(), workload()],
      expected: ['error ServiceMonitor/shop/cart: endpoints[0].port "80" is text, so it is the name of a port of a Service and not a number, and no port has that name: nothing of this endpoint is scraped; write port: "metrics"'],
    },
    { it: 'names the port that leads to that number', given: [serviceMonitor({ port: '9090' }), service({ ports: [{ name: 'http', port: 80, targetPort: 9090 }] })], expected: [expect.stringMatching(/; write port: "http"$/)] },
    { it: 'proposes a name for a port without one', given: [serviceMonitor({ port: '8080' }), unnamed], expected: [expect.stringMatching(/; give port 8080 of the Service a name, and write that$/)] },
    { it: 'proposes the number where there is no such port', given: [serviceMonitor({ port: '1234' }), unnamed], expected: [expect.stringMatching(/; name a port of the Service, or write targetPort: 1234 as a number$/)] },
    { it: 'needs no Service to know that container ports have no such names', given: [serviceMonitor({ port: undefined, targetPort: '8080' })], expected: [expect.stringMatching(/endpoints\[0\]\.targetPort "8080" is text, so it is the name of a port that a container declares.*; write targetPort: 8080 as a number$/)] },
    { it: 'names the container port', given: [podMonitor({ port: '9090' }), workload()], expected: [expect.stringMatching(/podMetricsEndpoints\[0\]\.port "9090".*; write port: "metrics"$/)] },
    { it: 'knows the field of PodMonitors for numbers', given: [podMonitor({ port: '8080' })], expected: [expect.stringMatching(/; write portNumber: 8080, or the name of the container port$/)] },
    { it: 'is silent where a port has that name', given: [serviceMonitor({ port: '8080' }), service({ ports: [{ name: '8080', port: 8080 }] })], expected: [] },
    { it: 'is silent where the Services are not known', given: [serviceMonitor({ port: '8080' })], expected: [] },
    { it: 'is silent about a name that begins with a number', given: [serviceMonitor({ port: '8080-tcp' }), service()], expected: [] },
    { it: 'is silent about a targetPort that does not count', given: [serviceMonitor({ targetPort: '8080' }), service()], expected: [] },
    { it: 'is silent about a number as a number', given: [podMonitor({ port: undefined, portNumber: 9090 }), serviceMonitor({ port: undefined, targetPort: 9090 })], expected: [] },
    { it: 'leaves what the API server refuses to it', given: [serviceMonitor({ port: 8080 }), service()], expected: [] },
  ])('$it', ({ given, expected }) => expect(said('AM909', given)).toEqual(expected));

  test('is told alone', () => {
    const given = [prometheus(), serviceMonitor({ port: '80' }), podMonitor({ port: '80' }), service(), workload()];

    expect(['AM908', 'AM910', 'AM912'].flatMap((code) => said(code, given))).toEqual([]);
  });
});
