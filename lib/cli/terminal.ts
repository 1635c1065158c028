/** What the program reads from and writes to: the real terminal, or a test. */
import { styleText } from 'node:util';
import { visible } from '../findings/problem';

/** Streams and environment of the program. */
export interface Terminal {
  readonly stdin: AsyncIterable<Buffer | string>;
  readonly stdout: Output;
  readonly stderr: Output;
  readonly env: { readonly [name: string]: string | undefined };
}

/** A stream that text is written to. */
export interface Output {
  readonly isTTY?: boolean;
  /** Width of a terminal. */
  readonly columns?: number;
  write(text: string): unknown;
}

type Style = 'bold' | 'red' | 'green' | 'yellow' | 'cyan' | 'dim';

/** Colours text, unless colours are switched off. */
export type Paint = (style: Style, text: string) => string;

/**
 * Colours on a terminal, and elsewhere with FORCE_COLOR; NO_COLOR switches them off in any case.
 * @see https://no-color.org
 * @see https://force-color.org
 */
export function painter({ isTTY }: Output, { NO_COLOR, FORCE_COLOR, TERM }: Terminal['env']): Paint {
  const isForced = FORCE_COLOR !== undefined && !['', '0', 'false'].includes(FORCE_COLOR);
  const isOff = NO_COLOR !== undefined && NO_COLOR !== '' || FORCE_COLOR === '0' || FORCE_COLOR === 'false';
  const plain = isOff || !isForced && (!isTTY || TERM === 'dumb') || typeof styleText !== 'function';

  if (plain) return (_, text) => text;

  return (style, text) => styleText(style, text, { validateStream: false });
}

/** Text from inputs: control characters are made visible on a terminal, and unchanged in a file. */
export function printable(text: string, { isTTY }: Output): string {
  return isTTY ? text.split('\n').map(visible).join('\n') : text;
}
