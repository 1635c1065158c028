/** Values as they are written into a YAML text. */
import { AddedValue } from './edit';
import { resolvePlain } from '../manifests/load/yaml-scalar';

/**
 * A value of one line.
 * @param mark the quotes to write it in; plain if possible without them
 */
export function scalarText(value: string | number, mark?: string): string {
  if (typeof value === 'number') return String(value);
  if (mark === "'") return `'${value.replaceAll("'", "''")}'`;

  return mark === undefined && isPlain(value) ? value : JSON.stringify(value);
}

/** Also between brackets, where commas and braces are not plain. */
function isPlain(text: string): boolean {
  return /^[A-Za-z0-9_][A-Za-z0-9_./-]*$/.test(text) && resolvePlain(text) === text;
}

/** A field with its value between braces: `matchNames: [shop]`. */
export function flowText(field: string, value: AddedValue, mark?: string): string {
  return `${scalarText(field, mark)}: ${flowValue(value, mark)}`;
}

function flowValue(value: AddedValue, mark?: string): string {
  if (typeof value === 'string') return scalarText(value, mark);
  if (isList(value)) return `[${value.map((each) => scalarText(each, mark)).join(', ')}]`;

  return `{${Object.entries(value).map(([field, each]) => flowText(field, each, mark)).join(', ')}}`;
}

/** Lines of a field with its value, each with its indentation. */
export function blockLines(field: string, value: AddedValue, indent: number): string[] {
  const start = `${' '.repeat(indent)}${scalarText(field)}:`;
  if (typeof value === 'string') return [`${start} ${scalarText(value)}`];
  if (isList(value)) return [start, ...value.map((each) => `${' '.repeat(indent + 2)}- ${scalarText(each)}`)];

  return [start, ...Object.entries(value).flatMap(([inner, each]) => blockLines(inner, each, indent + 2))];
}

function isList(value: AddedValue): value is readonly string[] {
  return Array.isArray(value);
}
