/** What AppMonitoring writes is admitted, selected and loaded by the real thing: every example, and random apps. */
import { AnnotationConvention, Istio, ScrapeConfigsForm } from 'cdk8s-app-monitoring';
import { askOperator, askPrometheus, JUDGE_TIMEOUT_MILLIS, OperatorAnswer } from './judges';
import { judgeTargets } from './targets/judge-targets';
import { exampleManifests } from '../support/example-manifests';
import { Manifest } from '../support/manifests/manifest';
import { prometheus } from '../support/manifests/servers';
import { faultsOf } from '../support/meant-targets';
import { providedFor } from '../support/provided';
import { RandomCase, randomCases } from '../support/random-monitoring';
import { PROBER } from '../support/random-shops';
import { servableShops } from '../support/servable-shops';

jest.setTimeout(JUDGE_TIMEOUT_MILLIS);

/** A Prometheus that selects everything and knows the scrape class of strict mTLS. */
const PROMETHEUS = prometheus({ version: 'v3.14.0', ...Istio.prometheusSettings() });
const SERVER = 'Prometheus/monitoring/main';

/** Stored seeds: one that fails is added here, so that it stays. */
const SEEDS = [20261120, 42];
const CASES_PER_SEED = Number(process.env.CONFORMANCE_CASES ?? Math.max(1_600, Number(process.env.CONFORMANCE_RUNS ?? 0) / SEEDS.length));

/** Random apps whose targets the real Prometheus is asked for. */
const SHOPS = Number(process.env.CONFORMANCE_SHOPS ?? (process.env.CONFORMANCE_RUNS ? 300 : 60));

const MONITOR_KINDS = ['ServiceMonitor', 'PodMonitor', 'Probe', 'ScrapeConfig'];

/** Sets of manifests by their name, and what the judges say of them. */
class Judged {
  static async of(sets: readonly { readonly id: string; readonly manifests: readonly object[] }[]): Promise<Judged> {
    const manifests = new Map(sets.map((set) => [set.id, set.manifests as readonly Manifest[]]));
    const answers = await askOperator([...manifests].map(([id, given]) => ({ id, manifests: given, prometheus: PROMETHEUS })));

    return new Judged(manifests, answers);
  }

  private constructor(readonly manifests: ReadonlyMap<string, readonly Manifest[]>, readonly answers: readonly OperatorAnswer[]) {}

  /** Objects the API server refuses or takes fields from. */
  get notAdmitted() {
    return this.answers.filter(({ error, admission }) => error !== undefined || Object.keys(admission).length > 0)
      .map(({ id, error, admission }) => ({ id, error, admission }));
  }

  /** Monitors the operator rejects or does not select. */
  get notSelected() {
    return this.answers.flatMap(({ id, servers }) => {
      const { selected, rejected, error } = servers[SERVER];
      const monitors = this.manifests.get(id)!.filter(({ kind }) => MONITOR_KINDS.includes(kind)).length;

      return error === undefined && Object.keys(rejected).length === 0 && selected.length === monitors ? [] : [{ id, monitors, selected, rejected, error }];
    });
  }

  /** Configurations Prometheus does not load. */
  async notLoaded() {
    const configs = this.answers.flatMap(({ id, servers }) => Object.entries(servers).map(([server, { config }]) => ({ id: `${id} ${server}`, config })));
    const verdicts = await askPrometheus(configs);

    return verdicts.filter(({ error }) => error !== undefined);
  }
}

describe('the examples', () => {
  let judged: Judged;
  beforeAll(async () => { judged = await Judged.of(exampleManifests().map(({ name, manifests }) => ({ id: name, manifests }))); });

  test('hold monitors', () => {
    const count = [...judged.manifests.values()].flat().filter(({ kind }) => MONITOR_KINDS.includes(kind)).length;

    expect(count).toBeGreaterThan(10);
  });

  test('are admitted, without unknown fields', () => expect(judged.notAdmitted).toEqual([]));

  test('are selected by a Prometheus that selects everything', () => expect(judged.notSelected).toEqual([]));

  test('are rejected by no server of their own', () => {
    const rejected = judged.answers.flatMap(({ id, servers }) => Object.entries(servers).map(([server, result]) => ({ id, server, ...result })))
      .filter(({ rejected: reasons, error }) => error !== undefined || Object.keys(reasons).length > 0);

    expect(rejected).toEqual([]);
  });

  test('lead to configurations that Prometheus loads', async () => expect(await judged.notLoaded()).toEqual([]));
});

describe.each(SEEDS)('AppMonitoring with random props of seed %i', (seed) => {
  let cases: RandomCase[];
  let judged: Judged;
  beforeAll(async () => {
    cases = randomCases(seed, CASES_PER_SEED);
    const written = cases.filter(({ refusal }) => refusal === undefined);
    judged = await Judged.of(written.map(({ id, manifests }) => ({ id, manifests: [...manifests, ...providedFor(manifests as Manifest[])] })));
  });

  test('writes manifests for most of them, and refuses the others with a code', () => {
    const withoutCode = cases.filter(({ refusal }) => refusal !== undefined && !/\bAM\d{3}\b/.test(refusal));

    expect(withoutCode).toEqual([]);
    expect(judged.answers.length).toBeGreaterThan(CASES_PER_SEED * 0.625);
  });

  test('writes what the API server admits, without unknown fields', () => expect(judged.notAdmitted).toEqual([]));

  test('writes monitors that the operator selects and does not reject', () => expect(judged.notSelected).toEqual([]));

  test('leads to configurations that Prometheus loads', async () => expect(await judged.notLoaded()).toEqual([]));
});

test(`the real Prometheus scrapes what is meant in ${SHOPS} random apps, and nothing else`, async () => {
  const shops = servableShops(SEEDS[0], SHOPS);
  const prometheusConfig = AnnotationConvention.community().toScrapeConfigs({ form: ScrapeConfigsForm.PROMETHEUS_YML, prober: PROBER });
  const { judged } = await judgeTargets(shops.map(({ manifests }, i) => ({ name: `shop ${i}`, manifests: [...manifests, PROMETHEUS], prometheusConfig })));
  const results = judged.map(({ servers, refused }, i) => ({
    shop: shops[i].shop,
    refused,
    faults: faultsOf(shops[i].shop, Object.values(servers).flatMap(({ jobs }) => Object.values(jobs).flat())),
  }));

  expect(results.filter(({ refused, faults }) => Object.keys(refused).length > 0 || faults.length > 0).slice(0, 3)).toEqual([]);
});
