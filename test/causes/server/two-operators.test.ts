import { operator } from '../../support/manifests/operators';
import { prometheus } from '../../support/manifests/servers';
import { reported } from '../../support/reported';

const SECOND = { name: 'second' };

describe('AM956', () => {
  test.each([
    {
      it: 'names both operators',
      given: [operator(), operator([], SECOND), prometheus()],
      expected: ['warning Prometheus/monitoring/main: "Deployment/monitoring/prometheus-operator", "Deployment/monitoring/second" all manage it, so each of them overwrites what the others create; limit each operator with --prometheus-instance-namespaces, --prometheus-instance-selector or --controller-id, or remove all but one'],
    },
    { it: 'is silent if a namespace tells them apart', given: [operator(), operator(['--prometheus-instance-namespaces=other'], SECOND), prometheus()], expected: [] },
    { it: 'is silent if an id tells them apart', given: [operator(), operator(['--controller-id=b'], SECOND), prometheus()], expected: [] },
    { it: 'is silent for one operator', given: [operator(), prometheus()], expected: [] },
    { it: 'is silent without a server', given: [operator(), operator([], SECOND)], expected: [] },
  ])('$it', ({ given, expected }) => expect(reported('AM956', given)).toEqual(expected));
});
