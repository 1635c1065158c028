/** A YAML list of maps as gopkg.in/yaml.v2 reads it into ordered maps, with its words for text that is not such a list. */
import { Document, isAlias, isMap, isScalar, isSeq, LineCounter, Node, Pair, parseAllDocuments, Scalar, visit } from 'yaml';
import { resolvePlain, resolveScalar, resolveTagged, whyNotTagged } from '../../../manifests/load/yaml-scalar';
import { Yaml, YamlMap } from '../../../operator-port/yaml';

/**
 * The maps of the first document; an empty list for an empty text.
 *
 * Not distinguished here, unlike in the operator: keys that are not text are written as text; of two equal keys the last one counts, where
 * Prometheus would refuse both; whole numbers beyond 2^53 lose digits, and other numbers the exponent that Go writes from 1e+06 on.
 * @throws Error in the reader's own words, except for syntax errors, which have ours
 * @see Unmarshal and its decoder in gopkg.in/yaml.v2/decode.go, v2.4.0, for []yaml.MapSlice
 */
export function readYamlList(text: string): YamlMap[] {
  const lines = new LineCounter();
  const document = firstDocument(text, lines);
  const [error] = document?.errors ?? [];
  if (error) throw new Error(`yaml: line ${lines.linePos(error.pos[0]).line}: ${error.message}`);

  return document ? new Reader(document, lines).list(document.contents) : [];
}

/** Whether any map has a `<<`. */
export function hasMergeKeys(text: string): boolean {
  let found = false;
  const document = firstDocument(text, new LineCounter());
  if (document) visit(document, { Pair: (_, pair) => { found ||= isMerge(pair as Pair<Node, Node | null>); } });

  return found;
}

/** Scalars are left unresolved, because the reader has its own way to resolve them. */
function firstDocument(text: string, lineCounter: LineCounter): Document.Parsed | undefined {
  const [document] = parseAllDocuments(text, {
    version: '1.1', schema: 'failsafe', merge: false, resolveKnownTags: false, uniqueKeys: false, prettyErrors: false, lineCounter,
  }) as Document.Parsed[];

  return document;
}

class Reader {
  /** Values that do not have the wanted type, collected until the end. */
  private readonly mismatches: string[] = [];
  private readonly followed = new Set<Node>();
  private decoded = 0;
  private aliased = 0;

  constructor(private readonly document: Document, private readonly lines: LineCounter) {}

  list(contents: Node | null): YamlMap[] {
    const maps = this.maps(contents);
    if (this.mismatches.length > 0) throw new Error(`yaml: unmarshal errors:\n  ${this.mismatches.join('\n  ')}`);

    return maps;
  }

  private maps(node: Node | null): YamlMap[] {
    if (this.isNull(node)) return [];
    if (isSeq<Node>(node)) return node.items.map((item) => this.map(item));
    this.mismatch(node!, '[]yaml.MapSlice');

    return [];
  }

  private map(node: Node | null): YamlMap {
    if (this.isNull(node)) return new Map();
    if (isAlias(node)) return this.throughAlias(node, (target) => this.map(target));
    if (isMap<Node, Node>(node)) return this.entries(node.items);
    if (isSeq<Node>(node)) node.items.forEach((item) => this.mismatch(item, 'yaml.MapItem'));
    else this.mismatch(node!, 'yaml.MapSlice');

    return new Map();
  }

  /** What `<<` brings is read, and lost: see `scrape-config-defects.ts`. */
  private entries(pairs: readonly Pair<Node, Node | null>[]): YamlMap {
    pairs.filter(isMerge).forEach(({ value }) => this.requireMaps(value));

    return new Map(pairs.filter((pair) => !isMerge(pair)).map(({ key, value }) => [String(this.value(key)), this.value(value)]));
  }

  private requireMaps(node: Node | null): void {
    const each = isSeq<Node>(node) ? node.items : [node];
    const targets = each.map((item) => isAlias(item) ? item.resolve(this.document) : item);
    if (!targets.every(isMap)) throw new Error('yaml: map merge requires map or sequence of maps as the value');
  }

  private value(node: Node | null): Yaml {
    this.countDecoded();
    if (node === null) return null;
    if (isAlias(node)) return this.throughAlias(node, (target) => this.value(target));
    if (isMap<Node, Node>(node)) return this.entries(node.items);
    if (isSeq<Node>(node)) return node.items.map((item) => this.value(item));

    return scalarValue(node as Scalar);
  }

  private throughAlias<T>(alias: Node & { source: string; resolve(document: Document): Node | undefined }, read: (target: Node) => T): T {
    const target = alias.resolve(this.document);
    if (!target) throw new Error(`yaml: unknown anchor '${alias.source}' referenced`);
    if (this.followed.has(alias)) throw new Error(`yaml: anchor '${alias.source}' value contains itself`);
    this.followed.add(alias);
    const result = read(target);
    this.followed.delete(alias);

    return result;
  }

  /** @see allowedAliasRatio in gopkg.in/yaml.v2/decode.go, v2.4.0: what stops bombs made of aliases */
  private countDecoded(): void {
    this.decoded++;
    if (this.followed.size > 0) this.aliased++;
    const allowed = 0.99 - 0.89 * Math.min(Math.max((this.decoded - 400_000) / 3_600_000, 0), 1);
    if (this.aliased > 100 && this.decoded > 1000 && this.aliased / this.decoded > allowed) throw new Error('yaml: document contains excessive aliasing');
  }

  private isNull(node: Node | null): boolean {
    return node === null || isScalar(node) && scalarValue(node) === null;
  }

  private mismatch(node: Node, type: string): void {
    const { line } = this.lines.linePos(node.range![0]);
    this.mismatches.push(`line ${line}: cannot unmarshal ${describe(node)} into ${type}`);
  }
}

/** E.g. `!!int `5``, its text cut after seven characters where it is longer than ten. */
function describe(node: Node): string {
  if (isMap(node)) return '!!map';
  if (isSeq(node)) return '!!seq';
  const text = String((node as Scalar).value);
  const tag = isPlain(node as Scalar) ? resolveScalar(text).tag : 'str';

  return `${node.tag ? node.tag.replace('tag:yaml.org,2002:', '!!') : `!!${tag}`} \`${text.length > 10 ? `${text.slice(0, 7)}...` : text}\``;
}

function scalarValue(scalar: Scalar): Yaml {
  const text = String(scalar.value ?? '');
  if (scalar.tag === undefined) return isPlain(scalar) ? resolvePlain(text) : text;
  const why = whyNotTagged(scalar.tag, text);
  if (why !== undefined) throw new Error(`yaml: ${why}`);

  return resolveTagged(scalar.tag, text) ?? null;
}

function isPlain(scalar: Scalar): boolean {
  return scalar.type === undefined || scalar.type === 'PLAIN';
}

function isMerge({ key }: Pair<Node, Node | null>): boolean {
  return isScalar(key) && key.value === '<<' && isPlain(key) && key.tag === undefined;
}
