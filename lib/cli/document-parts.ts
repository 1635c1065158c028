/** Where the documents of a YAML text begin, without parsing it. */

/** One document, or several where that is not sure. */
export interface DocumentPart {
  readonly text: string;
  /** Its first line in the whole text, from 1. */
  readonly firstLine: number;
}

/**
 * Parts that can be parsed on their own, in order. `---` at the beginning of a line begins a document, also within a
 * block of text. A text with directives is one part.
 * @see https://yaml.org/spec/1.2.2/#rule-c-forbidden
 */
export function documentParts(text: string): DocumentPart[] {
  const marks = DIRECTIVE.test(text) ? [] : [...text.matchAll(MARK)].map(({ index }) => index);
  const parts: DocumentPart[] = [];
  let firstLine = 1;
  [0, ...marks].forEach((start, i) => {
    const part = text.slice(start, marks[i]);
    parts.push({ text: part, firstLine });
    firstLine += part.split('\n').length - 1;
  });

  return parts;
}

const MARK = /(?<=\n)---(?=[ \t\r\n]|$)/g;
const DIRECTIVE = /^%/m;
