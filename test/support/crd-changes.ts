/** What changes in the CRD of ScrapeConfig between two versions of the operator. */
import { Node } from '../../lib/kubernetes/admission/custom/schema-node';
import { tryFindSchema } from '../../lib/operator/admission/schema';

/** Why a value is no longer taken, or no longer kept. */
export type Narrowing = 'removed' | 'type' | 'values' | 'required' | 'pattern' | 'length' | 'range' | 'repeats' | 'rule';

/** Changes between two versions. */
export interface CrdChanges {
  /** Places of the topmost fields that are new. */
  readonly added: readonly string[];
  /** Places where a value is refused or dropped that was fine before. */
  readonly narrowed: readonly { readonly place: string; readonly by: Narrowing }[];
}

/** @param before and after versions of the operator */
export function crdChanges(before: string, after: string): CrdChanges {
  const [was, is] = [before, after].map((version) => tryFindSchema('monitoring.coreos.com/v1alpha1', 'ScrapeConfig', version)!.root.properties.get('spec')!);
  const changes: { added: string[]; narrowed: CrdChanges['narrowed'][number][] } = { added: [], narrowed: [] };
  compare(was, is, 'spec', changes);

  return changes;
}

function compare(was: Node, is: Node, place: string, changes: { added: string[]; narrowed: CrdChanges['narrowed'][number][] }): void {
  if (was === is) return;
  if (was.type !== is.type) {
    changes.narrowed.push({ place, by: 'type' });

    return;
  }
  for (const by of narrowingsOf(was, is)) changes.narrowed.push({ place, by });
  for (const [field, child] of was.properties) {
    const now = is.properties.get(field);
    if (now) compare(child, now, `${place}.${field}`, changes);
    else changes.narrowed.push({ place: `${place}.${field}`, by: 'removed' });
  }
  for (const field of is.properties.keys()) if (!was.properties.has(field)) changes.added.push(`${place}.${field}`);
  if (was.items && is.items) compare(was.items, is.items, `${place}[]`, changes);
  if (was.additionalProperties && is.additionalProperties) compare(was.additionalProperties, is.additionalProperties, `${place}{}`, changes);
}

const TEXTS = ['a', 'http://a', 'https://a', 'socks5://a', 'unix:///a', '10MB', '30s', 'a.b'];

function narrowingsOf(was: Node, is: Node): Narrowing[] {
  const takes = ({ pattern }: Node, text: string) => pattern === undefined || new RegExp(pattern).test(text);
  const found: readonly [Narrowing, boolean][] = [
    ['values', was.enum?.some((value) => is.enum && !is.enum.includes(value)) ?? false],
    ['required', is.required.some((field) => !was.required.includes(field) && was.properties.has(field))],
    ['pattern', was.pattern !== is.pattern && TEXTS.some((text) => takes(was, text) && !takes(is, text))],
    ['length', (is.minLength ?? 0) > (was.minLength ?? 0) && is.pattern === was.pattern || (is.minItems ?? 0) > (was.minItems ?? 0)],
    ['range', (is.minimum ?? -Infinity) > (was.minimum ?? -Infinity) || (is.maximum ?? Infinity) < (was.maximum ?? Infinity)],
    ['repeats', is['x-kubernetes-list-type'] !== was['x-kubernetes-list-type'] && ['set', 'map'].includes(is['x-kubernetes-list-type'] ?? '')],
    ['rule', (is['x-kubernetes-validations'] ?? []).length > (was['x-kubernetes-validations'] ?? []).length],
  ];

  return found.flatMap(([by, holds]) => (holds ? [by] : []));
}
