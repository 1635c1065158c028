// The command that moves code from the classes of `cdk8s import`.

import { mkdtempSync, readFileSync, rmSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { useFolder } from './folder';
import { runCli } from './terminal';
import { generatedFile } from '../migration/imports/generated-file';

const { file, path } = useFolder();
const CODE = "import { ServiceMonitorSpecEndpoints } from '../imports/monitoring.coreos.com';\n\nexport const e: ServiceMonitorSpecEndpoints = {};\n";

function app(): string {
  file('imports/monitoring.coreos.com.ts', generatedFile());
  file('src/node_modules/x/main.ts', CODE);
  file('src/types.d.ts', CODE);

  return file('src/main.ts', CODE);
}

describe('runCli() of migrate imports', () => {
  test('changes the files, and says what is next', async () => {
    const main = app();
    const { code, out, err } = await runCli(['migrate', 'imports', path()]);

    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toContain(`${main}\n  ServiceMonitorSpecEndpoints -> Endpoint\n1 file changed, 1 name renamed, 0 places need a person\nNext: npx tsc --noEmit, `);
    expect(readFileSync(main, 'utf8')).toBe("import { Endpoint } from 'cdk8s-app-monitoring/imports';\n\nexport const e: Endpoint = {};\n");
    expect(readFileSync(join(path(), 'src', 'types.d.ts'), 'utf8')).toBe(CODE);
  });

  test('--check lists, changes nothing, and exits with 1', async () => {
    const main = app();
    const { code, out } = await runCli(['migrate', 'imports', '--check', path()]);

    expect({ code, out }).toEqual({ code: 1, out: `${main}\n  ServiceMonitorSpecEndpoints -> Endpoint\n1 file would change, 1 name renamed, 0 places need a person\n` });
    expect(readFileSync(main, 'utf8')).toBe(CODE);
  });

  test('--dry-run prints a diff, and changes nothing', async () => {
    const main = app();
    const { code, out } = await runCli(['migrate', 'imports', '--dry-run', main]);

    expect(code).toBe(0);
    expect(out.split('\n').slice(0, 5)).toEqual([
      `--- ${main}`, `+++ ${main}`, '@@ -1,3 +1,3 @@', "-import { ServiceMonitorSpecEndpoints } from '../imports/monitoring.coreos.com';", "+import { Endpoint } from 'cdk8s-app-monitoring/imports';",
    ]);
    expect(readFileSync(main, 'utf8')).toBe(CODE);
  });

  test('exits with 1 if a place needs a person', async () => {
    app();
    const main = file('src/main.ts', "import { toJson_ServiceMonitorSpec } from '../imports/monitoring.coreos.com';\n");
    const { code, err } = await runCli(['migrate', 'imports', main]);

    expect(code).toBe(1);
    expect(err).toBe(`warning ${main}:1:10: "toJson_ServiceMonitorSpec" has no counterpart in "cdk8s-app-monitoring/imports", so it was left as it is; use the static method "manifest" of the class of the kind, or keep the generated file for it\n`);
  });

  test('changes JavaScript and JSX as well, and not what tsc wrote beside its source', async () => {
    const main = app();
    const compiled = file('src/main.js', CODE);
    const names = ['src/view.tsx', 'src/script.mjs', 'src/view2.jsx'];
    const code = "import { ServiceMonitorSpecEndpointsTargetPort as P, ServiceMonitor } from '../imports/monitoring.coreos.com';\n\nexport const e = P;\n";
    const files = names.map((name) => file(name, code));
    const loading = file('src/load.cjs', "const { ServiceMonitor } = require('../imports/monitoring.coreos.com');\n");
    const { code: exit, err } = await runCli(['migrate', 'imports', path()]);

    expect(exit).toBe(1);
    expect(err).toMatch(/^warning .*load\.cjs:1:36: the generated file is loaded at run time here, [^\n]*\n$/);
    expect(files.map((each) => readFileSync(each, 'utf8').split('\n')[0]))
      .toEqual(names.map(() => "import { IntOrString as P, ServiceMonitor } from 'cdk8s-app-monitoring/imports';"));
    expect([main, compiled, loading].map((each) => readFileSync(each, 'utf8').includes('app-monitoring'))).toEqual([true, false, false]);
  });

  test('passes over files without the classes', async () => {
    const { code, out } = await runCli(['migrate', 'imports', file('src/other.ts', 'export const x = 1;\n')]);

    expect({ code, out }).toEqual({ code: 0, out: '0 files changed, 0 names renamed, 0 places need a person\n' });
  });

  test.each([
    { it: 'no input', args: [], says: 'no input given; use the folder of your code, such as "src"' },
    { it: 'a folder that is not there', args: ['/nowhere/src'], says: 'cannot read "/nowhere/src": it does not exist' },
    { it: 'a file that is not code', args: [__filename.replace(/test.cli.*/, 'package.json')], says: `cannot read "${__filename.replace(/test.cli.*/, 'package.json')}": it is not TypeScript or JavaScript code, such as main.ts` },
    { it: 'two ways at once', args: ['--check', '--dry-run', 'src'], says: '"--check" and "--dry-run" exclude each other' },
    { it: 'an unknown option', args: ['--force', 'src'], says: "Unknown option '--force'" },
  ])('refuses $it', async ({ args, says }) => {
    const { code, err } = await runCli(['migrate', 'imports', ...args]);

    expect({ code, err }).toEqual({ code: 2, err: `${says}\nTry "cdk8s-app-monitoring --help".\n` });
  });

  test('says what is missing without a compiler', async () => {
    const empty = mkdtempSync(join(tmpdir(), 'no-typescript-'));
    const cwd = jest.spyOn(process, 'cwd').mockReturnValue(empty);
    try {
      const { code, err } = await runCli(['migrate', 'imports', file('src/main.ts', CODE)]);

      expect(code).toBe(2);
      expect(err).toMatch(/^cannot load "typescript" from ".*main\.ts" or the current folder; it is needed to read the code: npm install --save-dev typescript@5\n/);
    } finally {
      cwd.mockRestore();
      rmSync(empty, { recursive: true });
    }
  });
});
