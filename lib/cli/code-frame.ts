/** The lines of a manifest around what a finding is about. */
import { LineCounter, Node, YAMLMap } from 'yaml';
import { DocumentPart, documentParts } from './document-parts';
import { Range, secretRanges, textAt, tryFieldNode } from './manifest-nodes';
import { objectNodes } from '../edits/object-nodes';
import { HIDDEN } from '../redaction/hide-target-secrets';
import { withoutUserinfo } from '../redaction/redact-url-credentials';

/** What is looked for in a text. */
export interface FrameSubject {
  /** Line of the object, from 1. */
  readonly line: number;
  /** Key of the object, e.g. `PodMonitor/shop/cart`. */
  readonly key: string;
  /** Path of the field, e.g. `spec.endpoints[0].port`; absent for the object as a whole. */
  readonly field?: string;
}

/** One line of a frame. */
export interface FrameLine {
  readonly number: number;
  readonly text: string;
  /** First column from 0, and length, of what is marked. */
  readonly mark?: { readonly column: number; readonly length: number };
}

/** Lines before and after the marked one. */
const AROUND = 2;

/** A Secret is not shown at all, nor is a ConfigMap, which often has passwords in text of other programs. */
const NOT_SHOWN: ReadonlySet<string | undefined> = new Set(['Secret', 'ConfigMap', undefined]);

/** A text with manifests. Only documents of which something is shown are parsed, each once. */
export class FramedText {
  private readonly parts: readonly DocumentPart[];
  private readonly parsed = new Map<DocumentPart, FramedPart>();

  constructor(text: string) {
    this.parts = documentParts(text);
  }

  /** Only what belongs to the object is shown, so that nothing of a Secret next to it appears; its values that may be secret are hidden. */
  tryFrame(subject: FrameSubject): readonly FrameLine[] | undefined {
    const part = this.parts.filter(({ firstLine }) => firstLine <= subject.line).at(-1);
    if (!part) return undefined;
    const above = part.firstLine - 1;
    const framed = this.parsed.get(part) ?? new FramedPart(part.text);
    this.parsed.set(part, framed);

    return framed.tryFrame({ ...subject, line: subject.line - above })?.map((line) => ({ ...line, number: line.number + above }));
  }
}

/** One document, or several. Lines are counted from its own first one. */
class FramedPart {
  private readonly lines: LineCounter;
  private readonly objects: readonly YAMLMap[];

  constructor(private readonly text: string) {
    const { objects, lines } = objectNodes(text);
    this.objects = objects.map(({ map }) => map);
    this.lines = lines;
  }

  tryFrame({ line, key, field }: FrameSubject): readonly FrameLine[] | undefined {
    const name = key.slice(key.lastIndexOf('/') + 1);
    const object = this.objects.find((each) => this.lineAt(each.range![0]) === line && textAt(each, ['metadata', 'name']) === name);
    if (!object || NOT_SHOWN.has(textAt(object, ['kind']))) return undefined;
    const marked = tryFieldNode(object, field) ?? tryFieldNode(object, 'metadata.name') ?? object;
    const at = this.lineAt(marked.range![0]);
    const last = Math.min(at + AROUND, this.lineAt(Math.max(object.range![1] - 1, object.range![0])));
    const secrets = secretRanges(object);

    return Array.from({ length: last - Math.max(at - AROUND, line) + 1 }, (_, i) => Math.max(at - AROUND, line) + i)
      .map((number) => this.frameLine(number, object, secrets, number === at ? marked : undefined));
  }

  private lineAt(offset: number): number {
    return this.lines.linePos(offset).line;
  }

  private frameLine(number: number, { range }: YAMLMap, secrets: readonly Range[], marked?: Node): FrameLine {
    const begin = this.lines.lineStarts[number - 1];
    const end = (this.lines.lineStarts[number] ?? this.text.length + 1) - 1;
    const [from, to] = [Math.max(begin, range![0]), Math.min(end, range![1])];
    const before = this.text.slice(begin, from);
    // Before the object is at most the mark of a list, unless other objects are on the same line.
    let shown = /^[\s-]*$/.test(before) ? before : '';
    let at = from;
    let column = shown.length;
    const [start = from, stop = from] = marked?.range ?? [];
    for (const [first, next] of [...secrets.filter(([a, b]) => a < to && b > from), [to, to]]) {
      if (start >= at) column = shown.length + Math.min(start, Math.max(first, at)) - at;
      shown += this.text.slice(at, Math.max(first, at)) + (first === to ? '' : HIDDEN);
      at = Math.max(at, Math.min(next, to));
    }
    const text = withoutUserinfo(shown).replace(/\r$/, '');
    if (!marked) return { number, text };

    return { number, text, mark: { column: text === shown ? column : text.search(/\S/), length: Math.max(Math.min(stop, to) - start, 1) } };
  }
}
