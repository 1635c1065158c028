import { additionalJobs } from '../../../../lib/operator/configuration/scrape-config/additional';
import { serverContext, textOf } from '../../../support/scrape-config/job-of';

function jobs(text: string, shards = 1): string {
  return textOf(additionalJobs(text, serverContext({ server: { shards } })).map(({ yaml }) => yaml));
}

describe('additionalJobs()', () => {
  test.each([
    { it: 'finds none in nothing', text: '', expected: 'at: []\n' },
    { it: 'finds none in a comment', text: '# later\n', expected: 'at: []\n' },
    { it: 'finds none in an empty list', text: '[]', expected: 'at: []\n' },
    { it: 'takes an empty item for an empty job', text: '- \n', expected: '- {}\n' },
    { it: 'keeps the order of keys', text: '- b: 1\n  a: 2\n', expected: '- b: 1\n  a: 2\n' },
    { it: 'takes a key alone for one without a value', text: '- {a, b: 1}\n- ? c\n', expected: '- a: null\n  b: 1\n- c: null\n' },
    { it: 'reads YAML 1.1', text: '- a: [yes, 012, 0x1F, 1_0, 1:30, ~]\n', expected: '- a:\n  - true\n  - 10\n  - 31\n  - 10\n  - "1:30"\n  - null\n' },
    { it: 'reads a sign behind 0b', text: '- a: 0b-11\n', expected: '- a: -3\n' },
    { it: 'keeps dates as text', text: '- a: 2001-12-14\n', expected: '- a: "2001-12-14"\n' },
    { it: 'looks at quotes and tags', text: '- a: ["yes", !!str 5, !!int "5"]\n', expected: '- a:\n  - "yes"\n  - "5"\n  - 5\n' },
    {
      it: 'looks at every tag',
      text: '- a: [!!bool on, !!null ~, !!float 1, !!timestamp 2001-01-02, !!binary aGk=, !own 5]\n',
      expected: '- a:\n  - true\n  - null\n  - 1\n  - "2001-01-02"\n  - hi\n  - "5"\n',
    },
    { it: 'follows aliases', text: '- a: &x [1]\n- b: *x\n', expected: '- a:\n  - 1\n- b:\n  - 1\n' },
    { it: 'loses what merge keys bring', text: '- &x {a: 1}\n- <<: *x\n  b: 2\n', expected: '- a: 1\n- b: 2\n' },
    { it: 'reads the first document alone', text: '- a: 1\n---\n- b: 2\n', expected: '- a: 1\n' },
    { it: 'takes keys like any others', text: '- {__proto__: 1, constructor: 2}\n', expected: '- __proto__: 1\n  constructor: 2\n' },
  ])('$it', ({ text, expected }) => expect(jobs(text)).toBe(expected));

  test.each([
    { it: 'a map', text: 'a: 1\n', expected: 'yaml: unmarshal errors:\n  line 1: cannot unmarshal !!map into []yaml.MapSlice' },
    { it: 'text', text: 'a long text', expected: 'yaml: unmarshal errors:\n  line 1: cannot unmarshal !!str `a long ...` into []yaml.MapSlice' },
    {
      it: 'a list of others',
      text: '- 5\n- [x]\n',
      expected:
      'yaml: unmarshal errors:\n  line 1: cannot unmarshal !!int `5` into yaml.MapSlice\n  line 2: cannot unmarshal !!str `x` into yaml.MapItem',
    },
    { it: 'an unknown alias', text: '- a: *x\n', expected: 'yaml: unknown anchor \'x\' referenced' },
    { it: 'a merge of no map', text: '- <<: 5\n', expected: 'yaml: map merge requires map or sequence of maps as the value' },
    { it: 'a tag that lies', text: '- a: !!int x\n', expected: 'yaml: cannot decode !!str `x` as a !!int' },
    { it: 'a number that is tagged as a truth value', text: '- a: !!bool 1\n', expected: 'yaml: cannot decode !!int `1` as a !!bool' },
    { it: 'text that is tagged as null', text: '- a: !!null x\n', expected: 'yaml: cannot decode !!str `x` as a !!null' },
    { it: 'text that is tagged as a float', text: '- a: !!float x\n', expected: 'yaml: cannot decode !!str `x` as a !!float' },
    { it: 'a date that is tagged as a number', text: '- a: !!int 2001-01-01\n', expected: 'yaml: cannot decode !!str `2001-01-01` as a !!int' },
    { it: 'a date that does not exist', text: '- a: !!timestamp 2001-02-30\n', expected: 'yaml: cannot decode !!str `2001-02-30` as a !!timestamp' },
    {
      it: 'an unsigned number that is tagged as a float',
      text: '- a: !!float 9223372036854775808\n',
      expected: 'yaml: cannot decode !!int `9223372036854775808` as a !!float',
    },
    { it: 'base64 with a space in it', text: '- a: !!binary a b=\n', expected: 'yaml: !!binary value contains invalid base64 data' },
    { it: 'base64 without its end', text: '- a: !!binary aGk\n', expected: 'yaml: !!binary value contains invalid base64 data' },
    { it: 'bad syntax', text: '- a: [\n', expected: /^yaml: line 2: / },
    { it: 'an alias of itself', text: '- &x {a: *x}\n', expected: 'yaml: anchor \'x\' value contains itself' },
    { it: 'a bomb of aliases', text: bomb(), expected: 'yaml: document contains excessive aliasing' },
  ])('refuses $it in the operator\'s words', ({ text, expected }) => {
    const prefix = 'generate additional scrape configs: unmarshalling additional scrape configs failed: ';

    expect(messageOf(() => jobs(text)).slice(prefix.length)).toEqual(typeof expected === 'string' ? expected : expect.stringMatching(expected));
    expect(messageOf(() => jobs(text)).slice(0, prefix.length)).toBe(prefix);
  });

  test.each([
    { it: 'divides targets among shards, after rules that there are', text: '- relabel_configs: [{regex: a}]\n  job_name: a\n', shards: 2, rules: 6 },
    { it: 'leaves a job alone that divides them', text: '- relabel_configs: [{action: hashmod}]\n  job_name: a\n', shards: 2, rules: 1 },
    { it: 'takes capitals for another action', text: '- relabel_configs: [{action: HashMod}]\n  job_name: a\n', shards: 2, rules: 6 },
  ])('$it', ({ text, shards, rules }) => {
    const [{ yaml: job, origins }] = additionalJobs(text, serverContext({ server: { shards } }));

    expect([...job.keys()]).toEqual(['job_name', 'relabel_configs']);
    expect(job.get('relabel_configs')).toHaveLength(rules);
    expect(origins).toHaveLength(rules);
    expect(origins.map((origin) => ('by' in origin ? origin.by : `${origin.fieldPath} of ${origin.object}`)))
      .toEqual(['spec.additionalScrapeConfigs of Prometheus/monitoring/main', ...Array.from({ length: rules - 1 }, () => 'shard')]);
  });

  test.each([
    { it: 'rules that are none', text: '- relabel_configs:\n', expected: 'error parsing relabel configs: %!w(<nil>)' },
    { it: 'a rule that is none', text: '- relabel_configs: [a]\n', expected: 'error parsing relabel config: %!w(<nil>)' },
  ])('refuses $it once there are shards', ({ text, expected }) => {
    expect(() => jobs(text, 2)).toThrow(`generate additional scrape configs: ${expected}`);
    expect(() => jobs(text, 1)).not.toThrow();
  });
});

function messageOf(act: () => unknown): string {
  try {
    act();
  } catch (error) {
    return (error as Error).message;
  }

  return '';
}

/** Seven levels of ten aliases each. */
function bomb(): string {
  const levels = Array.from({ length: 7 }, (_, i) => `  l${i + 1}: &l${i + 1} [${Array.from({ length: 10 }, () => `*l${i}`).join(', ')}]\n`);

  return `- l0: &l0 [x]\n${levels.join('')}`;
}
