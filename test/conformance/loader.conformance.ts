/** What we say that Prometheus refuses to load, it refuses, and nothing else: its own test data, and random jobs of every discovery. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { askPrometheus, JUDGE_TIMEOUT_MILLIS, prometheusTestData } from './judges';
import { tryYamlValue } from '../../lib/manifests/load/try-yaml-value';
import { loaderVersion, reaches } from '../../lib/prometheus/configuration/loader-version';
import { readConfiguration } from '../../lib/prometheus/configuration/read-configuration';
import { refusalText } from '../../lib/prometheus/configuration/refused';
import { tryFindSchema } from '../../lib/prometheus/configuration/schemas';
import { loaderCases } from '../prometheus/configuration/loader-cases';
import { randomConfigurations } from '../support/random-native-jobs';

jest.setTimeout(JUDGE_TIMEOUT_MILLIS);

/** The version that the judge links. */
const VERSION = '3.14.0';

/** Why Prometheus would not load a text, by our model. */
function whyNot(value: unknown): string | undefined {
  if (value === undefined) return 'not YAML';
  const { refusals } = readConfiguration(value, { fill: (text) => text, prometheusVersion: VERSION });

  return refusals.length === 0 ? undefined : refusals.map(refusalText).join('; ');
}

test('the types of the configuration, read from source, are those of the linked Prometheus', async () => {
  const [{ schemas = {} }] = await askPrometheus([{ id: 'schemas', schemas: true }]);
  const { types, since } = JSON.parse(readFileSync(join(__dirname, '..', '..', 'imports', 'prometheus-schemas.json'), 'utf8')) as Record<'types' | 'since', typeof schemas>;
  const isLater = (minor: string | undefined) => minor !== undefined && !reaches(loaderVersion(VERSION), minor);

  const read = Object.fromEntries(Object.keys(schemas).map((type) => [type, Object.fromEntries(Object.entries(types[type])
    .filter(([field]) => !isLater(since[type]?.[field]) && !tryFindSchema(type)!.until.has(field)))]));
  expect(read).toEqual(schemas);
});

describe("Prometheus' own test data", () => {
  /** Texts in them are not UTF-8, which is not shown after `!!binary` is read. Both are about `external_labels`. */
  const NOT_JUDGED = ['labelname.bad.yml', 'labelvalue.bad.yml'];

  test('is accepted or refused as by Prometheus', async () => {
    const folder = prometheusTestData();
    const files = readdirSync(folder).filter((file) => file.endsWith('.yml') && !NOT_JUDGED.includes(file));
    const texts = new Map(files.map((file) => [file, readFileSync(join(folder, file), 'utf8')]));

    const answers = await askPrometheus(files.map((id) => ({ id, config: texts.get(id)!, load: true })));

    const different = answers.map(({ id, error }) => ({ id, error, ours: whyNot(tryYamlValue(texts.get(id)!, true)) }))
      .filter(({ error, ours }) => (error === undefined) !== (ours === undefined));
    expect(different).toEqual([]);
    expect(answers.filter(({ error }) => error !== undefined).length).toBeGreaterThan(140);
  });
});

test('configurations at the edge, of which a unit test holds what we say, are accepted or refused as by Prometheus', async () => {
  const cases = loaderCases();

  const answers = await askPrometheus(cases.map(({ id, config }) => ({ id, config, load: true })));

  const different = answers.map(({ id, error }, i) => ({ id, error, ours: whyNot(tryYamlValue(cases[i].config, true)) }))
    .filter(({ error, ours }) => (error === undefined) !== (ours === undefined));
  expect(different).toEqual([]);
  expect(answers.filter(({ error }) => error !== undefined).length).toBeGreaterThan(200);
});

describe('random configurations', () => {
  const RUNS = Number(process.env.CONFORMANCE_RUNS ?? 5_000);
  /** Stored seeds: one that fails is added here, so that it stays. */
  const SEEDS = [1, 20261129];

  test.each(SEEDS.flatMap((seed) => [{ seed, quoted: false }, { seed, quoted: true }]))('of seed $seed are accepted or refused as by Prometheus (as JSON: $quoted)', async ({ seed, quoted }) => {
    const texts = randomConfigurations(seed, RUNS / SEEDS.length / 2, { quoted, version: VERSION });

    const answers = await askPrometheus(texts.map((config, i) => ({ id: `${i}`, config, load: true })));

    const different = answers.map(({ error }, i) => ({ config: texts[i], error, ours: whyNot(quoted ? JSON.parse(texts[i]) : tryYamlValue(texts[i], true)) }))
      .filter(({ error, ours }) => (error === undefined) !== (ours === undefined));
    expect(different).toEqual([]);
    const accepted = answers.filter(({ error }) => error === undefined).length;
    expect(accepted / answers.length).toBeGreaterThan(0.2);
  });
});
