import { gzipSync } from 'zlib';
import { InputError, InputKind, readInput } from '../../../lib/migration/native/read-input';

const JOB = '{job_name: a, static_configs: [{targets: [x:1]}]}';

describe('readInput()', () => {
  test.each<{ it: string; text: string; kind: InputKind; where: string }>([
    { it: 'a configuration', text: `scrape_configs: [${JOB}]`, kind: 'prometheus.yml', where: 'the configuration' },
    { it: 'a list of jobs', text: `[${JOB}]`, kind: 'jobs', where: 'the list of jobs' },
    { it: 'a ConfigMap', text: `{apiVersion: v1, kind: ConfigMap, metadata: {name: c}, data: {x.yml: 'scrape_configs: [${JOB}]', other.txt: hello}}`, kind: 'configmap', where: 'ConfigMap "c", key "x.yml"' },
    { it: 'a List of objects', text: `{apiVersion: v1, kind: List, items: [{apiVersion: v1, kind: Service}, {apiVersion: v1, kind: ConfigMap, metadata: {name: c}, data: {x.yml: '[${JOB}]'}}]}`, kind: 'configmap', where: 'ConfigMap "c", key "x.yml"' },
    { it: 'a Secret', text: `{apiVersion: v1, kind: Secret, metadata: {name: s}, data: {k: ${Buffer.from(`[${JOB}]`).toString('base64')}}}`, kind: 'secret', where: 'Secret "s", key "k"' },
    { it: "a Secret with the operator's output", text: `{apiVersion: v1, kind: Secret, metadata: {name: s}, data: {prometheus.yaml.gz: ${gzipSync(`scrape_configs: [${JOB}]`).toString('base64')}}}`, kind: 'secret', where: 'Secret "s", key "prometheus.yaml.gz"' },
    { it: 'Helm values', text: `{server: {}, extraScrapeConfigs: '[${JOB}]'}`, kind: 'helm-values', where: 'extraScrapeConfigs' },
    { it: 'Helm values with a key that has a dot', text: `{serverFiles: {prometheus.yml: {scrape_configs: [${JOB}]}}}`, kind: 'helm-values', where: 'serverFiles."prometheus.yml"' },
    { it: 'one of several documents', text: `apiVersion: v1\nkind: Service\n---\nscrape_configs: [${JOB}]`, kind: 'prometheus.yml', where: 'the configuration' },
  ])('finds the jobs of $it', ({ text, kind, where }) => {
    const inputs = readInput(text);

    expect(inputs).toHaveLength(1);
    expect(inputs[0]).toMatchObject({ kind, where });
    expect(inputs[0].entries).toHaveLength(1);
    expect(readInput(text, kind)).toEqual(inputs);
  });

  test.each([
    { it: 'text that is not YAML', text: '{a: [' },
    { it: 'a key that is set twice', text: 'scrape_configs: []\nscrape_configs: []' },
    { it: 'an empty text', text: '' },
    { it: 'other values', text: 'a: b' },
    { it: 'another object', text: '{apiVersion: v1, kind: Service, scrape_configs: [{job_name: a}]}' },
    { it: 'a broken archive', text: `{apiVersion: v1, kind: Secret, data: {prometheus.yaml.gz: ${Buffer.from('no').toString('base64')}}}` },
    { it: 'a switch of a chart', text: 'scrapeConfigs: {enabled: true}' },
    { it: 'a list of something else', text: 'extraScrapeConfigs: "[1, 2]"' },
  ])('refuses $it', ({ text }) => {
    expect(() => readInput(text)).toThrow(InputError);
  });

  test('refuses another kind than the given one', () => {
    expect(() => readInput(`scrape_configs: [${JOB}]`, 'secret')).toThrow('holds no scrape jobs in the form of secret');
  });

  test('takes one job alone', () => {
    expect(readInput(JOB.trimStart().startsWith('{') ? JOB : 'job_name: a\nstatic_configs: []\n').map(({ kind, entries }) => [kind, entries.length])).toEqual([['jobs', 1]]);
  });

  test.each([
    { it: 'a tab', text: 'scrape_configs:\n\t- job_name: a\n', place: { line: 2, column: 1 } },
    { it: 'a key that is set twice', text: '- job_name: a\n  job_name: b\n', place: { line: 2, column: 3 } },
    { it: 'a template', text: '- job_name: a\n{{- range .jobs }}\n', place: { line: 2, column: 1 }, fix: 'correct it; if the file is a template, build it first' },
  ])('names the place of $it, and shows nothing of the text', ({ text, place, fix = 'correct it' }) => {
    expect(() => readInput(text)).toThrow(expect.objectContaining({ message: 'is not valid YAML, or sets a key twice', fix, place }));
  });
});
