/**
 * Manifests in the plain YAML that programs write: block maps and lists of one-line scalars and of literal text.
 *
 * It takes a tenth of the time of the whole language. Whatever is not plain (flow, anchors, tags, folded text, a comment behind a value),
 * and whatever is wrong, is left to the reader of the whole language, which gives the same values.
 */
import { MAX_DEPTH } from './load-caps';
import { Manifest } from '../manifest';
import { resolvePlain } from './yaml-scalar';

/** A manifest and the line of its first key, from 1. */
export interface PlainManifest {
  readonly manifest: Manifest;
  readonly line: number;
}

/** The objects of a text, or undefined where anything in it is not plain. */
export function tryPlainManifests(text: string): PlainManifest[] | undefined {
  if (NOT_PLAIN.test(text)) return undefined;
  try {
    return new PlainReader(text.split('\n')).documents();
  } catch (error) {
    if (error !== NOT_PLAIN_HERE) throw error;

    return undefined;
  }
}

/** Tabs, carriage returns and everything else that is not printable. */
// eslint-disable-next-line no-control-regex
const NOT_PLAIN = /[^\n\u0020-\u007e\u00a0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd]/;

const KEY = /^[A-Za-z][A-Za-z0-9_./-]{0,250}$/;
const ENTRY = /^[A-Za-z][A-Za-z0-9_./-]{0,250}:(?: |$)/;
const SCALAR = /^(?:[A-Za-z0-9_./$(^+\\~;=]|-(?! |$))/;
const DOUBLE_QUOTED = /^"(?:[^"\\]|\\["\\nt])*"$/;
const SINGLE_QUOTED = /^'(?:[^']|'')*'$/;

/** Thrown to leave a text that is not plain. */
const NOT_PLAIN_HERE = new Error('not plain');

/** Reads line by line; `at` is a line with content, `indent` and `content` are what is left of it. */
class PlainReader {
  private at = -1;
  private indent = -1;
  private content = '';
  private readonly keys = new Set<string>();

  constructor(private readonly lines: readonly string[]) {
    this.next();
  }

  documents(): PlainManifest[] {
    const manifests: PlainManifest[] = [];
    while (this.at < this.lines.length) {
      if (this.content === '---' && this.indent === 0) {
        this.next();
      } else {
        const line = this.at + 1;
        manifests.push({ manifest: this.object(), line });
        if (this.at < this.lines.length && !(this.content === '---' && this.indent === 0)) throw NOT_PLAIN_HERE;
      }
    }

    return manifests;
  }

  /** Only what is surely an object of its own; lists of objects are taken apart elsewhere. */
  private object(): Manifest {
    const { apiVersion, kind, ...fields } = this.map(this.indent, 0);
    const isObject = typeof apiVersion === 'string' && typeof kind === 'string' && apiVersion !== '' && kind !== '' && !kind.endsWith('List');
    if (!isObject) throw NOT_PLAIN_HERE;

    return { apiVersion, kind, ...fields };
  }

  private map(indent: number, depth: number): { [key: string]: unknown } {
    if (depth > MAX_DEPTH / 2) throw NOT_PLAIN_HERE;
    const map: { [key: string]: unknown } = {};
    while (this.indent === indent && !this.isItem() && this.content !== '---') this.entry(map, indent, depth);
    if (this.indent > indent) throw NOT_PLAIN_HERE;

    return map;
  }

  private entry(map: { [key: string]: unknown }, indent: number, depth: number): void {
    const { content } = this;
    const end = content.indexOf(':');
    const key = content.slice(0, end);
    const text = content.slice(end + 1);
    if (end < 0 || (text !== '' && !text.startsWith(' ')) || !this.isKey(key) || Object.hasOwn(map, key)) throw NOT_PLAIN_HERE;
    map[key] = this.value(text, indent, depth);
  }

  /** Whether a word is a key that means itself. Most have occurred before. */
  private isKey(word: string): boolean {
    const isKey = this.keys.has(word) || (KEY.test(word) && resolvePlain(word) === word);
    if (isKey) this.keys.add(word);

    return isKey;
  }

