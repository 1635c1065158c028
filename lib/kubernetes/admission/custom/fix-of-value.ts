/** How to fix a value that does not match its schema. */

/** For a value of another type than the schema requires. */
export function fixOfType(value: unknown, type: string): string {
  switch (type) {
    case 'string': return typeof value === 'number' || typeof value === 'boolean' ? `quote it: ${JSON.stringify(String(value))}` : 'write text';
    case 'array': return 'write a list: begin each item with "-"';
    case 'object': return Array.isArray(value) ? 'write fields, without a list around them' : 'write an object with fields';
    case 'boolean': return 'write true or false, without quotes';
    default: return 'write a number, without quotes';
  }
}

/** For text that does not match a pattern; undefined for a pattern that is not known. */
export function fixOfPattern(pattern: string): string | undefined {
  return PATTERNS.find(({ has }) => pattern.includes(has))?.fix;
}

/** Patterns of the CRDs by a part of them, the most particular first. */
const PATTERNS: readonly { readonly has: string; readonly fix: string }[] = [
  { has: 'socks5)://', fix: 'begin it with http://, https:// or socks5://' },
  { has: '(http|https)://', fix: 'begin it with http:// or https://' },
  { has: '^https?://', fix: 'begin it with http:// or https://' },
  { has: '.(json|yml|yaml|', fix: 'use names of files that end with .json, .yml or .yaml' },
  { has: '([0-9]+)ms)?', fix: 'write a duration, for example 30s or 1m30s' },
  { has: '((K|M|G|T|E|P)i?)?B)', fix: 'write a size, for example 512MB or 1GiB' },
];
