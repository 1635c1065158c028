import { ruleFrom } from '../../../lib/prometheus/relabel/rule-from';

describe('ruleFrom()', () => {
  test('fills in what is left out', () => {
    expect(ruleFrom({ target_label: 'a' })).toMatchObject({
      action: 'replace', sourceLabels: [], separator: ';', regex: { text: '(.*)' }, modulus: 0n, targetLabel: { text: 'a' }, replacement: { text: '$1' }, scheme: 'utf8',
    });
  });

  test('takes null as the empty text', () => {
    expect(ruleFrom({ target_label: 'a', separator: null, regex: null, replacement: null, modulus: null, source_labels: null })).toMatchObject({
      separator: '', regex: { text: '' }, replacement: { text: '' }, modulus: 0n, sourceLabels: [],
    });
  });

  test.each([
    { it: 'actions in capitals', given: { action: 'KEEP' } },
    { it: 'scalars that are no text', given: { target_label: 'a', separator: 1, replacement: true } },
    { it: 'the largest modulus', given: { action: 'hashmod', target_label: 'a', modulus: 2n ** 64n - 1n } },
    { it: 'any name', given: { target_label: 'a b' } },
    { it: 'templates before Prometheus 3', given: { target_label: '${1}_a' }, scheme: 'legacy' as const },
    { it: 'defaults that are written where they are not compared by identity', given: { action: 'labeldrop', separator: ';', replacement: '$1', modulus: 0 } },
    { it: 'an empty source of null', given: { target_label: 'a', source_labels: [null] } },
  ])('takes $it', ({ given, scheme }) => {
    expect(() => ruleFrom(given, scheme)).not.toThrow();
  });

  test.each([
    { it: 'unknown actions', given: { action: 'constructor' }, expected: /^action "constructor" is not a known action/ },
    { it: 'an action of null', given: { action: null }, expected: /^action "" is not a known action/ },
    { it: 'unknown fields', given: { target_label: 'a', targetLabel: 'b' }, expected: /^targetLabel is not a field/ },
    { it: 'a missing target', given: { source_labels: ['a'] }, expected: /^target_label ".*" is not a valid label name/ },
    { it: 'a list as a text', given: { target_label: ['a'] }, expected: /^target_label is not text/ },
    { it: 'a text as a list', given: { target_label: 'a', source_labels: 'a' }, expected: /not a list of label names/ },
    { it: 'an empty source', given: { target_label: 'a', source_labels: [''] }, expected: /not a list of label names/ },
    { it: 'a modulus of zero', given: { action: 'hashmod', target_label: 'a', modulus: 0 }, expected: /^modulus is missing or 0/ },
    { it: 'a modulus below zero', given: { target_label: 'a', modulus: -1 }, expected: /whole number of 64 bits/ },
    { it: 'a modulus of 65 bits', given: { target_label: 'a', modulus: 2n ** 64n }, expected: /whole number of 64 bits/ },
    { it: 'a modulus in quotes', given: { target_label: 'a', modulus: '8' }, expected: /whole number of 64 bits/ },
    { it: 'other names before Prometheus 3', given: { target_label: 'a b' }, scheme: 'legacy' as const, expected: /^target_label ".*" is not a valid label name/ },
    {
      it: 'references where they are none, before Prometheus 3',
      given: { action: 'hashmod', modulus: 1, target_label: '$1' },
      scheme: 'legacy' as const,
      expected: /is not a valid label name/,
    },
    { it: 'names that labelmap cannot write', given: { action: 'labelmap', replacement: '' }, expected: /^replacement "" is not a valid label name/ },
    { it: 'a regex that is not RE2', given: { target_label: 'a', regex: '(?=a)' }, expected: /^regex "\(\?=a\)" is not a valid RE2 pattern/ },
    { it: 'a replacement in other letters', given: { action: 'lowercase', target_label: 'a', replacement: 'b' }, expected: /^replacement is not used by action/ },
    { it: 'the default regex where fields are compared', given: { action: 'keepequal', target_label: 'a', regex: '(.*)' }, expected: /^regex is not used by action/ },
    { it: 'an empty list where there is none', given: { action: 'labeldrop', source_labels: [] }, expected: /^source_labels is not used by action/ },
    { it: 'a target where there is none', given: { action: 'labelkeep', target_label: 'a' }, expected: /^target_label is not used by action/ },
  ])('refuses $it', ({ given, scheme, expected }) => {
    expect(() => ruleFrom(given, scheme)).toThrow(expected);
  });
});
