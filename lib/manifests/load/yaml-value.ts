/** Converts a YAML syntax tree to JSON as Kubernetes does. */
import { Alias, Document, isAlias, isMap, isPair, isScalar, isSeq, Node, Pair, Scalar, YAMLMap, YAMLSeq } from 'yaml';
import { MAX_ALIASED_NODES, MAX_ALIASES, MAX_DEPTH } from './load-caps';
import { OnProblem } from './load-problems';
import { WrittenScalar } from './written-scalar';
import { resolveKey, resolvePlain, resolveTagged, ScalarValue } from './yaml-scalar';

/** How many aliases of a file were followed so far. */
export interface AliasCount {
  aliases: number;
  nodes: number;
}

/** Thrown to leave a document that cannot be read further; its fault has been reported. */
export class Unreadable extends Error {}

/**
 * The value of a document. Keys such as `__proto__` are keys like all others.
 *
 * @param asWritten keeps plain scalars as they are written, except for those that mean null
 * @throws Unreadable if it is nested too deeply, or refers to itself
 */
export function yamlValue(document: Document.Parsed, count: AliasCount, onProblem: OnProblem, asWritten = false): unknown {
  return new Reader(count, onProblem, asWritten).read(document.contents, 0);
}

/** Where a node begins. */
export function offsetOf(node: unknown): number {
  return (node as Node | null)?.range?.[0] ?? 0;
}

class Reader {
  private readonly anchors = new Map<string, Node>();
  /** The node that each alias refers to at its position: a later anchor may reuse the name. */
  private readonly meant = new Map<Alias, Node | undefined>();
  private readonly open = new Set<Node>();
  /** The outermost alias that is being followed: problems within it are reported at its position. */
  private following?: Alias;

  constructor(private readonly count: AliasCount, private readonly onProblem: OnProblem, private readonly asWritten: boolean) {}

  read(node: unknown, depth: number): unknown {
    if (depth > MAX_DEPTH) this.stop(node, 'AM803', `maps and lists are nested more than ${MAX_DEPTH} levels deep`, 'reduce the nesting');
    if (this.following && ++this.count.nodes > MAX_ALIASED_NODES) {
      this.stop(node, 'AM803', `aliases expand to more than ${MAX_ALIASED_NODES} values`, 'write the values out, or split the file');
    }
    if (isAlias(node)) return this.target(node, (target) => this.read(target, depth));
    if (isScalar(node)) return this.remember(node, () => this.scalar(node));
    if (isSeq(node)) return this.remember(node, () => this.items(node).map((item) => this.read(item, depth + 1)));
    if (isMap(node)) return this.remember(node, () => this.map(node, depth));

    return null;
  }

  private remember<T>(node: Node & { anchor?: string }, read: () => T): T {
    if (node.anchor === undefined) return read();
    if (!this.following) this.anchors.set(node.anchor, node);
    this.open.add(node);
    const value = read();
    this.open.delete(node);

    return value;
  }

  private target<T>(alias: Alias, read: (target: Node) => T): T {
    if (!this.meant.has(alias)) this.meant.set(alias, this.anchors.get(alias.source));
    const target = this.meant.get(alias);
    if (!target) this.stop(alias, 'AM805', 'an alias has no anchor above it', 'define the anchor above it, or write a string that begins with "*" in quotes');
    if (this.open.has(target)) this.stop(alias, 'AM805', 'an anchor contains itself', 'write the inner value out');
    if (++this.count.aliases > MAX_ALIASES) this.stop(alias, 'AM803', `more than ${MAX_ALIASES} aliases in a file`, 'write the values out, or split the file');
    const outer = this.following;
    this.following ??= alias;
    const value = read(target);
    this.following = outer;

    return value;
  }

  /** Items of a list. A pair, as in `[a: 1]`, is a map with one key. */
  private items({ items }: YAMLSeq): unknown[] {
    return items.map((item) => {
      if (!isPair(item)) return item;
      const map = new YAMLMap();
      map.items.push(item);

      return map;
    });
  }

