/** Selectors that the API server applies, so that Prometheus does not receive the other objects. */
import { PLACEHOLDER } from '../../kubernetes/placeholder';
import { stringAt, StringMap } from '../../manifests/manifest';
import { parseLabelSelector } from '../../manifests/selectors/parse-label-selector';
import { requirementMatches } from '../../manifests/selectors/requirement';

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
    requirements.every((requirement) => requirementMatches(requirement, labels)) && terms.every((term) => holds(term, fields));
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
