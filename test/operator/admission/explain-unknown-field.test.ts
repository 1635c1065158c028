import { explainUnknownField } from '../../../lib/operator/admission/explain-unknown-field';

const UNKNOWN = 'operator v0.94.1 does not know it, so it is dropped';

describe('explainUnknownField()', () => {
  test.each([
    { it: 'a misspelt field', path: 'spec.endpoints[0].prot', expected: `${UNKNOWN}; did you mean "port"` },
    { it: 'a field in the wrong case', path: 'spec.jobLABEL', expected: `${UNKNOWN}; did you mean "jobLabel"` },
    { it: 'a field like no other', path: 'spec.retries', expected: UNKNOWN },
    { it: 'a field at the root', path: 'specs', expected: `${UNKNOWN}; did you mean "spec"` },
    { it: 'a short field', path: 'spec.x', expected: UNKNOWN },
    { it: 'a field below a text', path: 'spec.jobLabel.a', expected: UNKNOWN },
    { it: 'a field below a list that should be none', path: 'spec.jobLabel[0].a', expected: UNKNOWN },
    { it: 'a hostile name', path: 'spec.__proto__', expected: UNKNOWN },
  ])('explains $it', ({ path, expected }) => {
    expect(explainUnknownField({ apiVersion: 'monitoring.coreos.com/v1', kind: 'ServiceMonitor' }, path)).toBe(expected);
  });

  test('suggests nothing for a kind it does not know', () => {
    expect(explainUnknownField({ apiVersion: 'monitoring.coreos.com/v9', kind: 'ServiceMonitor' }, 'spec.endpoints[0].prot')).toBe(UNKNOWN);
  });
});
