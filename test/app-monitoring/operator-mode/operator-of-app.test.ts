import { ApiObject } from 'cdk8s';
import { Profile } from '../../../lib/profiles/profile';
import { SynthValidation } from '../../../lib/synth/synth-validation';
import { addWorkload, monitor, newChart, synthOnly } from '../../support/app';

const operator = (version: string) => ({ name: 'prometheus-operator', image: `quay.io/prometheus-operator/prometheus-operator:${version}` });

describe('operatorVersionFor()', () => {
  test.each([
    { it: 'that the app deploys', images: ['v0.76.0'], operatorVersion: undefined, expected: { targetPort: 9090 } },
    { it: 'that the app deploys, if it is newer', images: ['v0.94.1'], operatorVersion: undefined, expected: { portNumber: 9090 } },
    { it: 'of the profile first', images: ['v0.76.0'], operatorVersion: 'v0.94.1', expected: { portNumber: 9090 } },
    { it: 'that is newest, if the app deploys two', images: ['v0.76.0', 'v0.94.1'], operatorVersion: undefined, expected: { portNumber: 9090 } },
  ])('a port without a name is written for the operator $it', ({ images, operatorVersion, expected }) => {
    const chart = newChart();
    images.forEach((version, i) => addWorkload(chart, { id: `operator-${i}`, name: `operator-${i}`, labels: { app: `operator-${i}` }, containers: [operator(version)] }));
    const workload = addWorkload(chart, { ports: [{ containerPort: 8080 }, { containerPort: 9090 }] });
    monitor(chart, { workload, operatorMode: true, port: 9090, ...(operatorVersion && { profile: Profile.custom({ operatorVersion }) }) });

    expect(synthOnly(chart, 'PodMonitor').spec.podMetricsEndpoints).toEqual([expect.objectContaining(expected)]);
  });

  const STACK = Profile.kubePrometheusStack();

  test.each([
    { it: 'no profile', external: ['v0.76.0'], profile: undefined, expected: { targetPort: 9090 } },
    { it: 'a profile without a version', external: ['v0.76.0'], profile: Profile.custom({ namespace: 'x' }), expected: { targetPort: 9090 } },
    { it: 'the version that a ready profile has by default', external: ['v0.76.0'], profile: STACK, expected: { targetPort: 9090 } },
    { it: 'a version that is given', external: ['v0.76.0'], profile: Profile.kubePrometheusStack({ overrides: { operatorVersion: 'v0.90.1' } }), expected: { portNumber: 9090 } },
    { it: 'two operators outside', external: ['v0.76.0', 'v0.94.1'], profile: undefined, expected: { portNumber: 9090 } },
    { it: 'no operator outside', external: [], profile: STACK, expected: { portNumber: 9090 } },
  ])('an operator in the cluster counts beside $it', ({ external, profile, expected }) => {
    const chart = newChart();
    const workload = addWorkload(chart, { ports: [{ containerPort: 8080 }, { containerPort: 9090 }] });
    monitor(chart, { workload, operatorMode: true, port: 9090, profile });
    for (const version of external) {
      const spec = { template: { spec: { containers: [operator(version)] } } };
      new SynthValidation({ external: JSON.stringify({ apiVersion: 'apps/v1', kind: 'Deployment', metadata: { name: `o-${version}`, namespace: 'x' }, spec }) }).applyTo(chart);
    }

    expect(synthOnly(chart, 'PodMonitor').spec.podMetricsEndpoints).toEqual([expect.objectContaining(expected)]);
  });

  test('sees an operator that is added after the monitor', () => {
    const chart = newChart();
    const workload = addWorkload(chart, { ports: [{ containerPort: 9090 }] });
    const { monitor: written } = monitor(chart, { workload, operatorMode: true });
    expect((written as ApiObject).toJson().spec.podMetricsEndpoints[0].portNumber).toBe(9090);
    addWorkload(chart, { name: 'operator', labels: { app: 'operator' }, containers: [operator('v0.76.0')] });

    expect(synthOnly(chart, 'PodMonitor').spec.podMetricsEndpoints[0].targetPort).toBe(9090);
  });
});
