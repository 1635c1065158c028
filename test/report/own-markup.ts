/** What our pages are made of, and whatever else stands in one. */
import { Token } from './tokenizer';

/** Each element with the attributes that we give it. */
const WRITTEN = `
html lang dir
head
meta charset http-equiv content name
title id
style
script
body
header
main
section id aria-labelledby
h1
h2 id
h3
em
ol start
p class
div id class role aria-label aria-labelledby aria-describedby hidden tabindex
a class href transform data-only
ul class aria-label
li class
strong
span id class hidden
small
code class
wbr
i
b
label class
input id type autocomplete spellcheck placeholder
select id
option value
button id type
output id aria-live
table class
thead
tbody
tr id data-server data-namespace data-severity
th scope
td data-by
details class id
summary
svg class width height viewBox role
defs
g id class aria-hidden clip-path
clipPath id
path class d
rect class x y width height rx
text class x y
use href
`.trim().split('\n').map((line) => line.split(' '));

const ATTRIBUTES = new Map(WRITTEN.map(([name, ...attributes]): [string, readonly string[]] => [name, attributes]));

const EMPTY = ['meta', 'input', 'wbr', 'rect', 'use', 'path'];

/** What is not as we write it. */
export function faultsOf(tokens: readonly Token[]): string[] {
  const faults: string[] = [];
  const open: string[] = [];
  const ids = new Set<string>();
  for (const token of tokens) {
    if (token.kind === 'text') continue;
    const { kind, name, attributes } = token;
    if (!ATTRIBUTES.has(name)) faults.push(`<${name}>`);
    if (kind === 'close' && open.pop() !== name) faults.push(`</${name}>`);
    if (kind === 'open' && !EMPTY.includes(name)) open.push(name);
    for (const [attribute, value] of attributes) {
      if (!ATTRIBUTES.get(name)?.includes(attribute)) faults.push(`${name} ${attribute}`);
      if (attribute === 'href' && !/^#[a-z][a-z0-9-]*$/.test(value)) faults.push(`${attribute} ${value}`);
      if (['id', 'class'].includes(attribute) && !/^[a-z][a-z0-9 -]*$/.test(value)) faults.push(`${attribute} ${value}`);
      if (attribute === 'id' && ids.has(value)) faults.push(`${value} twice`);
      if (attribute === 'id') ids.add(value);
    }
  }
  const links = tokens.flatMap((token) => (token.kind === 'open' ? token.attributes.get('href')?.slice(1) ?? [] : []));

  return [...faults, ...links.filter((link) => !ids.has(link)).map((link) => `nothing is #${link}`), ...open.map((name) => `<${name}> stays open`)];
}

/** Texts of each element of a name. */
export function textsIn(tokens: readonly Token[], name: string): string[] {
  const texts: string[] = [];
  let depth = 0;
  for (const token of tokens) {
    if (token.kind === 'text') {
      if (depth > 0) texts[texts.length - 1] += token.text;
    } else if (token.name === name) {
      if (token.kind === 'open') texts.push('');
      depth += token.kind === 'open' ? 1 : -1;
    }
  }

  return texts;
}
