// All types of the package, without skipLibCheck, by each TypeScript and each way to find modules.

import { existsSync, rmSync } from 'fs';
import { join } from 'path';
import { canInstall, endsOf, IS_WHOLE_MATRIX } from './support/matrix';
import { copyFixture, install, pack, temporaryFolder, versionOf } from './support/packages';
import { run } from './support/run';

/** The last of them have no `node10`. */
const VERSIONS = endsOf(['5.0', '5.3', '5.6', '5.9', '6.0', '7.0']);
const WAYS = [
  { module: 'nodenext', moduleResolution: 'nodenext' },
  { module: 'es2015', moduleResolution: 'bundler' },
  ...IS_WHOLE_MATRIX ? [{ module: 'node16', moduleResolution: 'node16' }] : [],
  { module: 'commonjs', moduleResolution: 'node10', before: 6 },
];
const folder = temporaryFolder();
const whenThere = canInstall('typescript@5.0', 'the versions of TypeScript') ? describe : describe.skip;

whenThere('the types of the package', () => {
  beforeAll(() => {
    install(folder, {
      dependencies: {
        'cdk8s': versionOf('cdk8s'),
        'constructs': versionOf('constructs'),
        'cdk8s-app-monitoring': `file:${pack(join(folder, 'packed')).path}`,
        '@types/node': '^20',
        ...Object.fromEntries(VERSIONS.map((version) => [`typescript-${version}`, `npm:typescript@~${version}.0`])),
      },
    });
    copyFixture('entry-points.ts', folder);
    copyFixture('every-entry.ts', folder);
  }, 300_000);

  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  const cases = VERSIONS.flatMap((version) => (
    WAYS.filter(({ before }) => before === undefined || Number(version) < before).map((way) => ({ version, ...way }))));

  test.each(cases)('compile by TypeScript $version, modules found by $moduleResolution', ({ version, module, moduleResolution }) => {
    const strict = ['--noEmit', '--strict', '--skipLibCheck', 'false', '--target', 'es2020', '--types', 'node'];
    const options = [...strict, '--module', module, '--moduleResolution', moduleResolution];

    expect(run(process.execPath, [compiler(version), ...options, 'entry-points.ts', 'every-entry.ts'], { cwd: folder })).toBe('');
  }, 120_000);
});

function compiler(version: string): string {
  const program = join(folder, 'node_modules', `typescript-${version}`, 'bin', 'tsc');
  if (!existsSync(program)) throw new Error(`"${program}" does not exist`);

  return program;
}
