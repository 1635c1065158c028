/** docs/app-monitoring.md has every prop. */
import { readFileSync } from 'fs';
import { join } from 'path';
import * as ts from 'typescript';
import { textOf } from './quotes';

const ROOT = join(__dirname, '..', '..');

test('docs/app-monitoring.md has a row for every prop of AppMonitoring, and for no other', () => {
  const lines = textOf('docs/app-monitoring.md').split('\n').filter((line) => /^\| `/.test(line));
  const rows = lines.flatMap((line) => [...line.split('|')[1].matchAll(/`([^`]+)`/g)].map(([, name]) => name));
  const props = ['app-monitoring-props', 'endpoint-props', 'monitor-props'].flatMap((file) => propsOf(`lib/app-monitoring/${file}.ts`));

  expect(rows.sort()).toEqual(props.sort());
});

/** Names of the properties that the interfaces of a file declare. */
function propsOf(file: string): string[] {
  const source = ts.createSourceFile(file, readFileSync(join(ROOT, file), 'utf8'), ts.ScriptTarget.Latest);

  return source.statements.filter(ts.isInterfaceDeclaration).flatMap(({ members }) => members.map((member) => (member.name as ts.Identifier).text));
}
