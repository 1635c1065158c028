/** YAML as the operator writes it, byte by byte. */
import { numberText } from './yaml-number';
import { scalarText } from './yaml-scalar';
import { Yaml, YamlMap } from '../../../operator-port/yaml';

/** The text of entries of a document; they may repeat a key, as those of the operator may. */
export function yamlDocument(entries: Iterable<readonly [string, Yaml]>): string {
  const out: string[] = [];
  writeMap(out, entries, 0, '');

  return out.join('');
}

/** The text of an entry with a list, of which no more than one item is held at a time. */
export function yamlList(key: string, items: Iterable<Yaml>): string {
  const texts: string[] = [];
  for (const item of items) {
    const out: string[] = [];
    writeList(out, [item], 0, '');
    texts.push(out.join(''));
  }

  return texts.length === 0 ? `${key}: []\n` : [`${key}:\n`, ...texts].join('');
}

/** Lines of a map; the first line goes on after `lead` instead of being indented. */
function writeMap(out: string[], entries: Iterable<readonly [string, Yaml]>, indent: number, lead = padding(indent)): void {
  let before = lead;
  for (const [key, value] of entries) {
    out.push(before);
    before = padding(indent);
    writeEntry(out, key, value, indent);
  }
}

function writeEntry(out: string[], key: string, value: Yaml, indent: number): void {
  if (!isSimple(key)) {
    out.push('? ', scalarLine(key, indent + 2, indent + 2), padding(indent), ': ');
    writeAfterDash(out, value, indent);

    return;
  }
  const name = scalarText(key, indent, indent, 'key');
  const below = (isMap(value) || isList(value)) && !isEmpty(value);
  out.push(name, below ? ':\n' : ': ');
  if (!below) writeInLine(out, value, indent + name.length + 2, indent + 2);
  else if (isMap(value)) writeMap(out, value, indent + 2);
  // A list in a map is not indented.
  else writeList(out, value as readonly Yaml[], indent);
}

/** A scalar, or a list or map with nothing in it. */
function writeInLine(out: string[], value: Yaml, column: number, indent: number): void {
  if (isMap(value)) out.push('{}\n');
  else out.push(isList(value) ? '[]\n' : scalarLine(value, column, indent));
}

function writeList(out: string[], list: readonly Yaml[], indent: number, lead = padding(indent)): void {
  let before = lead;
  for (const item of list) {
    out.push(before, '- ');
    before = padding(indent);
    writeAfterDash(out, item, indent);
  }
}

/** A value that begins on the line of its list's dash. */
function writeAfterDash(out: string[], value: Yaml, indent: number): void {
  if (isMap(value) && !isEmpty(value)) writeMap(out, value, indent + 2, '');
  else if (isList(value) && !isEmpty(value)) writeList(out, value, indent + 2, '');
  else writeInLine(out, value, indent + 2, indent + 2);
}

function scalarLine(value: null | boolean | number | string, column: number, indent: number): string {
  return `${typeof value === 'string' ? scalarText(value, column, indent) : typeof value === 'number' ? numberText(value) : String(value)}\n`;
}

function isMap(value: Yaml): value is YamlMap {
  return value instanceof Map;
}

function isList(value: Yaml): value is readonly Yaml[] {
  return Array.isArray(value);
}

function isEmpty(value: Yaml): boolean {
  return isMap(value) ? value.size === 0 : isList(value) && value.length === 0;
}

function padding(indent: number): string {
  return ' '.repeat(indent);
}

/** Keys of several lines and long ones are written with a question mark. */
function isSimple(key: string): boolean {
  return !LINE_BREAK.test(key) && (key.length <= LONGEST_SIMPLE_KEY / 3 || Buffer.byteLength(key) <= LONGEST_SIMPLE_KEY);
}

const LONGEST_SIMPLE_KEY = 128;
const LINE_BREAK = /[\n\r\u0085\u2028\u2029]/;
