/** One public type as a section of a page: what it is, how it is made, and a table of its properties. */
import { ApiCallable, ApiMember, ApiMethod, ApiParameter, ApiProperty, ApiType, Documented } from './assembly';
import { displayName, TypeLinks } from './links';

export function renderType(type: ApiType, links: TypeLinks): string {
  const { methods = [], properties = [], members = [] } = type;
  const parents = [type.base, ...type.interfaces ?? []].filter((fqn) => fqn !== undefined);
  const parts = [
    `## ${displayName(type)}`,
    paragraphs(type),
    exampleOf(type),
    parents.length > 0 ? `${type.kind === 'class' ? 'Extends' : 'Also has the properties of'} ${parents.map((fqn) => links.link(fqn)).join(', ')}.` : '',
    constructorOf(type, links),
    methods.filter((method) => method.static).map((method) => callable(`${type.name}.`, method, links)).join('\n'),
    type.kind === 'class' ? memberTable(properties, links) : propsTable(properties, links),
    methods.filter((method) => !method.static).map((method) => callable('', method, links)).join('\n'),
    enumTable(members),
  ];

  return parts.filter((part) => part !== '').join('\n\n');
}

function paragraphs({ docs: { summary, remarks, see } = {} }: Documented): string {
  return withoutLinkTags([summary, remarks, see && `See <${see}>.`].filter(Boolean).join('\n\n'));
}

/** The example of a doc comment, which a test runs. */
function exampleOf({ docs }: Documented, indent = ''): string {
  return docs?.example === undefined ? '' : ['```ts', ...docs.example.split('\n'), '```'].map((line) => `${indent}${line}`).join('\n');
}

function constructorOf({ kind, name, initializer }: ApiType, links: TypeLinks): string {
  if (kind !== 'class' || !initializer) return '';
  const { parameters = [] } = initializer;

  return [`\`new ${name}(${signature(parameters)})\`${throws(initializer)}`, '', ...parameters.map((parameter) => parameterLine(parameter, links))].join('\n').trim();
}

/** A method as an item of a list: its parameters, what it returns, what it does. */
function callable(prefix: string, method: ApiMethod, links: TypeLinks): string {
  const { name, parameters = [], returns } = method;
  const result = returns ? `: ${links.reference(returns.type)}${returns.optional ? ' or undefined' : ''}` : '';
  const line = `- \`${prefix}${name}(${signature(parameters)})\`${result}. ${oneLine(method)}${throws(method)}`;

  const example = exampleOf(method, '  ');

  return [line, ...parameters.map((parameter) => `  ${parameterLine(parameter, links)}`), ...(example === '' ? [] : ['', example, ''])].join('\n');
}

function signature(parameters: readonly ApiParameter[]): string {
  return parameters.map(({ name, optional, variadic }) => `${variadic ? '...' : ''}${name}${optional ? '?' : ''}`).join(', ');
}

function parameterLine(parameter: ApiParameter, links: TypeLinks): string {
  const text = oneLine(parameter);

  return `- \`${parameter.name}\` (${links.reference(parameter.type)})${text && `: ${text}`}`;
}

function throws({ docs }: ApiCallable): string {
  return docs?.custom?.throws ? ` Throws ${docs.custom.throws.replace(/\s+/g, ' ')}.` : '';
}

function propsTable(properties: readonly ApiProperty[], links: TypeLinks): string {
  const rows = properties.map((property) => [`\`${property.name}\``, links.reference(property.type), defaultOf(property), oneLine(property)]);

  return table(['property', 'type', 'default', 'description'], rows);
}

function memberTable(properties: readonly ApiProperty[], links: TypeLinks): string {
  const rows = properties.map((property) => [
    `\`${property.name}\``, `${links.reference(property.type)}${property.optional ? ' or undefined' : ''}`, oneLine(property),
  ]);

  return table(['property', 'type', 'description'], rows);
}

function enumTable(members: readonly ApiMember[]): string {
  return table(['member', 'description'], members.map((member) => [`\`${member.name}\``, oneLine(member)]));
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  if (rows.length === 0) return '';
  const lines = [head, head.map(() => '---'), ...rows.map((row) => row.map((cell) => cell.replaceAll('|', '\\|')))];

  return lines.map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

/** A default written as `- text` is prose, any other one is a value. */
function defaultOf({ optional, docs }: ApiProperty): string {
  const text = docs?.default?.replace(/\s+/g, ' ');
  if (text === undefined) return optional ? '' : 'required';

  return text.startsWith('- ') ? text.slice(2) : `\`${text}\``;
}

/** All of a doc comment on one line, for a cell or an item. */
function oneLine({ docs: { summary, remarks, see } = {} }: Documented): string {
  return withoutLinkTags([summary, remarks, see && `[Reference](${see}).`].filter(Boolean).join(' ').replace(/\s+/g, ' '));
}

/** `{@link Istio.strict}` is read by editors; here it is code. */
function withoutLinkTags(text: string): string {
  return text.replace(/\{@link ([^}]+)\}/g, '`$1`');
}
