import { App } from 'cdk8s';
import { parseAllDocuments } from 'yaml';
import { AppMonitoringProps } from '../../lib/app-monitoring/app-monitoring-props';
import { checkText } from '../../lib/endpoint/check-text';
import { addWorkload, monitor, newChart, propsRefusal } from '../support/app';

describe('checkText()', () => {
  test.each<{ it: string; given: AppMonitoringProps; expected: string }>([
    { it: 'NUL', given: { path: '/\u0000' }, expected: 'AM109 path "/\\u0000" holds U+0000, which YAML readers refuse or change; remove the character' },
    {
      it: 'a line separator',
      given: { params: { a: ['b', '\u2028'] } },
      expected: 'AM109 params.a[1] "\\u2028" holds U+2028, which YAML readers refuse or change; remove the character',
    },
    {
      it: 'a paragraph separator in a key',
      given: { params: { '\u2029': ['b'] } },
      expected: 'AM109 params "\\u2029" holds U+2029, which YAML readers refuse or change; remove the character',
    },
    {
      it: 'a byte order mark',
      given: { metadata: { annotations: { a: '\ufeffb' } } },
      expected: 'AM109 metadata.annotations.a "\\ufeffb" holds U+FEFF, which YAML readers refuse or change; remove the character',
    },
    {
      it: 'a lone surrogate',
      given: { relabelings: [{ targetLabel: 'a', replacement: '\ud800' }] },
      expected: 'AM109 relabelings[0].replacement "\\ud800" holds U+D800, which YAML readers refuse or change; remove the character',
    },
    {
      it: 'next line',
      given: { endpoints: [{ port: 1 }, { container: '\u0085' }] },
      expected: 'AM109 endpoints[1].container "\\u0085" holds U+0085, which YAML readers refuse or change; remove the character',
    },
    {
      it: 'an escape sequence',
      given: { noProxy: '\u001b[31m', proxyUrl: 'http://proxy' },
      expected: 'AM109 noProxy "\\u001b[31m" holds U+001B, which YAML readers refuse or change; remove the character',
    },
    {
      it: 'a key __proto__',
      given: { params: { ['__proto__']: ['a'] } },
      expected: 'AM109 params has a key "__proto__", which cdk8s cannot write; use another key',
    },
    {
      it: 'a key constructor',
      given: { metadata: { labels: { constructor: 'a' } as any } },
      expected: 'AM109 metadata.labels has a key "constructor", which cdk8s cannot write; use another key',
    },
    {
      it: 'a line break in a label',
      given: { scrapeClass: 'a\nb' },
      expected: 'AM109 scrapeClass "a\\u000ab" holds U+000A, which YAML readers refuse or change; remove the character',
    },
    {
      it: 'a line break in the key of an annotation',
      given: { metadata: { annotations: { 'a\n': 'b' } } },
      expected: 'AM107 metadata.annotations "a\\u000a": "b" may only hold letters, digits, "-", "_" and ".", beginning and ending with a letter or digit; use a key and a value that are valid in Kubernetes\nAM109 metadata.annotations "a\\u000a" holds U+000A, which YAML readers refuse or change; remove the character',
    },
    {
      it: 'a carriage return in an annotation',
      given: { metadata: { annotations: { a: 'b\r\nc' } } },
      expected: 'AM109 metadata.annotations.a "b\\u000d\\u000ac" holds U+000D, which YAML readers refuse or change; remove the character',
    },
    {
      it: 'halves of a character on two lines of an annotation',
      given: { metadata: { annotations: { a: '\ud83d\n\ude00' } } },
      expected: 'AM109 metadata.annotations.a "\\ud83d\\u000a\\ude00" holds U+D83D, which YAML readers refuse or change; remove the character',
    },
    {
      it: 'a line break in a label that is called like annotations',
      given: { params: { 'metadata.annotations.a': ['b\nc'] } },
      expected: 'AM109 params.metadata.annotations.a[0] "b\\u000ac" holds U+000A, which YAML readers refuse or change; remove the character',
    },
    {
      it: 'a line separator in an object without a prototype',
      given: { params: Object.assign(Object.create(null), { a: ['\u2028'] }) },
      expected: 'AM109 params.a[0] "\\u2028" holds U+2028, which YAML readers refuse or change; remove the character',
    },
  ])('refuses $it', ({ given, expected }) => {
    expect(propsRefusal(given)).toBe(expected);
  });

  test.each<{ it: string; given: unknown }>([
    { it: 'text', given: 'ä 漢 😀' },
    { it: 'numbers, booleans and nothing', given: [1, true, null, undefined] },
    { it: 'keys of objects that have them from elsewhere', given: { toString: 'a' } },
    { it: 'constructs, which it does not look into', given: { workload: newChart() } },
  ])('takes $it', ({ given }) => {
    expect(checkText(given)).toEqual([]);
  });

  test.each(['a\nb', 'a\tb', '\t', '\n a\n', 'a\n\n\tb \t\n\n'])('takes line breaks and tabs in the value of an annotation, and YAML carries them: %j', (value) => {
    const chart = newChart();
    addWorkload(chart);
    monitor(chart, { operatorMode: true, metadata: { annotations: { note: value } } });

    const [podMonitor] = parseAllDocuments(App.of(chart).synthYaml() as string).map((document) => document.toJS()).filter(({ kind }) => kind === 'PodMonitor');
    expect(podMonitor.metadata.annotations).toEqual({ note: value });
  });
});
