import { podMonitor, serviceMonitor } from '../../support/manifests/monitors';
import { service } from '../../support/manifests/services';
import { deployment } from '../../support/manifests/workloads';
import { reported } from '../../support/reported';

describe('AM911', () => {
  test.each([
    {
      it: 'says which one counts',
      given: [serviceMonitor({ targetPort: 8080 }), service(), deployment()],
      expected: ['warning ServiceMonitor/shop/cart: endpoints[0] sets port "metrics" and targetPort 8080: port takes precedence, so targetPort has no effect; remove targetPort, or remove port if that is the wrong port'],
    },
    { it: 'needs no Service', given: [serviceMonitor({ targetPort: 'admin' })], expected: [expect.stringContaining('targetPort has no effect')] },
    {
      it: 'knows three ports of PodMonitors',
      given: [podMonitor({ portNumber: 1, targetPort: 2 })],
      expected: [expect.stringContaining('sets port "metrics" and portNumber 1 and targetPort 2: port takes precedence, so portNumber and targetPort have no effect')],
    },
    {
      it: 'knows that portNumber is before targetPort',
      given: [podMonitor({ port: undefined, portNumber: 1, targetPort: 2 })],
      expected: [expect.stringContaining('portNumber takes precedence')],
    },
    {
      it: 'finds a Service that differs',
      given: [serviceMonitor({ targetPort: 9090 }), service(), service({ ports: [{ name: 'metrics', port: 1 }] }, { name: 'other' }), deployment()],
      expected: [expect.stringContaining('port takes precedence')],
    },
    {
      it: 'is silent where both are one port',
      given: [serviceMonitor({ targetPort: 'metrics' }), podMonitor({ portNumber: 9090 }), service(), deployment()],
      expected: [],
    },
    { it: 'is silent where the name has that number', given: [serviceMonitor({ targetPort: 9090 }), service(), deployment()], expected: [] },
    { it: 'is silent where the name has that number beside other ports', given: [serviceMonitor({ targetPort: 9090 }), service(), deployment({ ports: [{ name: 'metrics', containerPort: 9090 }, { name: 'http', containerPort: 8080 }] })], expected: [] },
    { it: 'is silent with one of them', given: [serviceMonitor(), podMonitor({ port: undefined, portNumber: 1 })], expected: [] },
    { it: 'is silent with none', given: [serviceMonitor({ port: undefined }), podMonitor({ port: '', targetPort: 0 })], expected: [] },
  ])('$it', ({ given, expected }) => expect(reported('AM911', given)).toEqual(expected));
});
