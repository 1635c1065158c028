/** Checks a value of a closed set, for callers whose language does not check it. */
import { Problem, quote, quoteList } from '../findings/problem';

/** The problem of a value that is not in the set. */
export function checkChoice(where: string, value: string | undefined, choices: { readonly [member: string]: string }): Problem[] {
  return value === undefined || Object.values(choices).includes(value)
    ? []
    : [{ code: 'AM120', message: `${where} is ${quote(value)}`, fix: `use one of ${quoteList(Object.values(choices))}` }];
}
