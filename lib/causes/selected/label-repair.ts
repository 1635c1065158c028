/** The labels that an object lacks for a selector, if no other labels can be meant. */
import { PlacedEdit } from '../../edits/edit';
import { Repair } from '../../edits/repair';
import { stringMapAt, StringMap } from '../../manifests/manifest';
import { StoredObject } from '../../manifests/objects';
import { contradictionIn } from '../../manifests/selectors/contradiction';
import { LabelSelector, requirementsOf, selectorMatches } from '../../manifests/selectors/selector';
import { tryFindMeant } from '../did-you-mean';

/**
 * Adds labels and corrects misspelt values. A value that is nothing like the one that is selected may be meant for another server.
 * @param selectors of all who may be meant to select the object; one that no labels can match is not counted
 */
export function tryLabelRepair({ key, manifest }: StoredObject, selectors: readonly LabelSelector[]): Repair | undefined {
  const labels = stringMapAt(manifest, ['metadata', 'labels']);
  const possible = selectors.filter((selector) => contradictionIn(selector) === undefined);
  const [lacking, ...others] = possible.map((selector) => tryLacking(selector, labels));
  if (!lacking || !others.every((other) => other && JSON.stringify(other) === JSON.stringify(lacking))) return undefined;
  const edits = lacking.map(([label, value]) => tryEdit(labels, label, value));

  return edits.length > 0 && edits.every((edit) => edit !== undefined) ? { object: key, edits } : undefined;
}

/** Labels with the values that they must have, sorted; undefined if a value is free, or a label must not be there. */
function tryLacking(selector: LabelSelector, labels: StringMap): [string, string][] | undefined {
  const wanted = requirementsOf(selector).filter((expression) => !selectorMatches({ matchExpressions: [expression] }, labels));
  const isExact = wanted.every(({ operator, values = [] }) => operator === 'In' && values.length === 1);

  const pairs = wanted.map(({ key, values = [] }): [string, string] => [key, values[0]]);

  return isExact ? pairs.sort(([a], [b]) => (a < b ? -1 : 1)) : undefined;
}

function tryEdit(labels: StringMap, label: string, value: string): PlacedEdit | undefined {
  const path = ['metadata', 'labels', label];
  if (!Object.hasOwn(labels, label)) return { path, edit: { do: 'add', value } };

  return tryFindMeant(labels[label], [value]) === undefined ? undefined : { path, edit: { do: 'set', value } };
}
