/** Label and field selectors as they stand in the address of a list. */

import { Manifest } from '../../support/manifests/manifest';

/** Whether both selectors take the object; an empty one takes all. */
export function isSelected(object: Manifest, labelSelector: string, fieldSelector: string): boolean {
  const labels = (object.metadata?.labels ?? {}) as { readonly [label: string]: string };

  return requirements(labelSelector).every((requirement) => holds(labels, requirement))
    && fieldSelector.split(',').filter((term) => term !== '').every((term) => hasField(object, term));
}

/** Splits at commas outside of brackets. */
function requirements(selector: string): string[] {
  return (selector.match(/(?:\([^)]*\)|[^,(])+/g) ?? []).map((text) => text.trim()).filter((text) => text !== '');
}

function holds(labels: { readonly [label: string]: string }, requirement: string): boolean {
  const { key, operator, list } = /^(?<key>\S+)\s+(?<operator>in|notin)\s*\((?<list>[^)]*)\)$/.exec(requirement)?.groups ?? {};
  if (key) {
    const isIn = key in labels && list.split(',').map((value) => value.trim()).includes(labels[key]);

    return operator === 'in' ? isIn : !isIn;
  }
  const { name, sign, value } = /^(?<name>[^=!]+?)\s*(?<sign>==?|!=)\s*(?<value>.*)$/.exec(requirement)?.groups ?? {};
  if (name) return sign === '!=' ? labels[name] !== value : labels[name] === value;

  return requirement.startsWith('!') ? !(requirement.slice(1).trim() in labels) : requirement in labels;
}

function hasField(object: Manifest, term: string): boolean {
  const { path, sign, value } = /^(?<path>[^=!]+)(?<sign>==?|!=)(?<value>.*)$/.exec(term)?.groups ?? {};
  if (!path) throw new Error(`field selector "${term}" is not understood`);
  const held = path.split('.').reduce<unknown>((part, field) => (part as { [field: string]: unknown } | undefined)?.[field], object);
  const text = typeof held === 'string' || typeof held === 'number' || typeof held === 'boolean' ? String(held) : '';

  return sign === '!=' ? text !== value : text === value;
}
