/** The class of a file with every statement in one line: what prettier gets to format on its own. */
import { Call, Commented, Expression, isStruct, propertiesOf, Reference } from '../../../lib/migration/code/expression';
import { importsFor } from '../../../lib/migration/code/file-imports';
import { keyText, numberText, quoted } from '../../../lib/migration/code/literals';
import { SourceFile } from '../../../lib/migration/code/source-file';

/** The class as code without any line end inside of a statement. */
export function compactClass({ chart }: SourceFile): string {
  const { nameOf } = importsFor([new Reference('Chart', 'cdk8s'), new Reference('Construct', 'constructs'), chart.props ?? null, ...chart.body.map(({ value }) => value)], [
    chart.name, ...chart.body.flatMap(({ constant }) => constant ?? []), 'scope', 'id',
  ]);
  const write = (value: Expression) => compact(value, nameOf);
  const lines = chart.body.map(({ constant, value }) => `${constant === undefined ? '' : `const ${constant} = `}${write(value)};`);

  return `export class ${chart.name} extends ${nameOf(new Reference('Chart', 'cdk8s'))} { constructor(scope: ${nameOf(new Reference('Construct', 'constructs'))}, id: string) {\n`
    + `super(scope, id${chart.props === undefined ? '' : `, ${write(chart.props)}`});\n${lines.join('\n')}}}`;
}

function compact(value: Expression, nameOf: (reference: Reference) => string): string {
  const write = (each: Expression) => compact(each, nameOf);
  if (value === null || typeof value === 'boolean') return String(value);
  if (typeof value === 'string') return quoted(value);
  if (typeof value === 'number') return numberText(value);
  if (value instanceof Reference) return [nameOf(value), ...value.members].join('.');
  if (value instanceof Call) return `${value.isNew ? 'new ' : ''}${write(value.callee)}(${value.args.map(write).join(', ')})`;
  if (value instanceof Commented) return write(value.value);
  if (isStruct(value)) return `{ ${propertiesOf(value).map(([key, each]) => `${keyText(key)}: ${write(each)}`).join(', ')} }`;

  return `[${(value as readonly Expression[]).map(write).join(', ')}]`;
}
