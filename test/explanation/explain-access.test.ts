import { explain, failing, PM, stages } from './explaining';
import { binding, role, server } from '../causes/rbac';
import { workload } from '../causes/scene';
import { podMonitor } from '../conformance/sample-manifests';

const elsewhere = [role('monitoring', ['pods']), binding('monitoring')];
const inShop = [role('shop', ['pods']), binding('shop')];
const both = { namespaceSelector: { matchNames: ['shop', 'web'] } };
const deny = { apiVersion: 'networking.k8s.io/v1', kind: 'NetworkPolicy', metadata: { name: 'deny', namespace: 'shop' }, spec: { podSelector: {}, policyTypes: ['Ingress'] } };

describe('Inspection.explain() of access', () => {
  test.each([
    { it: 'is not allowed to list the pods', given: [server(), ...elsewhere, podMonitor(), workload()], code: 'AM913' },
    { it: 'is not allowed to list pods of all namespaces', given: [server(), ...inShop, podMonitor({}, { namespaceSelector: { any: true } }), workload()], code: 'AM913' },
    { it: 'cannot reach the pods', given: [server(), ...inShop, podMonitor(), workload(), deny], code: 'AM933' },
  ])('ends where Prometheus $it', ({ given, code }) => {
    const explanation = explain(PM, given);

    expect(failing(explanation)).toEqual([`access: ${code} ${PM}`]);
    expect(stages(explanation)).toMatch(/ access!$/);
    expect(explanation.isScraped).toBe(false);
  });

  test('shows the targets of namespaces that Prometheus may read, beside those that it may not', () => {
    const explanation = explain(PM, [server(), ...inShop, podMonitor({}, both), workload(), workload({ namespace: 'web' })]);

    expect(stages(explanation)).toMatch(/ targets access!$/);
    expect(failing(explanation)).toEqual([`access: AM913 ${PM}`]);
    expect(explanation.isScraped).toBe(true);
  });

  test('does not count what is not in the namespace that is denied', () => {
    const explanation = explain(PM, [server(), ...inShop, podMonitor({}, both), workload()]);

    expect(stages(explanation)).toMatch(/ targets$/);
    expect(explanation.isScraped).toBe(true);
  });
});
