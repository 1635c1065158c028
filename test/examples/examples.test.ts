/** The examples give what they promise: golden by chart, the same bytes every time, no finding that is not announced. */
import { existsSync, readdirSync, readFileSync } from 'fs';
import { join } from 'path';
import { App, Yaml } from 'cdk8s';
import { AdditionalScrapeConfigs, AppMonitoring, ScrapeConfig } from 'cdk8s-app-monitoring';
import { exampleApp, EXAMPLES } from './examples';
import { monitoringExtract } from './monitoring-extract';
import { Manifest } from '../../lib/manifests/manifest';
import { expectGolden, expectNoOrphanGoldens } from '../support/golden';

const GOLDENS = join(__dirname, 'goldens');
const NAMES = Object.keys(EXAMPLES);
const APPS = new Map(NAMES.map((name) => [name, exampleApp(name)]));

const CHARTS = NAMES.flatMap((example) => APPS.get(example)!.charts.map(({ node }) => ({
  example, chart: node.id, golden: join(GOLDENS, example, `${node.id}.yaml`),
})));

/** Constructs that have findings. */
const MONITORING = [AppMonitoring, ScrapeConfig, AdditionalScrapeConfigs];

/** More lines are two cases in one. */
const MAX_GOLDEN_LINES = 120;

describe('EXAMPLES', () => {
  test('are all that have a main.ts', () => {
    const folder = join(__dirname, '..', '..', 'examples');
    const programs = readdirSync(folder).filter((name) => existsSync(join(folder, name, 'main.ts')));

    expect([...NAMES].sort()).toEqual(programs.sort());
  });

  test.each(CHARTS)('$example/$chart is monitored as its golden says', ({ example, chart, golden }) => {
    const manifests = manifestsOf(APPS.get(example)!, chart);

    expectGolden(golden, Yaml.stringify(...manifests.map(monitoringExtract)));
  });

  test('have no golden without a chart', () => {
    expectNoOrphanGoldens(GOLDENS, CHARTS.map(({ golden }) => golden));
  });

  test.each(CHARTS)('$example/$chart has a golden that a person reads', ({ golden }) => {
    expect(readFileSync(golden, 'utf8').split('\n').length).toBeLessThanOrEqual(MAX_GOLDEN_LINES);
  });

  test.each(NAMES)('%s gives the same bytes in two apps, and in one app twice', (name) => {
    const [first, second] = [exampleApp(name), exampleApp(name)];

    const bytes = first.synthYaml();

    expect(second.synthYaml()).toBe(bytes);
    expect(first.synthYaml()).toBe(bytes);
  });

  test.each(NAMES)('%s synthesizes without a warning', (name) => {
    let stderr = '';
    const spy = jest.spyOn(process.stderr, 'write').mockImplementation((text) => { stderr += String(text); return true; });
    exampleApp(name).synthYaml();
    spy.mockRestore();

    expect(stderr).toBe('');
  });

  test.each([
    { example: 'getting-started', expected: [] },
    {
      example: 'online-shop',
      expected: [
        'AM232 web-shop/availability', 'AM232 orders-database/monitoring', 'AM232 payments/monitoring', 'AM232 recommendations/monitoring',
        'AM406 recommendations/monitoring', 'AM412 loyalty/monitoring',
      ],
    },
    { example: 'plain-manifests', expected: ['AM232 cart/monitoring', 'AM232 stock/monitoring'] },
    { example: 'platform', expected: ['AM232 partner-api/monitoring'] },
    { example: 'sample-app', expected: ['AM305 annotation-mode/monitoring'] },
    { example: 'several-clusters', expected: [] },
    { example: 'scrape-configs', expected: ['AM702 outside/nodes', 'AM703 prometheus/batch'] },
  ])('$example has no findings but $expected', ({ example, expected }) => {
    const findings = APPS.get(example)!.node.findAll()
      .filter((construct) => MONITORING.some((kind) => construct instanceof kind))
      .flatMap((monitoring) => (monitoring as AppMonitoring).findings);

    expect(findings.map(({ code, path }) => `${code} ${path}`)).toEqual(expected);
  });
});

function manifestsOf(app: App, chart: string): Manifest[] {
  return app.charts.find(({ node }) => node.id === chart)!.toJson() as Manifest[];
}
