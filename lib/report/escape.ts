/** Escapes text for the page: for HTML, attributes and SVG. */
import { visible } from '../findings/problem';

const PLAIN = /^[ -~]*$/;
const HARMLESS = /^[\w ./:;,?!@#$%*()[\]{}|~^+=-]*$/;

/** Text with invisible and direction-changing characters as escapes. */
export function shown(text: string): string {
  return PLAIN.test(text) ? text : visible(text).replace(/\p{Default_Ignorable_Code_Point}/gu, (character) => `\\u{${character.codePointAt(0)!.toString(16)}}`);
}

/** Escapes text for use between tags and in quoted attributes. */
export function escapeText(text: string): string {
  return HARMLESS.test(text) ? text : shown(text).replace(/[&<>"'`]/g, (character) => `&#${character.charCodeAt(0)};`);
}
