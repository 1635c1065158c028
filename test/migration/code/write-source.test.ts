import fc from 'fast-check';
import { compactClass } from './compact-source';
import { formatted } from './format';
import { COMMENTED_FILE, SOURCE_FILE } from './random-source';
import { call, commented, construct, Expression, imported, local } from '../../../lib/migration/code/expression';
import { writeSource } from '../../../lib/migration/code/write-source';

const RUNS = Number(process.env.CODE_RUNS ?? 40);
const LIBRARY = 'cdk8s-app-monitoring';
const SCRAPE_CONFIG = imported('ScrapeConfig', LIBRARY);

describe('writeSource()', () => {
  test('writes a chart', () => {
    const text = writeSource({
      chart: {
        name: 'Monitoring',
        doc: ['What Prometheus scrapes.'],
        props: { namespace: 'monitoring' },
        body: [{
          comment: ['Job "node"'],
          value: construct(SCRAPE_CONFIG, local('this'), 'node', {
            discoveries: [call(imported('Discovery', LIBRARY).member('staticTargets'), { targets: ['node:9100'] })],
            scrapeInterval: call(imported('Duration', 'cdk8s').member('seconds'), 15),
            relabelings: [{ action: imported('imports', LIBRARY).member('RelabelConfigAction').member('KEEP'), sourceLabels: ['__address__'] }],
            sampleLimit: undefined,
          }),
        }],
      },
      main: [
        { constant: 'app', value: construct(imported('App', 'cdk8s')) },
        { value: construct(local('Monitoring'), local('app'), 'monitoring') },
        { value: call(local('app').member('synth')) },
      ],
    });

    expect(text).toBe(`import { App, Chart, Duration } from 'cdk8s';
import { Discovery, ScrapeConfig, imports } from 'cdk8s-app-monitoring';
import { Construct } from 'constructs';

/** What Prometheus scrapes. */
export class Monitoring extends Chart {
  constructor(scope: Construct, id: string) {
    super(scope, id, { namespace: 'monitoring' });

    // Job "node"
    new ScrapeConfig(this, 'node', {
      discoveries: [Discovery.staticTargets({ targets: ['node:9100'] })],
      scrapeInterval: Duration.seconds(15),
      relabelings: [
        {
          action: imports.RelabelConfigAction.KEEP,
          sourceLabels: ['__address__'],
        },
      ],
    });
  }
}

const app = new App();
new Monitoring(app, 'monitoring');
app.synth();
`);
  });

  test('gives a name that two modules export the name of its module', () => {
    const pair = construct(imported('Pair', './pair'), imported('IntOrString', LIBRARY), imported('IntOrString', './imports/k8s'), imported('Chart', './x-y'));

    const text = writeSource({ chart: { name: 'Pair', doc: [], body: [{ value: pair }] } });

    expect(text).toContain("import { IntOrString as K8sIntOrString } from './imports/k8s';");
    expect(text).toContain("import { Pair as PairPair } from './pair';");
    expect(text).toContain("import { Chart as XYChart } from './x-y';");
    expect(text).toContain('new PairPair(IntOrString, K8sIntOrString, XYChart);');
  });

  test('writes what prettier makes of the same code in long lines', async () => {
    await fc.assert(fc.asyncProperty(SOURCE_FILE, async (file) => {
      const body = file.chart.body.map(({ constant, value }) => ({ constant, value }));
      const bare = { chart: { ...file.chart, doc: [], body } };

      expect(withoutEmptyLines(await formatted(compactClass(bare)))).toBe(withoutEmptyLines(classOf(writeSource(bare))));
    }), { numRuns: RUNS });
  }, 600_000);

  test('writes what prettier leaves as it is', async () => {
    await fc.assert(fc.asyncProperty(COMMENTED_FILE, async (file) => {
      const text = writeSource(file);

      expect(await formatted(text)).toBe(text);
    }), { numRuns: RUNS });
  }, 600_000);

  test.each<{ it: string; value: Expression; expected: string }>([
    { it: 'a comment before a property', value: { a: commented('why', 1) }, expected: '{\n      // why\n      a: 1,\n    }' },
    { it: 'a comment of several lines', value: [commented(['why', '', 'how'], 'x')], expected: "[\n      // why\n      //\n      // how\n      'x',\n    ]" },
    { it: 'an empty object', value: {}, expected: '{}' },
  ])('writes $it', ({ value, expected }) => {
    const text = writeSource({ chart: { name: 'C', doc: [], body: [{ value: call(local('f'), value) }] } });

    expect(text).toContain(`    f(${expected});`);
  });
});

function classOf(text: string): string {
  return text.slice(text.indexOf('export class'));
}

/** Where an empty line separates statements is left to the writer. */
function withoutEmptyLines(text: string): string {
  return text.replace(/\n\n/g, '\n');
}
