// The examples of doc comments, as Construct Hub compiles and translates them.

import { cpSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'fs';
import { join } from 'path';
import { ROOT, temporaryFolder } from './support/packages';
import { run } from './support/run';

const folder = temporaryFolder();
const NAME = 'cdk8s-app-monitoring';

/** What the fixture of the examples imports. */
const DEPENDENCIES = ['@types/node', 'cdk8s', 'cdk8s-plus-33', 'constructs'];

afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('every example of the assembly compiles by the rules of rosetta', () => {
  const examples = preparePackage();
  const tablet = join(folder, 'examples.json');

  const program = join(ROOT, 'node_modules', 'jsii-rosetta', 'bin', 'jsii-rosetta');
  run(process.execPath, [program, 'extract', '--strict', '--fail', '--compile', '--directory', folder, '--output', tablet, join(folder, 'node_modules', NAME)], { cwd: folder });

  expect(examples).toBeGreaterThan(110);
  expect(Object.keys(JSON.parse(readFileSync(tablet, 'utf8')).snippets)).toHaveLength(examples);
}, 300_000);

/** The compiled package beside its dependencies, without the README, whose code are parts of whole programs. Returns how many examples it has. */
function preparePackage(): number {
  const home = join(folder, 'node_modules', NAME);
  mkdirSync(home, { recursive: true });
  mkdirSync(join(folder, 'node_modules', '@types'));
  for (const name of DEPENDENCIES) symlinkSync(join(ROOT, 'node_modules', name), join(folder, 'node_modules', name));
  for (const name of ['build', 'rosetta', 'package.json']) cpSync(join(ROOT, name), join(home, name), { recursive: true });
  const { readme, ...assembly } = JSON.parse(readFileSync(join(ROOT, '.jsii'), 'utf8'));
  writeFileSync(join(home, '.jsii'), JSON.stringify(assembly));

  return JSON.stringify(assembly).match(/"example":"/g)!.length;
}
