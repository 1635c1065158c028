import { operator } from '../../support/manifests/operators';
import { prometheus } from '../../support/manifests/servers';
import { reported } from '../../support/reported';

const ofVersion = (version: string, options: object = {}) => operator([], { ...options, container: { image: `quay.io/prometheus-operator/prometheus-operator:${version}` } });
const SECOND = { name: 'second' };

describe('AM956', () => {
  test.each([
    {
      it: 'names both operators',
      given: [operator(), operator([], SECOND), prometheus()],
      expected: ['warning Prometheus/monitoring/main: "Deployment/monitoring/prometheus-operator", "Deployment/monitoring/second" all manage it, so each of them overwrites what the others create; limit each operator with --prometheus-instance-namespaces, --prometheus-instance-selector or --controller-id, or remove all but one'],
    },
    {
      it: 'says which version counts where they differ',
      given: [ofVersion('v0.90.0'), ofVersion('v0.71.0', SECOND), prometheus()],
      expected: [expect.stringContaining('overwrites what the others create. Their versions differ, and it is not known which one writes last: the rest of this check is for operator 0.90.0; limit each operator')],
    },
    { it: 'is silent if a namespace tells them apart', given: [operator(), operator(['--prometheus-instance-namespaces=other'], SECOND), prometheus()], expected: [] },
    { it: 'is silent if an id tells them apart', given: [operator(), operator(['--controller-id=b'], SECOND), prometheus()], expected: [] },
    { it: 'is silent for one operator', given: [operator(), prometheus()], expected: [] },
    { it: 'is silent without a server', given: [operator(), operator([], SECOND)], expected: [] },
  ])('$it', ({ given, expected }) => expect(reported('AM956', given)).toEqual(expected));
});
