// The tarball, as publint and "Are the types wrong?" judge it.

import { rmSync } from 'fs';
import { join } from 'path';
import { canInstall, installTools } from './support/matrix';
import { pack, Tarball, temporaryFolder } from './support/packages';
import { run } from './support/run';

const folder = temporaryFolder();
const whenThere = canInstall('publint', 'publint and attw') ? describe : describe.skip;
let tarball: Tarball;

whenThere('the tarball', () => {
  beforeAll(() => {
    tarball = pack(folder);
    installTools(join(folder, 'tools'), { 'publint': '0.3.25', '@arethetypeswrong/cli': '0.18.5' });
  }, 300_000);

  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  test('is what publint expects, without one suggestion', () => {
    const said = run('npx', ['publint', 'run', tarball.path, '--strict'], { cwd: join(folder, 'tools'), env: { NO_COLOR: '1' } });

    expect(said).toContain('All good!');
  }, 60_000);

  test('has the right types for every way to import it', () => {
    // The jsii assembly is data, which no module imports.
    const said = run('npx', ['attw', tarball.path, '--format', 'json', '--exclude-entrypoints', '.jsii'], { cwd: join(folder, 'tools') });

    expect((JSON.parse(said) as { readonly problems: object }).problems).toEqual({});
  }, 120_000);
});