  private map(node: YAMLMap, depth: number): object {
    const entries = new Map<string, unknown>();
    const own = new Set<string>();
    for (const pair of node.items) {
      if (isMergeKey(pair.key)) this.merge(pair, entries, depth);
      else this.entry(pair, entries, own, depth);
    }
    const result = {};
    for (const [key, value] of entries) Object.defineProperty(result, key, { value, enumerable: true, configurable: true, writable: true });

    return result;
  }

  private entry({ key, value }: Pair, entries: Map<string, unknown>, own: Set<string>, depth: number): void {
    const name = isAlias(key) ? this.target(key, (target) => this.key(target)) : this.key(key);
    if (name === undefined) this.onProblem(offsetOf(key), 'AM806', 'a key is not a string, number or boolean', 'write the key in quotes');
    else if (own.has(name)) this.onProblem(offsetOf(key), 'AM802', `key "${name}" is set twice`, 'remove one of the two');
    const read = this.read(value, depth + 1);
    if (name === undefined) return;
    own.add(name);
    entries.set(name, read);
  }

  private key(node: unknown): string | undefined {
    if (!isScalar(node)) return undefined;
    if (node.anchor !== undefined && !this.following) this.anchors.set(node.anchor, node);
    if (this.asWritten) return textOf(node);

    return isPlain(node) || node.tag !== undefined ? resolveKey(node.tag, textOf(node)) : textOf(node);
  }

  /** Merges entries at the position of `<<`: they replace keys above it, and keys below it replace them. */
  private merge({ key, value }: Pair, entries: Map<string, unknown>, depth: number): void {
    if (isSeq(value) && value.anchor !== undefined && !this.following) this.anchors.set(value.anchor, value);
    const sources = isSeq(value) ? [...value.items].reverse() : [value];
    for (const source of sources) {
      const target = isAlias(source) ? this.anchors.get(source.source) ?? source : source;
      if (!isMap(target) && !isAlias(target)) {
        this.onProblem(offsetOf(key), 'AM806', 'the value of "<<" is not a map or a list of maps', 'merge maps, or write the key in quotes');
      } else {
        for (const [name, merged] of Object.entries(this.read(source, depth) as object)) entries.set(name, merged);
      }
    }
  }

  private scalar(node: Scalar): ScalarValue | WrittenScalar {
    const text = textOf(node);
    if (this.asWritten && isPlain(node)) return resolvePlain(text) === null ? null : new WrittenScalar(text);
    const value = isPlain(node) ? resolvePlain(text) : node.tag === undefined ? text : resolveTagged(node.tag, text);
    if (/\p{Cs}/u.test(text)) {
      this.onProblem(offsetOf(node), 'AM806', 'an escape is only half of a character', 'write the whole character');
    } else if (value === undefined) {
      this.onProblem(offsetOf(node), 'AM806', 'a value does not match its tag', 'remove the tag, or correct the value');
    } else if (typeof value === 'number' && !Number.isFinite(value)) {
      this.onProblem(offsetOf(node), 'AM806', 'a number is infinite or not a number, which JSON does not allow', 'write it in quotes, or use another number');
    }

    return value ?? null;
  }

  private stop(node: unknown, code: string, message: string, fix: string): never {
    this.onProblem(offsetOf(this.following ?? node), code, message, fix);
    throw new Unreadable(message);
  }
}

function isMergeKey(key: unknown): boolean {
  return isScalar(key) && textOf(key) === '<<' && (isPlain(key) || key.tag === 'tag:yaml.org,2002:merge');
}

function isPlain(node: Scalar): boolean {
  return node.tag === undefined && (node.type === undefined || node.type === Scalar.PLAIN);
}

function textOf(node: Scalar): string {
  return typeof node.value === 'string' ? node.value : '';
}
