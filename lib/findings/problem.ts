/** A finding without a place: the result of checks of single values. */
import { Finding, Severity } from './finding';

/** What is wrong and how to fix it, without a place. */
export interface Problem {
  readonly code: string;
  readonly message: string;
  readonly fix: string;
  /** @default Severity.ERROR */
  readonly severity?: Severity;
  /** Path of the construct that it is about, if that is another one than the construct that reports it. */
  readonly path?: string;
  /** Path of the field that it is about, such as `spec.endpoints[0].port`; `spec` may be left out. It is not part of the finding. */
  readonly field?: string;
  /** File and line of the definition that it is about, such as `app.yaml:12`, where there may be several. It is not part of the finding. */
  readonly place?: string;
}

/** Gives a problem its place. */
export function findingAt(path: string, { field: _field, place: _place, ...problem }: Problem): Finding {
  return { severity: Severity.ERROR, ...problem, path: problem.path ?? path };
}

/** `"a", "b"` for messages; `none` for an empty list. Values are shown as {@link quote} shows them. */
export function quoteList(values: readonly (string | number)[]): string {
  return values.length === 0 ? 'none' : values.map(quote).join(', ');
}

/** A value in double quotes with control and direction-changing characters made visible, cut at 100 characters. */
export function quote(value: unknown): string {
  const text = typeof value === 'string' ? value : textOf(value);
  const cut = text.length > 100 ? `${text.slice(0, 100)}…` : text;

  return typeof value === 'number' ? cut : `"${visible(cut)}"`;
}

/** An object without `toString` has no text. */
function textOf(value: unknown): string {
  try {
    return String(value);
  } catch {
    return 'an object';
  }
}

/** Text with control and direction-changing characters shown as escapes, so that input cannot control a terminal. */
export function visible(text: string): string {
  return text.replace(INVISIBLE, escapeCharacter);
}

/** C0 and C1 controls, line and paragraph separators, bidirectional controls, byte order mark, zero width characters, lone surrogates. */
// eslint-disable-next-line no-control-regex
const INVISIBLE = /[\u0000-\u001f\u007f-\u009f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

function escapeCharacter(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}
