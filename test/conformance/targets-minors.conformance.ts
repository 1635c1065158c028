/** What is scraped is what other versions of the real Prometheus scrape: the tables of targets, minor by minor. */
import { JUDGE_TIMEOUT_MILLIS } from './judges';
import { PROMETHEUS_MINORS } from './prometheus-minors/minors';
import { Comparison, compareTargets, together } from './targets/forecast';
import { judgeTargets } from './targets/judge-targets';
import { ofPrometheus } from './targets/of-prometheus';
import { serversOf } from './targets/scenario';
import { THEMES } from './targets/scenarios/themes';
import { TargetsResult, writeTargetsPage } from './targets/targets-page';

jest.setTimeout(JUDGE_TIMEOUT_MILLIS * 2);

/** Without `CONFORMANCE_RUNS`, none is asked: each takes some minutes to build. `TARGETS_PROMETHEUS=2.45,3.16` asks those alone. */
const LISTED = process.env.TARGETS_PROMETHEUS?.split(',') ?? (process.env.CONFORMANCE_RUNS === undefined ? [] : PROMETHEUS_MINORS.map(({ minor }) => minor));
const ASKED = PROMETHEUS_MINORS.filter(({ minor }) => LISTED.includes(minor));

const SHOWN = Number(process.env.SHOW ?? 10);

const results = new Map<string, TargetsResult>();

test.each(PROMETHEUS_MINORS)('there are many scenarios with servers of $version alone', (minor) => {
  const scenarios = ofPrometheus(minor, Object.values(THEMES).flat());
  const versions = scenarios.flatMap(({ manifests }) => manifests.filter((manifest) => serversOf([manifest]).length > 0)
    .map(({ spec }) => (spec as { readonly version?: string }).version));

  expect(scenarios.length).toBeGreaterThan(400);
  expect(new Set(versions)).toEqual(new Set([`v${minor.version}`]));
});

for (const minor of ASKED) {
  describe(`Prometheus ${minor.minor}`, () => {
    const themes = Object.entries(THEMES).map(([theme, scenarios]) => ({ theme, scenarios: ofPrometheus(minor, scenarios) }))
      .filter(({ scenarios }) => scenarios.length > 0);
    let compared: ReadonlyMap<string, Comparison>;

    beforeAll(async () => {
      const answers = await judgeTargets(themes.flatMap(({ scenarios }) => scenarios), minor);
      compared = new Map(answers.judged.map((answer) => [answer.scenario.name, compareTargets(answer)]));
      const { agreed, empty, differences } = together([...compared.values()]);
      results.set(minor.minor, { scenarios: compared.size, targets: agreed, emptyJobs: empty, differences: differences.length });
    });

    test.each(themes)('finds the targets that are foretold: $theme', ({ scenarios }) => {
      const { differences, agreed } = together(scenarios.map(({ name }) => compared.get(name)!));

      expect(differences.slice(0, SHOWN)).toEqual([]);
      expect(agreed).toBeGreaterThan(scenarios.length / 2);
    });
  });
}

afterAll(() => {
  process.stderr.write(`targets: ${JSON.stringify(Object.fromEntries(results))}\n`);
  if (process.env.WRITE_COMPATIBILITY) writeTargetsPage(results);
});
