/** README.md tells the truth: its code is a region of an example, its YAML is what that example synthesizes, its table has every prop. */
import { readdirSync, readFileSync, writeFileSync } from 'fs';
import { join } from 'path';
import { App, Yaml } from 'cdk8s';
import * as ts from 'typescript';
import { SampleApp } from '../../examples/sample-app/sample-app';

const ROOT = join(__dirname, '..', '..');
const DOCS = ['README.md', ...readdirSync(join(ROOT, 'docs')).filter((name) => name.endsWith('.md')).map((name) => `docs/${name}`)];

describe.each(DOCS)('%s', (doc) => {
  const text = readFileSync(join(ROOT, doc), 'utf8');

  test('quotes its code from examples', () => {
    const quoted = withRegions(text);
    if (process.env.UPDATE_GOLDEN && !process.env.CI) writeFileSync(join(ROOT, doc), quoted);

    expect(process.env.UPDATE_GOLDEN ? quoted : text).toBe(quoted);
    expect([...text.matchAll(/^```ts$/gm)]).toHaveLength([...text.matchAll(/^<!-- region: .* -->\n```ts$/gm)].length);
  });

  test('links to files that exist', () => {
    const links = [...text.matchAll(/\]\((?!https?:|#)([^)#]+)/g)].map(([, target]) => join(doc, '..', target));

    expect(links.filter((link) => !ts.sys.fileExists(join(ROOT, link)) && !ts.sys.directoryExists(join(ROOT, link)))).toEqual([]);
  });
});

describe('README.md', () => {
  const readme = readFileSync(join(ROOT, 'README.md'), 'utf8');

  test('shows what the first example synthesizes', () => {
    const shown = /<!-- synth: operator-mode PodMonitor -->\n```yaml\n([^`]*)```/.exec(readme)![1];
    const monitor = new SampleApp(new App(), 'operator-mode', true).toJson().find(({ kind }: { kind: string }) => kind === 'PodMonitor');

    expect(shown).toBe(Yaml.stringify(monitor));
  });

  test('has a row for every prop of AppMonitoring, and for no other', () => {
    const rows = readme.split('\n').filter((line) => /^\| `/.test(line)).flatMap((line) => [...line.split('|')[1].matchAll(/`([^`]+)`/g)].map(([, name]) => name));
    const props = ['app-monitoring-props', 'endpoint-props', 'monitor-props'].flatMap((file) => propsOf(`lib/app-monitoring/${file}.ts`));

    expect(rows.sort()).toEqual(props.sort());
  });
});

/** The text with every marked block replaced by the region it names. */
function withRegions(text: string): string {
  return text.replace(/(<!-- region: (\S+) (\S+) -->\n```ts\n)[^`]*(```)/g, (_, head: string, file: string, name: string, tail: string) =>
    `${head}${region(file, name)}${tail}`);
}

/** The lines between `// region: <name>` and `// endregion` of a file. */
function region(file: string, name: string): string {
  const found = new RegExp(`^// region: ${name}\\n([\\s\\S]*?)^// endregion`, 'm').exec(readFileSync(join(ROOT, file), 'utf8'));
  if (!found) throw new Error(`${file} has no region ${name}`);

  return found[1];
}

/** Names of the properties that the interfaces of a file declare. */
function propsOf(file: string): string[] {
  const source = ts.createSourceFile(file, readFileSync(join(ROOT, file), 'utf8'), ts.ScriptTarget.Latest);

  return source.statements.filter(ts.isInterfaceDeclaration).flatMap(({ members }) => members.map((member) => (member.name as ts.Identifier).text));
}
