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
    const out = ['- '];
    writeAfterDash(out, item, 0);
    texts.push(out.join(''));
  }

  return texts.length === 0 ? `${key}: []\n` : [`${key}:\n`, ...texts].join('');
}

/** Lines of a map; the first line goes on after `lead` instead of being indented. */
function writeMap(out: string[], entries: Iterable<readonly [string, Yaml]>, indent: number, lead = padding(indent)): void {
  let before = lead;
  for (const entry of entries) {
    writeEntry(out, entry[0], entry[1], indent, before);
    before = padding(indent);
  }
}

function writeEntry(out: string[], key: string, value: Yaml, indent: number, lead: string): void {
  if (!isSimple(key)) {
    out.push(lead, '? ', scalarLine(key, indent + 2, indent + 2), padding(indent), ': ');
    writeAfterDash(out, value, indent);

    return;
  }
  const name = scalarText(key, indent, indent, 'key');
  if (isInLine(value)) {
    out.push(`${lead}${name}: ${inLine(value, indent + name.length + 2, indent + 2)}`);

    return;
  }
  out.push(`${lead}${name}:\n`);
  if (isMap(value)) writeMap(out, value, indent + 2);
  // A list in a map is not indented.
  else writeList(out, value as readonly Yaml[], indent);
}

function writeList(out: string[], list: readonly Yaml[], indent: number, lead = padding(indent)): void {
  let before = lead;
  for (const item of list) {
    if (isInLine(item)) out.push(`${before}- ${inLine(item, indent + 2, indent + 2)}`);
    else if (isMap(item)) out.push(`${before}- ${textOfItem(item, indent)}`);
    else writeList(out, item as readonly Yaml[], indent + 2, `${before}- `);
    before = padding(indent);
  }
}

/** Jobs share most of their rules, each of which is written once. */
function textOfItem(item: YamlMap, indent: number): string {
  const known = ITEMS.get(item);
  if (known?.indent === indent) return known.text;
  const out: string[] = [];
  writeMap(out, item, indent + 2, '');
  const text = out.join('');
  ITEMS.set(item, { indent, text });

  return text;
}

const ITEMS = new WeakMap<YamlMap, { readonly indent: number; readonly text: string }>();

/** A value that begins on the line of its list's dash. */
function writeAfterDash(out: string[], value: Yaml, indent: number): void {
  if (isInLine(value)) out.push(inLine(value, indent + 2, indent + 2));
  else if (isMap(value)) writeMap(out, value, indent + 2, '');
  else writeList(out, value as readonly Yaml[], indent + 2, '');
}

/** Whether a value is a scalar, or a list or map with nothing in it. */
function isInLine(value: Yaml): boolean {
  if (typeof value !== 'object' || value === null) return true;

  return isMap(value) ? value.size === 0 : value.length === 0;
}

function inLine(value: Yaml, column: number, indent: number): string {
  if (typeof value !== 'object' || value === null) return scalarLine(value, column, indent);

  return isMap(value) ? '{}\n' : '[]\n';
}

function scalarLine(value: null | boolean | number | string, column: number, indent: number): string {
  return `${typeof value === 'string' ? scalarText(value, column, indent) : typeof value === 'number' ? numberText(value) : String(value)}\n`;
}

function isMap(value: Yaml): value is YamlMap {
  return value instanceof Map;
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
