/** docs/from-existing-yaml.md: the app that it moves to AppMonitoring has the same targets before and after. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { App, Chart, Testing, Yaml } from 'cdk8s';
import { expectQuoted, textOf, withSays } from './quotes';
import { addCart } from '../../examples/from-yaml/cart';
import { addIncluded } from '../../examples/from-yaml/included';
import { addMonitor } from '../../examples/from-yaml/operator-classes';
import { runCli } from '../cli/terminal';
import { failureOf } from '../testing/scenes';

const PAGE = 'docs/from-existing-yaml.md';
const FOLDER = join(__dirname, '..', '..', 'examples', 'from-yaml');
const read = (name: string) => readFileSync(join(FOLDER, name), 'utf8');

test('docs/from-existing-yaml.md quotes a synth, the new monitor, and the comparison of targets', async () => {
  const included = new App();
  addIncluded(included);
  const moved = new App();
  addCart(moved);
  const monitor = moved.charts[0].toJson().find(({ kind }: { kind: string }) => kind === 'ServiceMonitor');

  const says = { synth: failureOf(() => included.synth()), monitor: Yaml.stringify(monitor), diff: await diff(moved.synthYaml()) };

  expectQuoted(PAGE, withSays(textOf(PAGE), says));
  expect(says.diff).toBe('0 gained, 0 lost, 0 changed\n');
});

test('the class of the operator writes the same object as the YAML', () => {
  const chart = new Chart(new App(), 'shop');
  addMonitor(chart);

  expect(Testing.synth(chart)).toEqual(Yaml.load(join(FOLDER, 'fixed-monitor.yaml')));
});

/** What `targets --diff` prints for the YAML on one side and the synthesized app on the other. */
async function diff(after: string): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'from-yaml-'));
  writeFileSync(join(folder, 'old.yaml'), read('app.yaml') + read('fixed-monitor.yaml'));
  writeFileSync(join(folder, 'new.yaml'), after);
  const { out, err } = await runCli(['targets', '--diff', join(folder, 'old.yaml'), join(folder, 'new.yaml'), '--external', join(FOLDER, 'cluster.yaml')]);
  rmSync(folder, { recursive: true });

  return `${err}${out}`;
}
