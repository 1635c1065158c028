/** Writes a file of TypeScript as prettier formats it with `singleQuote`, and its defaults otherwise (80 columns, trailing commas). */
import { call, Expression, imported, local } from './expression';
import { importsFor } from './file-imports';
import { HARD_LINE, indent, join, Layout } from './layout';
import { layoutAssignment, layoutComment, layoutExpression, NameOf } from './layout-expression';
import { printLayout } from './print-layout';
import { ChartClass, SourceFile, Statement } from './source-file';

const CHART = imported('Chart', 'cdk8s');
const CONSTRUCT = imported('Construct', 'constructs');

/** The text of a file with one chart. */
export function writeSource({ chart, main = [] }: SourceFile): string {
  const statements = [...chart.body, ...main];
  const constants = statements.flatMap(({ constant }) => constant ?? []);
  const values: Expression[] = [CHART, CONSTRUCT, chart.props ?? null, ...statements.map(({ value }) => value)];
  const { layouts, nameOf } = importsFor(values, [chart.name, ...constants, 'scope', 'id']);
  const parts = [join(HARD_LINE, layouts), layoutChart(chart, nameOf), ...(main.length > 0 ? [layoutStatements(main, nameOf)] : [])];

  return `${printLayout(join([HARD_LINE, HARD_LINE], parts))}\n`;
}

function layoutChart({ name, doc, props, body }: ChartClass, nameOf: NameOf): Layout {
  const parent = props === undefined ? 'super(scope, id);' : layoutStatement({ value: call(local('super'), local('scope'), local('id'), props) }, nameOf);
  const lines = body.length > 0 ? [parent, HARD_LINE, HARD_LINE, layoutStatements(body, nameOf)] : [parent];

  return [
    ...layoutDoc(doc), 'export class ', name, ' extends ', nameOf(CHART), ' {',
    indent([HARD_LINE, 'constructor(scope: ', nameOf(CONSTRUCT), ', id: string) {', indent([HARD_LINE, ...lines]), HARD_LINE, '}']), HARD_LINE, '}',
  ];
}

function layoutDoc(lines: readonly string[]): Layout[] {
  const safe = lines.map((line) => line.replaceAll('*/', '*\\/'));
  if (safe.length === 0) return [];

  return safe.length === 1 ? [`/** ${safe[0]} */`, HARD_LINE] : ['/**', HARD_LINE, ...safe.flatMap((line) => [` * ${line}`.trimEnd(), HARD_LINE]), ' */', HARD_LINE];
}

/** Statements, with an empty line before and after one that has several lines. */
function layoutStatements(statements: readonly Statement[], nameOf: NameOf): Layout {
  const layouts = statements.map((statement) => layoutStatement(statement, nameOf));
  const isLong = layouts.map((layout) => printLayout(indent(indent(layout))).includes('\n'));

  return layouts.flatMap((layout, i) => (i === 0 ? [layout] : [HARD_LINE, isLong[i] || isLong[i - 1] ? HARD_LINE : '', layout]));
}

function layoutStatement({ comment = [], constant, value }: Statement, nameOf: NameOf): Layout {
  const code = constant === undefined ? layoutExpression(value, nameOf) : layoutAssignment(`const ${constant}`, ' =', value, nameOf);

  return [layoutComment(comment), code, ';'];
}