  private list(indent: number, depth: number): unknown[] {
    if (depth > MAX_DEPTH / 2) throw NOT_PLAIN_HERE;
    const list: unknown[] = [];
    while (this.indent === indent && this.isItem()) list.push(this.item(indent, depth));
    if (this.indent > indent) throw NOT_PLAIN_HERE;

    return list;
  }

  /** The text after a dash is a block of its own, indented to where it begins. */
  private item(indent: number, depth: number): unknown {
    const rest = withoutBlanks(this.content.slice(1));
    if (rest === '') return this.value('', indent, depth, true);
    this.indent += this.content.length - rest.length;
    this.content = rest;
    if (this.isItem()) return this.list(this.indent, depth + 1);

    return ENTRY.test(rest) ? this.map(this.indent, depth + 1) : this.value(rest, indent, depth);
  }

  /** The value behind a key or a dash, on its line or below. */
  private value(text: string, indent: number, depth: number, inList = false): unknown {
    const inline = withoutBlanks(text);
    if (inline === '|' || inline === '|-') return this.literal(indent, inline === '|' ? '\n' : '');
    this.next();
    if (inline !== '') {
      if (this.indent > indent) throw NOT_PLAIN_HERE;

      return scalar(inline);
    }
    if (this.indent > indent) return this.isItem() ? this.list(this.indent, depth + 1) : this.map(this.indent, depth + 1);

    return !inList && this.indent === indent && this.isItem() ? this.list(indent, depth + 1) : null;
  }

  /** The lines below that are indented as the first one with content, which is indented more than its key. */
  private literal(indent: number, end: string): string {
    const text: string[] = [];
    let size: number | undefined;
    for (this.at++; this.at < this.lines.length; this.at++) {
      const line = this.lines[this.at];
      const own = line.search(NOT_BLANK);
      if (own >= 0 && own < (size ?? indent + 1)) break;
      if (own >= 0) size ??= own;
      text.push(line);
    }
    const blanks = text.slice(0, text.findIndex((line) => NOT_BLANK.test(line)));
    if (size === undefined || blanks.some(({ length }) => length > size!)) throw NOT_PLAIN_HERE;
    // At the end of a text without a line break, there is no line break to keep.
    if (this.at === this.lines.length && text.at(-1) !== '') throw NOT_PLAIN_HERE;
    this.at--;
    this.next();
    if (this.indent > indent) throw NOT_PLAIN_HERE;
    const content = text.map((line) => line.slice(size));
    while (content.at(-1) === '') content.pop();

    return content.join('\n') + end;
  }

  private isItem(): boolean {
    return this.content === '-' || this.content.startsWith('- ');
  }

  /** To the next line that is neither blank nor a comment; behind the last one nothing is indented. */
  private next(): void {
    do {
      this.at++;
      const line = this.lines[this.at] ?? '';
      this.indent = line.search(NOT_BLANK);
      this.content = this.indent < 0 ? '' : withoutBlanks(line.slice(this.indent));
    } while (this.at < this.lines.length && (this.content === '' || this.content.startsWith('#')));
  }
}

/** Spaces alone: other blanks of Unicode are text. */
const NOT_BLANK = /[^ ]/;

/** No pattern at the end, which would try each of ten thousand blanks within a line as the last ones. */
function withoutBlanks(text: string): string {
  const start = text.startsWith(' ') ? text.search(NOT_BLANK) : 0;
  if (start < 0) return '';
  let end = text.length;
  while (text[end - 1] === ' ') end--;

  return text.slice(start, end);
}

function scalar(text: string): unknown {
  if (text === '[]') return [];
  if (text === '{}') return {};
  if (DOUBLE_QUOTED.test(text)) return JSON.parse(text);
  if (SINGLE_QUOTED.test(text)) return text.slice(1, -1).replaceAll('\'\'', '\'');
  if (!SCALAR.test(text) || text.includes(': ') || text.includes(' #') || text.endsWith(':')) throw NOT_PLAIN_HERE;
  const value = resolvePlain(text);
  if (typeof value === 'number' && !Number.isFinite(value)) throw NOT_PLAIN_HERE;

  return value;
}
