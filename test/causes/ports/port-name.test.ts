import { object } from '../../support/manifests/manifest';
import { serviceMonitor } from '../../support/manifests/monitors';
import { prometheus } from '../../support/manifests/servers';
import { service } from '../../support/manifests/services';
import { deployment } from '../../support/manifests/workloads';
import { reported } from '../../support/reported';

const addresses = (ports: object[]) => object('v1', 'Endpoints', { subsets: [{ addresses: [{ ip: '10.1.2.3' }], ports }] });
const at = (port: string) => serviceMonitor({ port });
const offers = (...ports: object[]) => service({ ports });
const http = { name: 'http', port: 80, targetPort: 8080 };

describe('AM908', () => {
  test.each([
    {
      it: 'names the port that was meant',
      given: [at('metrcs'), service(), deployment()],
      expected: ['error ServiceMonitor/shop/cart: endpoints[0].port "metrcs" is not the name of a port of "Service/shop/cart" (it has "metrics" 80), so this endpoint has no targets; set endpoints[0].port to "metrics"'],
    },
    {
      it: 'is a note where another Service with the labels may be installed',
      given: [at('metrcs'), service(), deployment(), object('helm.toolkit.fluxcd.io/v2', 'HelmRelease', { spec: { targetNamespace: 'shop' } }, { namespace: 'flux-system', name: 'stack' })],
      expected: ['info ServiceMonitor/shop/cart: endpoints[0].port "metrcs" is not the name of a port of "Service/shop/cart" (it has "metrics" 80), so this endpoint has no targets unless HelmRelease "flux-system/stack" installs another such Service, which is not known; make sure that HelmRelease "flux-system/stack" installs another such Service; otherwise set endpoints[0].port to "metrics"'],
    },
    {
      it: 'is an error where it is installed elsewhere',
      given: [at('metrcs'), service(), deployment(), object('helm.toolkit.fluxcd.io/v2', 'HelmRelease', { spec: { targetNamespace: 'web' } }, { namespace: 'flux-system', name: 'stack' })],
      expected: [expect.stringMatching(/^error /)],
    },
    {
      it: 'is a note where the operator of the app may create another Service',
      given: [at('metrcs'), service(), deployment(), object('rabbitmq.com/v1beta1', 'RabbitmqCluster', { spec: {} })],
      expected: [expect.stringMatching(/^info .* unless the operator of RabbitmqCluster "shop\/cart" creates another such Service/)],
    },
    {
      it: 'is an error beside the operator of another app',
      given: [at('metrcs'), service(), deployment(), object('rabbitmq.com/v1beta1', 'RabbitmqCluster', { spec: {} }, { name: 'events' })],
      expected: [expect.stringMatching(/^error /)],
    },
    {
      it: 'prefers the container port with the name to another port of the Service',
      given: [at('metrics'), offers(http), deployment()],
      expected: [expect.stringContaining('(it has "http" 80), so this endpoint has no targets; replace endpoints[0].port with targetPort: "metrics", or add a port with that name to the Service')],
    },
    {
      it: 'distinguishes the name of a container port from that of the Service',
      given: [at('metrics'), offers(http, { name: 'web', port: 90, targetPort: 'metrics' }), deployment()],
      expected: [expect.stringMatching(/\(it has "http" 80, "web" 90\).*; set endpoints\[0\]\.port to "web"$/)],
    },
    {
      it: 'proposes the container port where no port leads there',
      given: [at('metrics'), offers(http, { name: 'web', port: 81 }), deployment()],
      expected: [expect.stringMatching(/; replace endpoints\[0\]\.port with targetPort: "metrics", or add a port with that name to the Service$/)],
    },
    {
      it: 'proposes to name the only port',
      given: [at('metrics'), offers({ port: 80 }), deployment({ pod: { containers: [] } })],
      expected: [expect.stringMatching(/\(it has 80 without a name\).*; set the name of the Service port to "metrics"$/)],
    },
    { it: 'says that a headless Service may have no ports', given: [at('metrics'), service({ clusterIP: 'None', ports: undefined }), deployment({ pod: { containers: [] } })], expected: [expect.stringMatching(/\(it has no ports\).*; set the name of a Service port to "metrics"$/)] },
    { it: 'proposes the only name', given: [at('metrics'), offers(http)], expected: [expect.stringMatching(/; set endpoints\[0\]\.port to "http"$/)] },
    {
      it: 'lists the names there are',
      given: [at('metrics'), offers(http, { name: 'grpc', port: 81 })],
      expected: [expect.stringMatching(/; set endpoints\[0\]\.port to one of "http", "grpc", or add a port named "metrics" to the Service$/)],
    },
    {
      it: 'proposes the name that has a word of it',
      given: [at('http-metrics'), offers(http, { name: 'metrics', port: 81 })],
      expected: [expect.stringMatching(/; set endpoints\[0\]\.port to "metrics"$/)],
    },
    {
      it: 'lists the names of which two have a word of it',
      given: [at('admin-metrics'), offers({ name: 'metrics-a', port: 80 }, { name: 'metrics-b', port: 81 })],
      expected: [expect.stringMatching(/to one of "metrics-a", "metrics-b", or add a port/)],
    },
    {
      it: 'lists the names that have the protocol alone',
      given: [at('admin-http'), offers({ name: 'web-http', port: 80 }, { name: 'grpc', port: 81 })],
      expected: [expect.stringMatching(/to one of "web-http", "grpc", or add a port/)],
    },
    {
      it: 'says which Service has the name, where the first one does not',
      given: [at('metrics'), offers(http), service({ ports: [{ name: 'app-metrics', port: 81 }] }, { name: 'other' })],
      expected: [expect.stringMatching(/"Service\/shop\/cart" or of 1 more \(it has "http" 80\).*; set endpoints\[0\]\.port to "app-metrics", which "Service\/shop\/other" has$/)],
    },
    {
      it: 'says which Service leads to the port',
      given: [at('metrics'), service({ ports: [http], selector: { app: 'other' } }), service({ ports: [{ name: 'web', port: 81, targetPort: 'metrics' }] }, { name: 'other' }), deployment()],
      expected: [expect.stringMatching(/; set endpoints\[0\]\.port to "web", which "Service\/shop\/other" has$/)],
    },
    {
      it: 'finds the endpoint that is wrong',
      given: [serviceMonitor({}, { endpoints: [{ port: 'metrics' }, { port: 'admin' }] }), service()],
      expected: [expect.stringContaining('endpoints[1].port "admin"')],
    },
    {
      it: 'counts the Services',
      given: [at('admin'), service(), service({}, { name: 'other' })],
      expected: [expect.stringContaining('is not the name of a port of "Service/shop/cart" or of 1 more')],
    },
    { it: 'is silent where a Service has the port', given: [at('metrics'), offers(http), service({}, { name: 'other' })], expected: [] },
    { it: 'is silent where no Service is found', given: [at('admin'), service({}, { labels: {} })], expected: [] },
    { it: 'is silent about a number', given: [at('80'), service()], expected: [] },
    { it: 'is silent without a port', given: [serviceMonitor({ port: '' }), service()], expected: [] },
    {
      it: 'looks at the addresses of a Service without a selector',
      given: [prometheus(), at('metrics'), service({ selector: undefined, ports: [{ name: 'metrics', port: 9100 }] }), addresses([{ port: 9100 }])],
      expected: ['error ServiceMonitor/shop/cart: endpoints[0].port "metrics" is not the name of a port of "Endpoints/shop/cart" (it has 9100 without a name), which holds the addresses of "Service/shop/cart", so this endpoint has no targets; set the name of the port in "Endpoints/shop/cart" to "metrics": it must be that of the port in the Service'],
    },
    { it: 'is silent if these have the port', given: [prometheus(), at('metrics'), service({ selector: undefined }), addresses([{ name: 'metrics', port: 9100 }])], expected: [] },
    { it: 'is silent if these are empty, so that others may write them', given: [prometheus(), at('metrics'), service({ selector: undefined }), object('v1', 'Endpoints', { subsets: [] })], expected: [] },
    { it: 'is silent about endpoints that others make', given: [at('admin'), service({ selector: undefined })], expected: [] },
    { it: 'is silent about an ExternalName', given: [at('admin'), service({ type: 'ExternalName', externalName: 'db.example' })], expected: [] },
  ])('$it', ({ given, expected }) => expect(reported('AM908', given)).toEqual(expected));

  test('is reported alone', () => {
    const given = [prometheus(), at('metrcs'), service(), deployment()];

    expect(['AM906', 'AM909', 'AM910', 'AM912'].flatMap((code) => reported(code, given))).toEqual([]);
  });
});
