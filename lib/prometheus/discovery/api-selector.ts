/** Selectors by which the API server leaves objects out before Prometheus sees them. */
import { PLACEHOLDER } from '../../kubernetes/placeholder';
import { stringAt, StringMap } from '../../manifests/manifest';
import { parseLabelSelector, TextRequirement } from '../../manifests/selectors/parse-label-selector';

/** What selectors look at. */
export interface Selectable {
  readonly labels: StringMap;
  /** Values of `metadata.name` and the like; what only a cluster knows matches everything. */
  readonly fields: StringMap;
}

/** Whether an object passes both selectors. Both have been checked when the configuration was read. */
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

/** A value with a placeholder is filled in on each node: there is a node for every pod. */
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
