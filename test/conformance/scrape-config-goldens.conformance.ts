/** Every golden of ScrapeConfig is one that the API server admits, the operator selects and Prometheus loads. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseAllDocuments } from 'yaml';
import { askOperator, askPrometheus, JUDGE_TIMEOUT_MILLIS, OperatorAnswer } from './judges';
import { Manifest } from '../support/manifests/manifest';
import { providedFor } from '../support/provided';

jest.setTimeout(JUDGE_TIMEOUT_MILLIS);

const GOLDENS = join(__dirname, '..', 'scrape-config', 'goldens');

/** Manifests of every golden but the refused ones, by the golden's name. */
const MANIFESTS = new Map((readdirSync(GOLDENS, { recursive: true }) as string[])
  .filter((name) => name.endsWith('.golden') && !name.endsWith('refused.golden')).sort()
  .map((name): [string, Manifest[]] => [name, parseAllDocuments(readFileSync(join(GOLDENS, name), 'utf8')).map((document) => document.toJS() as Manifest)]));

/** Prometheus reads Scaleway's secret key as it loads the configuration, and wants a UUID. */
function withSecretKeys(manifests: Manifest[]): Manifest[] {
  return manifests.map((manifest) => {
    const { stringData } = manifest as { stringData?: { [key: string]: string } };

    return stringData && 'secret-key' in stringData
      ? { ...manifest, stringData: { ...stringData, 'secret-key': '11111111-2222-3333-4444-555555555555' } }
      : manifest;
  });
}

/** Secrets for a ScrapeConfig, in plain text: the operator writes what they hold into the configuration. */
function cluster(manifests: Manifest[]): Manifest[] {
  return [...manifests, ...withSecretKeys(providedFor(manifests.filter(({ kind }) => kind === 'ScrapeConfig')))];
}

describe('the goldens of ScrapeConfig', () => {
  const ways = { ScrapeConfig: [] as string[], Secret: [] as string[] };
  for (const [name, manifests] of MANIFESTS) ways[manifests.some(({ kind }) => kind === 'ScrapeConfig') ? 'ScrapeConfig' : 'Secret'].push(name);
  let answers: OperatorAnswer[];

  beforeAll(async () => {
    answers = await askOperator([...MANIFESTS].map(([id, manifests]) => ({ id, manifests: cluster(manifests) })));
  });

  test('are of both kinds', () => {
    expect({ scrapeConfigs: ways.ScrapeConfig.length > 90, secrets: ways.Secret.length > 80 }).toEqual({ scrapeConfigs: true, secrets: true });
  });

  test('are admitted, without unknown fields', () => {
    expect(answers.filter(({ admission, error }) => error !== undefined || Object.keys(admission).length > 0)).toEqual([]);
  });

  test('are selected and not rejected', () => {
    const lost = answers.flatMap(({ id, servers }) => Object.values(servers).map((server) => ({ id, ...server })))
      .filter(({ id, selected, rejected, error }) =>
        error !== undefined || Object.keys(rejected).length > 0 || selected.length !== Number(ways.ScrapeConfig.includes(id)))
      .map(({ config, ...rest }) => rest);

    expect(lost).toEqual([]);
    expect(answers.every(({ servers }) => Object.keys(servers).length === 1)).toBe(true);
  });

  test('lose nothing to the version they are written for', () => {
    const warned = answers.flatMap(({ id, servers }) => Object.values(servers).flatMap(({ warnings = [] }) => warnings.map((warning) => `${id}: ${warning}`)));

    expect(warned).toEqual([]);
  });

  test('lead to configurations that Prometheus loads, with a job in each', async () => {
    const configs = answers.flatMap(({ id, servers }) => Object.values(servers).map(({ config }) => ({ id, config })));

    const refused = (await askPrometheus(configs)).filter(({ error }) => error !== undefined);

    expect(refused).toEqual([]);
    expect(configs.filter(({ config }) => !/^- job_name: /m.test(config)).map(({ id }) => id)).toEqual([]);
  });
});
