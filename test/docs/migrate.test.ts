/** docs/migrate-annotations.md and docs/migrate-monitors.md: what they show is what the commands write. */
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { parse, stringify } from 'yaml';
import { expectQuoted, textOf, withSays } from './quotes';
import { runCli } from '../cli/terminal';
import { generatedFile } from '../migration/imports/generated-file';

const EXAMPLES = join(__dirname, '..', '..', 'examples', 'migration');

let folder: string;
beforeEach(() => { folder = mkdtempSync(join(tmpdir(), 'migrate-docs-')); });
afterEach(() => rmSync(folder, { recursive: true }));

test('docs/migrate-annotations.md shows the rule of the guard', async () => {
  const guard = join(folder, 'prometheus.yml');
  const { code } = await runCli(['migrate', 'annotations', join(EXAMPLES, 'annotated.yaml'), '--guard', guard]);
  const { scrape_configs: jobs } = parse(readFileSync(guard, 'utf8')) as { scrape_configs: { job_name: string; relabel_configs: object[] }[] };
  const [rule] = jobs.find(({ job_name: name }) => name === 'kubernetes-pods')!.relabel_configs;

  expect(code).toBe(0);
  expectQuoted('docs/migrate-annotations.md', withSays(textOf('docs/migrate-annotations.md'), { guard: stringify([rule]) }));
});

test('docs/migrate-monitors.md shows what happens to code with the classes of cdk8s import', async () => {
  mkdirSync(join(folder, 'imports'));
  mkdirSync(join(folder, 'src'));
  writeFileSync(join(folder, 'imports', 'monitoring.coreos.com.ts'), generatedFile());
  cpSync(join(EXAMPLES, 'imported.ts.txt'), join(folder, 'src', 'cart.ts'));
  const { out } = await runCli(['migrate', 'imports', '--dry-run', join(folder, 'src')]);

  expectQuoted('docs/migrate-monitors.md', withSays(textOf('docs/migrate-monitors.md'), { imports: out.replaceAll(`${folder}/`, '') }));
});
