/** JSON whose numbers keep their digits: `9223372036854775807` and `1.0` are written as they were read. */
import { randomUUID } from 'node:crypto';

/** Begins a text that is a number in JSON; no input can contain it. */
const MARK = `number:${randomUUID()}:`;

/** A text or a number; texts are matched so that digits within them are left alone. */
const TOKEN = /"[^"\\]*(?:\\.[^"\\]*)*"|-?\d[\d.eE+-]*/g;
const MARKED = new RegExp(`"${MARK}([^"]*)"`, 'g');

/** The value of a JSON text; a number that would be written with other digits is a marked text. @throws SyntaxError */
export function parseExact(text: string): unknown {
  const value = JSON.parse(text) as unknown;
  let isInexact = false;
  const marked = text.replace(TOKEN, (token) => {
    if (token.startsWith('"') || String(Number(token)) === token) return token;
    isInexact = true;

    return `"${MARK}${token}"`;
  });

  return isInexact ? JSON.parse(marked) : value;
}

/** The JSON text of a value of {@link parseExact}. */
export function stringifyExact(value: unknown): string {
  return unmarked(JSON.stringify(value));
}

/** Writes the numbers into JSON text in which they are still marked texts. */
export function unmarked(json: string): string {
  return json.replace(MARKED, '$1');
}
