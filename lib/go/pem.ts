/** Parses PEM text as Go does. */

/** A block between BEGIN and END. */
export interface PemBlock {
  /** E.g. `CERTIFICATE`. */
  readonly type: string;
  readonly bytes: Buffer;
}

/**
 * All blocks of a text; text that is not a valid block is skipped.
 * @see Decode in encoding/pem, Go 1.26
 */
export function pemBlocks(text: string): PemBlock[] {
  const blocks: PemBlock[] = [];
  let rest = text;
  for (let found = nextBlock(rest); found; found = nextBlock(rest)) {
    blocks.push(found.block);
    rest = found.rest;
  }

  return blocks;
}

interface Found { readonly block: PemBlock; readonly rest: string }

/** Searches for END, then back for the last BEGIN before it, so that a BEGIN without END does not hide later blocks. */
function nextBlock(text: string): Found | undefined {
  let from = 0;
  for (;;) {
    const end = text.indexOf('\n-----END ', from);
    if (end < 0) return undefined;
    const begin = from + text.slice(from, end).lastIndexOf(BEGIN);
    if (begin >= from && (begin === 0 || text[begin - 1] === '\n')) {
      const block = readBlock(text, begin + BEGIN.length, end);
      if (block === 'unfinished') return undefined;
      if (block) return block;
    }
    from = end + END.length;
  }
}

const BEGIN = '-----BEGIN ';
const END = '\n-----END ';

function readBlock(text: string, begin: number, end: number): Found | 'unfinished' | undefined {
  const [typeLine, bodyStart] = lineAt(text, begin);
  if (!typeLine.endsWith('-----')) return undefined;
  const type = typeLine.slice(0, -5);
  const body = skipHeaders(text, bodyStart);
  if (body === undefined) return 'unfinished';
  const [endLine, rest] = lineAt(text, end + END.length);
  if (body !== bodyStart && body > end) return undefined;
  if (endLine !== `${type}-----`) return undefined;
  const bytes = decodeBase64(text.slice(body, Math.max(body, end)));

  return bytes && { block: { type, bytes }, rest: text.slice(rest) };
}

/** Start of the first line without a colon; undefined if the text ends before it. */
function skipHeaders(text: string, start: number): number | undefined {
  let at = start;
  for (;;) {
    if (at >= text.length) return undefined;
    const [line, next] = lineAt(text, at);
    if (!line.includes(':')) return at;
    at = next;
  }
}

/** A line without trailing blanks, and the start of the next line. */
function lineAt(text: string, start: number): [line: string, next: number] {
  const end = text.indexOf('\n', start);
  const line = text.slice(start, end < 0 ? text.length : end).replace(/\r$/, '');

  return [line.replace(/[ \t]+$/, ''), end < 0 ? text.length : end + 1];
}

function decodeBase64(text: string): Buffer | undefined {
  const compact = text.replace(/[ \t\r\n]/g, '');
  const valid = compact.length % 4 === 0 && /^[A-Za-z0-9+/]*={0,2}$/.test(compact);

  return valid ? Buffer.from(compact, 'base64') : undefined;
}
