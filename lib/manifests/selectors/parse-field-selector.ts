/** Field selectors as text: `metadata.name=cart,status.phase!=Failed`. */
import { firstFound } from '../../units/first-found';

/**
 * Why the API server would not read a selector. Terms are looked at in the order of their texts.
 * @see ParseSelector in k8s.io/apimachinery v0.37.0, pkg/fields/selector.go
 */
export function whyNotFieldSelectorText(text: string): string | undefined {
  return firstFound(termsOf(text).filter((term) => term !== '').sort(), (term) => whyNotTerm(text, term));
}

/** The terms of a text: split at commas without a backslash before them. */
function termsOf(text: string): string[] {
  const terms = [''];
  for (const [piece] of text.matchAll(/\\[^]|[^]/gu)) {
    if (piece === ',') terms.push('');
    else terms[terms.length - 1] += piece;
  }

  return terms;
}

function whyNotTerm(selector: string, term: string): string | undefined {
  const operator = /!=|==|=/.exec(term);

  return operator ? whyNotValue(term.slice(operator.index + operator[0].length)) : `invalid selector: '${selector}'; can't understand '${term}'`;
}

/** A backslash is allowed before `\`, `,` and `=` only. */
function whyNotValue(value: string): string | undefined {
  return firstFound(value.matchAll(/\\([^]?)|[,=]/gu), ([found, escaped]) => {
    if (escaped === undefined) return `invalid field selector: unescaped character in value: ${found.codePointAt(0)}`;

    return ['\\', ',', '='].includes(escaped) ? undefined : `invalid field selector: invalid escape sequence: ${found}`;
  });
}
