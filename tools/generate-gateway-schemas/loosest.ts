// The schemas that several releases have for one kind in, the loosest of them out: what it refuses, every release refuses. No I/O.

import { compileRule } from '../../lib/kubernetes/admission/custom/cel';

/** A node of a schema as a CRD has it. */
export interface CrdNode {
  readonly 'type'?: string;
  readonly 'properties'?: { readonly [field: string]: CrdNode };
  readonly 'items'?: CrdNode;
  readonly 'additionalProperties'?: CrdNode | boolean;
  readonly 'required'?: readonly string[];
  readonly 'enum'?: readonly string[];
  readonly 'x-kubernetes-validations'?: readonly Rule[];
  readonly 'x-kubernetes-list-type'?: string;
  readonly 'x-kubernetes-list-map-keys'?: readonly string[];
  readonly [keyword: string]: unknown;
}

interface Rule { readonly rule: string; readonly message?: string }

/** The schema of a kind in one channel of one release. */
export interface Release {
  readonly isStandard: boolean;
  readonly node: CrdNode;
}

/** A value of any type: what only experimental releases know changes from one release to the next. */
export const ANYTHING: CrdNode = { 'x-kubernetes-preserve-unknown-fields': true };
const PRESERVES = 'x-kubernetes-preserve-unknown-fields';

/** Keywords that lose their meaning where two releases differ. */
const EQUAL = ['type', 'format', 'pattern', 'x-kubernetes-int-or-string', 'x-kubernetes-list-type', 'x-kubernetes-list-map-keys', 'default'];
const LOWEST = ['minimum', 'minLength', 'minItems'];
const HIGHEST = ['maximum', 'maxLength', 'maxItems', 'maxProperties'];

/** @param releases oldest first */
export function loosest(releases: readonly Release[]): CrdNode {
  const nodes = releases.map(({ node }) => node);
  if (!releases.some(({ isStandard }) => isStandard) || nodes.some((node) => node[PRESERVES])) return ANYTHING;
  const limits = [...LOWEST.map((keyword) => [keyword, Math.min] as const), ...HIGHEST.map((keyword) => [keyword, Math.max] as const)];
  const [items, entries] = [childOf(releases, (node) => node.items), childOf(releases, (node) => mapOf(node))];

  return withoutAbsent({
    ...Object.fromEntries(EQUAL.map((keyword) => [keyword, equalIn(nodes, keyword)])),
    ...Object.fromEntries(limits.map(([keyword, choose]) => [keyword, limitOf(nodes, keyword, choose)])),
    'enum': nodes.every((node) => node.enum) ? [...new Set(nodes.flatMap((node) => node.enum!))] : undefined,
    'required': nodes.reduce<readonly string[]>((common, { required = [] }) => common.filter((field) => required.includes(field)), nodes[0].required ?? []),
    'x-kubernetes-validations': commonRules(nodes),
    'properties': propertiesOf(releases),
    'items': items,
    'additionalProperties': entries,
  });
}

function propertiesOf(releases: readonly Release[]): CrdNode['properties'] {
  const names = [...new Set(releases.flatMap(({ node }) => Object.keys(node.properties ?? {})))].sort();

  return Object.fromEntries(names.map((name) => [name, childOf(releases, (node) => node.properties?.[name])!]));
}

/** Of the releases that have this child. */
function childOf(releases: readonly Release[], child: (node: CrdNode) => CrdNode | undefined): CrdNode | undefined {
  const having = releases.flatMap(({ isStandard, node }): Release[] => {
    const found = child(node);

    return found === undefined ? [] : [{ isStandard, node: found }];
  });

  return having.length === 0 ? undefined : loosest(having);
}

function mapOf({ additionalProperties }: CrdNode): CrdNode | undefined {
  return typeof additionalProperties === 'object' ? additionalProperties : undefined;
}

function equalIn(nodes: readonly CrdNode[], keyword: string): unknown {
  const [first, ...others] = nodes.map((node) => JSON.stringify(node[keyword]));

  // An atomic list is a list without rules.
  return others.every((other) => other === first) && nodes[0][keyword] !== 'atomic' ? nodes[0][keyword] : undefined;
}

function limitOf(nodes: readonly CrdNode[], keyword: string, choose: (...limits: number[]) => number): number | undefined {
  return nodes.every((node) => node[keyword] !== undefined) ? choose(...nodes.map((node) => node[keyword] as number)) : undefined;
}

/** Rules of all releases, in the newest words. Rules about a change of the object do not count when it is created. */
function commonRules(nodes: readonly CrdNode[]): readonly Rule[] {
  const rulesOf = (node: CrdNode) => node['x-kubernetes-validations'] ?? [];
  const isCommon = ({ rule }: Rule) => nodes.every((node) => rulesOf(node).some((other) => other.rule === rule));
  const common = rulesOf(nodes[nodes.length - 1]).filter((rule) => isCommon(rule) && !/\boldSelf\b/.test(rule.rule));
  common.forEach(({ rule }) => compileRule(rule));

  return common.map(({ rule, message }) => ({ rule, ...message !== undefined && { message } }));
}

/** Without what is undefined or empty. */
function withoutAbsent(node: CrdNode): CrdNode {
  const isEmpty = (value: unknown) => typeof value === 'object' && value !== null && Object.keys(value).length === 0;
  const isKept = ([keyword, value]: [string, unknown]) => value !== undefined && (!isEmpty(value) || MAY_BE_EMPTY.has(keyword));

  return Object.fromEntries(Object.entries(node).filter(isKept));
}

const MAY_BE_EMPTY = new Set(['items', 'additionalProperties', 'default']);
