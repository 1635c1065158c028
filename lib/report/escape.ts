/** The one way of text into the page: for HTML, attributes and SVG alike. */
import { visible } from '../findings/problem';

const PLAIN = /^[ -~]*$/;
const HARMLESS = /^[\w ./:;,?!@#$%*()[\]{}|~^+=-]*$/;

/** Text as a reader gets to see it: what is invisible or changes directions stands as an escape. */
export function shown(text: string): string {
  return PLAIN.test(text) ? text : visible(text).replace(/\p{Default_Ignorable_Code_Point}/gu, (character) => `\\u{${character.codePointAt(0)!.toString(16)}}`);
}

/** Safe between tags, and in attributes within quotes. */
export function escapeText(text: string): string {
  return HARMLESS.test(text) ? text : shown(text).replace(/[&<>"'`]/g, (character) => `&#${character.charCodeAt(0)};`);
}
