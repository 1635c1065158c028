/** Checks the URL parameters of a scrape. */
import { Problem } from '../findings/problem';

/** Checks names and values. @param where name of the prop in messages */
export function checkParams(params: { readonly [name: string]: string[] }, where: string): Problem[] {
  return Object.entries(params).flatMap(([name, values]) => {
    if (name === '') return [{ code: 'AM106', message: `${where} has an empty name`, fix: 'name the URL parameter' }];

    if (Array.isArray(values) && values.length === 0) return [{ code: 'AM106', message: `${where}.${name} is an empty list, so the parameter would not be sent`, fix: 'list its values, or remove it' }];

    return Array.isArray(values) && values.every((value) => typeof value === 'string')
      ? []
      : [{ code: 'AM106', message: `${where}.${name} is not a list of text`, fix: `write it as { ${name}: ['value'] }` }];
  });
}
