import { RULE_VECTORS } from './rule-vectors';
import { admit } from '../../../lib/operator/admission/admit';
import { SCHEMAS } from '../../imports/random-object';
import { refusals } from '../../support/refusals';

describe('admit() asks the CEL rules', () => {
  test('every rule has a vector', () => {
    const rules = new Set([...JSON.stringify(SCHEMAS).matchAll(/"rule":("(?:[^"\\]|\\.)*")/g)].map(([, text]) => JSON.parse(text) as string));

    expect(RULE_VECTORS.map(({ rule }) => rule).sort()).toEqual([...rules].sort());
    expect(rules.size).toBe(17);
  });

  test.each(RULE_VECTORS)('admits what obeys: $message', ({ obeying }) => {
    expect(refusals(admit(obeying))).toEqual([]);
  });

  test.each(RULE_VECTORS)('refuses what breaks: $message', ({ message, breaking }) => {
    expect(refusals(admit(breaking))).toEqual([expect.stringMatching(/^spec.*: Invalid value: /)]);
    expect(refusals(admit(breaking))[0]).toContain(message);
  });

  test('takes shards left out as one, by its default', () => {
    const topology = { mode: 'Topology', topology: { values: ['zone-a'] } };
    const manifest = { apiVersion: 'monitoring.coreos.com/v1', kind: 'Prometheus', metadata: { name: 'k8s' }, spec: { shardingStrategy: topology } };

    expect(admit(manifest)).toMatchObject({ faults: [], manifest: { spec: { shards: 1 } } });
  });

  test('says nothing of rules where a field is of the wrong type, as the API server does', () => {
    const { kind, apiVersion, metadata } = RULE_VECTORS[0].breaking;
    const spec = { mode: 'DaemonSet', replicas: 'two' };

    expect(refusals(admit({ apiVersion, kind, metadata, spec }))).toEqual(['spec.replicas: Invalid value: "two": must be of type integer: "string"']);
  });
});
