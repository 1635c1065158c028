/** Strings in YAML: plain, quoted or in lines of their own, as go-yaml chooses. */
import { doubleQuoted, literal, plain, singleQuoted } from './yaml-folding';
import { resolveScalar } from '../../../manifests/load/yaml-scalar';

/**
 * The text of a string that begins at `column`; further lines of it are indented.
 * @see yaml_emitter_select_scalar_style in gopkg.in/yaml.v2/emitterc.go and stringv in encode.go, v2.4.0
 */
export function scalarText(value: string, column: number, indent: number, place: 'key' | 'value' = 'value'): string {
  if (SURELY_PLAIN.test(value)) return value;
  if (!value.includes('\n') && !resolvesToString(value)) return doubleQuoted(value, column, indent, place);
  const is = (pattern: RegExp): boolean => pattern.test(value);
  if (is(UNPRINTABLE) || is(SPACE_THEN_BREAK)) return doubleQuoted(value, column, indent, place);
  if (value.includes('\n')) return place === 'key' || value.endsWith(' ') ? doubleQuoted(value, column, indent, place) : literal(value, indent);
  if (!is(NEVER_PLAIN)) return plain(value, column, indent, place);

  return is(BREAK_THEN_SPACE) ? doubleQuoted(value, column, indent, place) : singleQuoted(value, column, indent, place);
}

/**
 * Whether a word without quotes is read as text by Go, and by readers that know numbers to the base 60.
 * @see stringv and isBase60Float in gopkg.in/yaml.v2/encode.go, v2.4.0
 */
function resolvesToString(word: string): boolean {
  return resolveScalar(word).tag === 'str' && !BASE_60.test(word);
}

const BASE_60 = /^[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+(?:\.[0-9_]*)?$/;

/** Most of what is written: neither a number or word with a meaning of its own, nor with any character that could need quotes. */
const SURELY_PLAIN = /^(?!(?:y|n|yes|no|true|false|on|off|null)$)[a-z_/$(^\\][!-9;-~]*$/i;

/** What no style but the double-quoted one can hold: emoji are among it. */
const UNPRINTABLE = /[^\n\x20-\x7e\u00a0-\ud7ff\ue000-\ufefe\uff00-\ufffd]/;
const SPACE_THEN_BREAK = / [\n\u2028\u2029]/;
const BREAK_THEN_SPACE = /[\n\u2028\u2029] /;

/** An indicator at the beginning, one that means something before or after a space, or space at an end. */
const NEVER_PLAIN = /^(?:---|\.\.\.|[#,[\]{}&*!|>'"%@`]|[?:-](?:[ \t]|$)|[ \u2028\u2029])|[ \u2028\u2029]$|:(?:[ \t]|$)|[ \t\u2028\u2029]#|[\u2028\u2029]/;
