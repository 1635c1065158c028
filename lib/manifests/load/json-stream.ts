/** JSON objects one after the other, as `jq` prints them: Kubernetes reads a text that begins with a brace as such a stream. */

/** A piece of a text. */
export interface Piece {
  readonly text: string;
  readonly offset: number;
}

/** The objects of a stream of JSON; undefined if the text is not one. */
export function tryJsonStream(text: string): Piece[] | undefined {
  if (!/^\s*\{/.test(text)) return undefined;
  const pieces = isJson(text) ? [{ text, offset: 0 }] : objectsIn(text);

  return pieces.every((piece) => isJson(piece.text)) ? pieces : undefined;
}

/** A text taken apart behind each brace that ends an outermost object. */
function objectsIn(text: string): Piece[] {
  const pieces: Piece[] = [];
  let [depth, start] = [0, 0];
  for (let at = 0; at < text.length; at++) {
    if (text[at] === '"') at = endOfString(text, at);
    if (text[at] === '{') depth++;
    if (text[at] !== '}' || --depth > 0) continue;
    pieces.push({ text: text.slice(start, at + 1), offset: start });
    start = at + 1;
  }
  const rest = text.slice(start);

  return rest.trim() === '' ? pieces : [...pieces, { text: rest, offset: start }];
}

function endOfString(text: string, start: number): number {
  for (let at = start + 1; at < text.length; at++) {
    if (text[at] === '\\') at++;
    else if (text[at] === '"') return at;
  }

  return text.length;
}

/** Whether a text is one value of JSON. */
export function isJson(text: string): boolean {
  try {
    JSON.parse(text);

    return true;
  } catch {
    return false;
  }
}
