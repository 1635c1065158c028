/** HTML in small: what a browser would make of a page, as far as our pages go; anything else is an error. */

/** A tag with its attributes, or text. */
export type Token =
  | { readonly kind: 'open' | 'close'; readonly name: string; readonly attributes: ReadonlyMap<string, string> }
  | { readonly kind: 'text'; readonly text: string };

/** Elements whose content a browser does not read as markup. */
const RAW = ['script', 'style'];

/** @throws Error for markup that we do not write: comments, attributes without quotes, a stray "<" */
export function tokenize(page: string): Token[] {
  const tokens: Token[] = [];
  let rest = page.replace(/^<!DOCTYPE html>\n/, '');
  while (rest !== '') {
    const [whole, text, close, name, attributes] = /^(?:([^<]+)|<(\/?)([a-zA-Z][a-zA-Z\d]*)((?: [a-zA-Z:-]+(?:="[^"<>]*")?)*)\/?>)/.exec(rest) ?? [];
    if (whole === undefined) throw new Error(`no markup of ours: ${rest.slice(0, 80)}`);
    rest = rest.slice(whole.length);
    if (text !== undefined) {
      tokens.push({ kind: 'text', text: decode(text) });
      continue;
    }
    tokens.push({ kind: close ? 'close' : 'open', name, attributes: attributesIn(attributes) });
    if (!close && RAW.includes(name)) {
      const end = rest.search(new RegExp(`</${name}`, 'i'));
      tokens.push({ kind: 'text', text: rest.slice(0, end) });
      rest = rest.slice(end);
    }
  }

  return tokens;
}

function attributesIn(text: string): Map<string, string> {
  return new Map([...text.matchAll(/ ([a-z:-]+)(?:="([^"]*)")?/gi)].map(([, name, value = '']) => [name, decode(value)]));
}

/** Numeric references alone: we write no others. */
function decode(text: string): string {
  const stray = /&(?!#\d+;)/.exec(text);
  if (stray) throw new Error(`an ampersand that is not escaped: ${text}`);

  return text.replace(/&#(\d+);/g, (_, code) => String.fromCodePoint(Number(code)));
}
