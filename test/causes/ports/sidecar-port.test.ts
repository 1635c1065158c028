import { podMonitor, serviceMonitor } from '../../support/manifests/monitors';
import { prometheus } from '../../support/manifests/servers';
import { service } from '../../support/manifests/services';
import { deployment } from '../../support/manifests/workloads';
import { reported } from '../../support/reported';

const OLD = prometheus({ version: 'v2.55.1' });
const ports = [{ name: 'metrics', containerPort: 9090 }];
const SIDECAR = deployment({ pod: { containers: [{ name: 'cart', image: 'cart' }], initContainers: [{ name: 'exporter', image: 'exporter', restartPolicy: 'Always', ports }] } });
const byTarget = serviceMonitor({ port: undefined, targetPort: 'metrics' });

describe('AM931', () => {
  test.each([
    {
      it: 'names the sidecar',
      given: [OLD, byTarget, service(), SIDECAR],
      expected: ['warning ServiceMonitor/shop/cart: port 9090 of "Deployment/shop/cart" is declared only by its sidecar "exporter", an init container. "Prometheus/monitoring/main" runs Prometheus 2.55.1, which does not discover ports of init containers behind a Service before 3.0.0, so the port is not scraped; set endpoints[0].port to a port of the Service, use a PodMonitor, or run Prometheus 3.0.0 or later'],
    },
    {
      it: 'looks at ports that the Service does not have',
      given: [OLD, byTarget, service({ ports: [{ name: 'http', port: 80 }] }), SIDECAR],
      expected: [expect.stringContaining('sidecar "exporter"')],
    },
    { it: 'is silent from 3.0 on', given: [prometheus({ version: 'v3.0.0' }), byTarget, service(), SIDECAR], expected: [] },
    { it: 'is silent for the version that the operator has', given: [prometheus(), byTarget, service(), SIDECAR], expected: [] },
    { it: 'is silent for a version that is not one', given: [prometheus({ version: 'latest' }), byTarget, service(), SIDECAR], expected: [] },
    { it: 'is silent for a port of the Service', given: [OLD, serviceMonitor(), service(), SIDECAR], expected: [] },
    { it: 'is silent for pods', given: [OLD, podMonitor(), SIDECAR], expected: [] },
    { it: 'is silent for a port of a main container', given: [OLD, byTarget, service(), deployment()], expected: [] },
  ])('$it', ({ given, expected }) => expect(reported('AM931', given)).toEqual(expected));
});
