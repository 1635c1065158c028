/** Any YAML text to manifests: several documents, lists taken apart, every fault with its line and column. */
import { Document, isMap, isSeq, LineCounter } from 'yaml';
import type { Changer } from './changer';
import { LoadProblem } from './load-error';
import { LoadProblems, OnProblem } from './load-problems';
import { Manifest } from '../manifest';
import { yamlDocuments } from './yaml-documents';
import { AliasCount, offsetOf, Unreadable, yamlValue } from './yaml-value';
import { isObject } from '../../units/is-object';

/** A manifest and where it came from. */
export interface LoadedManifest {
  readonly manifest: Manifest;
  /** Name of the file, or of what was read instead of a file. */
  readonly source: string;
  /** Line of its first key, from 1. */
  readonly line: number;
  /** What changes it before it is applied. */
  readonly changedBy?: Changer;
}

/** What can be read, and the faults of what cannot. */
export interface ReadManifests {
  readonly manifests: LoadedManifest[];
  readonly problems: LoadProblem[];
}

/** Reads the manifests of a text, which must be within the limit of size. */
export function readDocuments(text: string, source: string): ReadManifests {
  const lines = new LineCounter();
  const problems = new LoadProblems(source, lines);
  const count: AliasCount = { aliases: 0, nodes: 0 };
  const located = yamlDocuments(text, lines, problems.add).flatMap((document) => readDocument(document, count, problems.add));

  return {
    manifests: located.map(({ manifest, offset }) => ({ manifest, source, line: lines.linePos(offset).line })),
    problems: problems.sorted(),
  };
}

interface Located { readonly manifest: Manifest; readonly offset: number }

function readDocument(document: Document.Parsed, count: AliasCount, onProblem: OnProblem): Located[] {
  try {
    const value = yamlValue(document, count, onProblem);

    return value === null ? [] : takeApart(value, document.contents, offsetOf(document.contents), onProblem);
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;

    return [];
  }
}

/** One object, or those of a list; an element of a typed list may leave its kind to the list. */
function takeApart(value: unknown, node: unknown, offset: number, onProblem: OnProblem): Located[] {
  if (!isObject(value)) {
    onProblem(offset, 'AM804', `${describeValue(value)} where an object is expected`, 'write one object per document, or a list as `kind: List` with `items`');

    return [];
  }
  const missing = ['apiVersion', 'kind'].filter((field) => typeof value[field] !== 'string' || value[field] === '');
  if (missing.length > 0) {
    onProblem(offset, 'AM804', `object without ${missing.map((field) => `"${field}"`).join(' and ')}`, 'set apiVersion and kind, or leave the file out');

    return [];
  }
  if (!isList(value)) return [{ manifest: value as Manifest, offset }];

  return value.items.flatMap((item, index) => {
    const itemNode = itemOf(node, index);

    return takeApart(withKindOf(value, item), itemNode, itemNode ? offsetOf(itemNode) : offset, onProblem);
  });
}

/** @see UnstructuredList decoding in apimachinery v0.37.0, apis/meta/v1/unstructured/helpers.go */
function withKindOf({ apiVersion, kind }: { readonly [field: string]: unknown }, item: unknown): unknown {
  if (kind === 'List' || !isObject(item) || item.kind !== undefined || item.apiVersion !== undefined) return item;

  return { apiVersion, kind: (kind as string).slice(0, -'List'.length), ...item };
}

function isList(value: { readonly [field: string]: unknown }): value is { readonly items: readonly unknown[] } {
  return Array.isArray(value.items) && (value.kind as string).endsWith('List');
}

function itemOf(node: unknown, index: number): unknown {
  const items = isMap(node) ? node.get('items', true) : undefined;

  return isSeq(items) ? items.items[index] : undefined;
}

/** No fault quotes a value, since the value may be secret: line and column show where it is. */
function describeValue(value: unknown): string {
  return value === null ? 'nothing' : Array.isArray(value) ? 'a list' : `a ${typeof value === 'string' ? 'string' : 'value'}`;
}
