import { Inspection, Profile } from 'cdk8s-app-monitoring';
import { podMonitor } from '../support/manifests/monitors';
import { operator } from '../support/manifests/operators';
import { prometheus } from '../support/manifests/servers';
import { deployment } from '../support/manifests/workloads';

const text = [deployment(), podMonitor({}, {}, { labels: { release: 'prom' } })].map((manifest) => JSON.stringify(manifest)).join('\n---\n');
const stack = (overrides = {}) => Profile.kubePrometheusStack({ release: 'prom', overrides });

describe('a ready profile', () => {
  test.each([
    { it: 'knows the version that is installed with its operator', given: stack(), expected: 'v3.14.0' },
    { it: 'knows it for a patch of that operator', given: stack({ operatorVersion: '0.93.0' }), expected: 'v3.14.0' },
    { it: 'does not know the version that is installed with another operator', given: stack({ operatorVersion: 'v0.74.0' }), expected: undefined },
    { it: 'knows the version that is given', given: stack({ operatorVersion: 'v0.80.0', prometheusVersion: 'v2.55.0' }), expected: 'v2.55.0' },
    { it: 'of kube-prometheus does not know it for another operator either', given: Profile.kubePrometheus({ operatorVersion: 'v0.74.0' }), expected: undefined },
  ])('$it', ({ given, expected }) => expect(given.props.prometheusVersion).toBe(expected));

  const other = (image: string) => JSON.stringify(operator([], { container: { image } }));
  const OLDER = other('quay.io/prometheus-operator/prometheus-operator:v0.76.2');

  test.each([
    { it: 'the operator beside it', given: stack({ external: OLDER }), expected: 'v0.76.2' },
    { it: 'the version that is given first', given: stack({ external: OLDER, operatorVersion: 'v0.90.1' }), expected: 'v0.90.1' },
    { it: 'its own where the image has no version', given: stack({ external: other('quay.io/prometheus-operator/prometheus-operator') }), expected: 'v0.93.1' },
    { it: 'its own where the text cannot be read', given: stack({ external: 'prometheus-operator: [' }), expected: 'v0.93.1' },
    { it: 'the operator beside kube-prometheus', given: Profile.kubePrometheus({ external: OLDER }), expected: 'v0.76.2' },
    { it: 'the operator beside a profile of your own', given: Profile.custom({ external: OLDER }), expected: 'v0.76.2' },
  ])('has $it', ({ given, expected }) => expect(given.props.operatorVersion).toBe(expected));

  test('is judged with an operator among the manifests, which may not run the version of Prometheus that it has by default', () => {
    expect(Inspection.ofYaml(`${text}\n---\n${OLDER}`, { profile: stack() }).findings.map(({ code }) => code)).toEqual([]);
  });

  test.each([
    { it: 'its version', profile: stack(), operatorVersion: undefined, expected: [] },
    { it: 'an operator that is given and refuses Prometheus 3', profile: stack(), operatorVersion: '0.74', expected: [] },
    { it: 'an operator in the profile that refuses Prometheus 3', profile: stack({ operatorVersion: 'v0.76.2' }), operatorVersion: undefined, expected: [] },
    {
      it: 'a version of Prometheus that is given and that the operator refuses',
      profile: stack({ prometheusVersion: 'v3.1.0' }),
      operatorVersion: '0.74',
      expected: ['AM612'],
    },
  ])('judges $it', ({ profile, operatorVersion, expected }) => {
    const { findings } = Inspection.ofYaml(text, { profile, operatorVersion });

    expect(findings.map(({ code }) => code)).toEqual(expected);
  });

  test.each([
    { it: 'the operator that manages it', given: [operator([], { container: { image: 'quay.io/prometheus-operator/prometheus-operator:v0.85.0' } })], expected: '3.5.0' },
    { it: 'the operator of the profile if no operator is among the manifests', given: [], expected: '3.13.1' },
  ])('leaves a Prometheus among the manifests to $it', ({ given, expected }) => {
    const yaml = [prometheus({ image: 'prometheus:v2.50.0' }), ...given].map((manifest) => JSON.stringify(manifest)).join('\n---\n');
    const { findings } = Inspection.ofYaml(yaml, { profile: stack() });

    expect(findings.find(({ code }) => code === 'AM952')?.message).toContain(`the configuration for ${expected}`);
  });
});
