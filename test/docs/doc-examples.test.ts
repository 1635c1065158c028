/** Each public class and factory shows how it is used, in code that runs. */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import * as cdk8s from 'cdk8s';
import * as library from 'cdk8s-app-monitoring';
import * as kplus from 'cdk8s-plus-33';
import * as ts from 'typescript';
import { docExamples } from './doc-examples';
import { scrapeConfigCrd } from '../support/scrape-config-crd';
import { selfSigned } from '../support/self-signed';

const ROOT = join(__dirname, '..', '..');
const FIXTURE = readFileSync(join(ROOT, 'rosetta', 'default.ts-fixture'), 'utf8');
const EXAMPLES = docExamples();

test('every public class and static method has an example in its doc comment', () => {
  expect(EXAMPLES.filter(({ code }) => !code).map(({ name }) => name)).toEqual([]);
  expect(EXAMPLES.length).toBeGreaterThan(120);
});

test('an example is short, and its lines fit an editor', () => {
  const lines = EXAMPLES.map(({ name, code = '' }) => ({ name, lines: code.split('\n') }));

  expect(lines.filter((example) => example.lines.length > 10 || example.lines.some((line) => line.length > 134))).toEqual([]);
});

test('an example has no syntax that rosetta cannot translate to other languages', () => {
  const { SpreadAssignment, SpreadElement, ArrowFunction, TemplateExpression, QuestionQuestionToken, ObjectBindingPattern } = ts.SyntaxKind;
  const kinds = [SpreadAssignment, SpreadElement, ArrowFunction, TemplateExpression, QuestionQuestionToken, ObjectBindingPattern] as ts.SyntaxKind[];
  const has = (node: ts.Node): boolean => kinds.includes(node.kind) || node.getChildren().some(has);

  expect(EXAMPLES.filter(({ code = '' }) => has(ts.createSourceFile('example.ts', code, ts.ScriptTarget.Latest, true))).map(({ name }) => name)).toEqual([]);
});

describe('examples run in rosetta/default.ts-fixture', () => {
  const back = process.cwd();
  const folder = mkdtempSync(join(tmpdir(), 'doc-examples-'));

  beforeAll(() => {
    mkdirSync(join(folder, 'k8s'));
    for (const [file, text] of Object.entries(FILES)) writeFileSync(join(folder, file), text);
    process.chdir(folder);
  });

  afterAll(() => {
    process.chdir(back);
    rmSync(folder, { recursive: true });
  });

  test.each(EXAMPLES.filter(({ code }) => code))('$name', ({ code }) => {
    const values = fixtureValues();
    const names = Object.keys(values);

    expect(declaredIn(FIXTURE).sort()).toEqual(names.sort());
    new Function(...names, ts.transpile(code!, { target: ts.ScriptTarget.ES2020 }))(...names.map((name) => values[name]));
  });
});

/** What examples read: a Prometheus, the CRD of a release, and a certificate. */
const FILES: { readonly [file: string]: string } = {
  'cluster.yaml': readFileSync(join(ROOT, 'examples', 'getting-started', 'test', 'cluster.yaml'), 'utf8'),
  'manifests.yaml': readFileSync(join(ROOT, 'examples', 'from-yaml', 'app.yaml'), 'utf8'),
  'k8s/app.yaml': readFileSync(join(ROOT, 'examples', 'from-yaml', 'app.yaml'), 'utf8'),
  'scrapeconfigs.yaml': JSON.stringify(scrapeConfigCrd()),
  'ca.crt': selfSigned('webhook.shop.svc').certificate,
};

/** Values for the names that the fixture imports and declares. */
function fixtureValues(): { [name: string]: unknown } {
  const { App, ApiObject, Chart, Duration } = cdk8s;
  const app = new App();
  const chart = new Chart(app, 'shop', { namespace: 'shop' });
  const deployment = new kplus.Deployment(chart, 'deployment', {
    metadata: { name: 'cart' }, containers: [{ image: 'cart', ports: [{ name: 'metrics', number: 9090 }] }],
  });
  const others = new Chart(app, 'others', { namespace: 'shop' });
  const secret = new kplus.Secret(others, 'secret', { metadata: { name: 'metrics-token' } });
  const additional = new library.AdditionalScrapeConfigs(others, 'additional');
  const ours = Object.fromEntries(declaredIn(FIXTURE).filter((name) => name in library).map((name) => [name, (library as { [name: string]: unknown })[name]]));

  return { App, ApiObject, Chart, Duration, readFileSync, kplus, app, chart, deployment, secret, additional, ...ours };
}

/** Names that a file imports and declares. */
function declaredIn(text: string): string[] {
  const { statements } = ts.createSourceFile('fixture.ts', text, ts.ScriptTarget.Latest);
  const imported = statements.filter(ts.isImportDeclaration).flatMap(({ importClause }) => {
    const bindings = importClause!.namedBindings!;

    return ts.isNamedImports(bindings) ? bindings.elements.map(({ name }) => name.text) : [bindings.name.text];
  });
  const declared = statements.filter(ts.isVariableStatement)
    .flatMap(({ declarationList }) => declarationList.declarations.map(({ name }) => (name as ts.Identifier).text));

  return [...imported, ...declared];
}
