import { ApiObject } from 'cdk8s';
import { Auth, Profile, Scheme } from 'cdk8s-app-monitoring';
import { AppMonitoringProps } from '../../lib/app-monitoring/app-monitoring-props';
import { addWorkload, errorsOf, monitor, newChart } from '../support/app';
import { Manifest, object } from '../support/manifests/manifest';

const BEARER: AppMonitoringProps = { auth: Auth.bearer({ name: 'token', key: 'token' }) };
const over = (ca: object): AppMonitoringProps => ({ scheme: Scheme.HTTPS, tls: { ca, serverName: 'cart' } });

/** What an app has besides its workload, and what stops or warns at synth. */
const told = (manifest: Manifest, props: AppMonitoringProps): string[] => {
  const chart = newChart();
  const warned = jest.spyOn(process.stderr, 'write').mockReturnValue(true);
  Profile.kubePrometheusStack().applyTo(chart.node.root);
  addWorkload(chart);
  new ApiObject(chart, 'data', manifest);
  monitor(chart, { operatorMode: true, ...props });
  const errors = errorsOf(chart);
  const warnings = warned.mock.calls.map(([text]) => String(text));
  warned.mockRestore();

  return [...errors, ...warnings];
};

describe('synth with data that is filled in the cluster', () => {
  test.each<{ readonly it: string; readonly data: Manifest; readonly props: AppMonitoringProps }>([
    { it: 'a ConfigMap with the CA of services', data: object('v1', 'ConfigMap', {}, { name: 'ca', annotations: { 'service.beta.openshift.io/inject-cabundle': 'true' } }), props: over({ configMap: { name: 'ca', key: 'service-ca.crt' } }) },
    { it: 'a Secret that is replicated', data: object('v1', 'Secret', {}, { name: 'token', annotations: { 'replicator.v1.mittwald.de/replicate-from': 'infra/token' } }), props: BEARER },
    { it: 'an ExternalSecret', data: object('external-secrets.io/v1', 'ExternalSecret', { spec: { data: [{ secretKey: 'token' }] } }, { name: 'token' }), props: BEARER },
    { it: 'a Certificate', data: object('cert-manager.io/v1', 'Certificate', { spec: { secretName: 'tls' } }, { name: 'tls' }), props: over({ secret: { name: 'tls', key: 'ca.crt' } }) },
  ])('says nothing about $it', ({ data, props }) => expect(told(data, props)).toEqual([]));

  test('warns of a Secret that no object of the app creates', () => {
    expect(told(object('v1', 'ConfigMap', {}, { name: 'other' }), BEARER)).toEqual([expect.stringMatching(/^warning AM918 /)]);
  });
});
