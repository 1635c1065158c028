/** Selectors that the API server applies, so that Prometheus does not receive the other objects. */
import { PLACEHOLDER } from '../../kubernetes/placeholder';
import { stringAt, StringMap } from '../../manifests/manifest';
import { parseLabelSelector, TextRequirement } from '../../manifests/selectors/parse-label-selector';

/** The fields of an object that selectors compare. */
export interface Selectable {
  readonly labels: StringMap;
  /** Values of `metadata.name` and the like; a value that is known only in the cluster matches everything. */
  readonly fields: StringMap;
}

/** Makes a function that tests whether an object matches both selectors, which must be valid. */
export function apiSelector(label: string, field: string): (object: Selectable) => boolean {
  const requirements = parseLabelSelector(label);
  const terms = termsOf(field);

  return ({ labels, fields }) =>
    requirements.every((requirement) => isMet(requirement, labels)) && terms.every((term) => holds(term, fields));
}

function isMet({ key, operator, values }: TextRequirement, labels: StringMap): boolean {
  const value = Object.prototype.hasOwnProperty.call(labels, key) ? labels[key] : undefined;
  switch (operator) {
    case 'Exists': return value !== undefined;
    case 'DoesNotExist': return value === undefined;
    case '!=': case 'notin': return value === undefined || !values.includes(value);
    case '>': return isInteger(value) && BigInt(value) > BigInt(values[0]);
    case '<': return isInteger(value) && BigInt(value) < BigInt(values[0]);
    default: return value !== undefined && values.includes(value);
  }
}

function isInteger(value: string | undefined): value is string {
  return value !== undefined && /^[+-]?0*\d{1,19}$/.test(value) && BigInt.asIntN(64, BigInt(value)) === BigInt(value);
}

interface Term { readonly field: string; readonly negated: boolean; readonly value: string }

/** Terms with a variable such as `$(NODE_NAME)` are left out: it is filled in on each node, and every pod has a node. */
function termsOf(text: string): Term[] {
  const terms = [...text.matchAll(/(?:\\[^]|[^,\\])+/g)].map(([term]) => term);

  return terms.filter((term) => !term.includes('$(')).map((term) => {
    const [, field, operator, value] = /^([^]*?)(!=|==|=)([^]*)$/.exec(term)!;

    return { field, negated: operator === '!=', value: value.replace(/\\([\\,=])/g, '$1') };
  });
}

function holds({ field, negated, value }: Term, fields: StringMap): boolean {
  const found = stringAt(fields, [field]) ?? '';

  return found.includes(PLACEHOLDER) || (found === value) !== negated;
}
