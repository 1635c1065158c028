/** Matches selectors against labels of which not all are known. */
import { allOf, Answer, answerOf } from './answer';
import { StringMap } from '../manifests/manifest';
import { LabelSelector, requirementsOf, selectorMatches } from '../manifests/selectors/selector';

/**
 * Whether a selector matches an object that has these labels, and maybe others.
 *
 * `{ matchLabels: { a: '1', b: '2' } }` and `{ a: '1' }` give `unknown`; with `{ a: '2' }` it is `denied`
 */
export function matchKnownLabels(selector: LabelSelector, known: StringMap): Answer {
  return allOf(requirementsOf(selector), (requirement) => (
    Object.hasOwn(known, requirement.key) ? answerOf(selectorMatches({ matchExpressions: [requirement] }, known)) : 'unknown'));
}
