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
});
