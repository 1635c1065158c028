/** Label selectors as text: `app=cart, tier in (web, api), !canary`. */
import { whyNotRequirement } from './check-label-selector';
import { whyNotLabelKey } from './label-words';
import { Requirement } from './requirement';
import { rangeErrorOf } from '../../units/range-error';

/**
 * Why the API server would not read a selector.
 * @see Parse in k8s.io/apimachinery v0.37.0, pkg/labels/selector.go
 */
export function whyNotLabelSelectorText(text: string): string | undefined {
  return rangeErrorOf(() => parseLabelSelector(text));
}

/**
 * The conditions of a selector; all of them must hold.
 * @throws RangeError in the API server's words
 */
export function parseLabelSelector(text: string): Requirement[] {
  return new Parser(tokensOf(text)).parse();
}

interface Token { readonly type: 'word' | 'symbol' | 'end' | 'unknown'; readonly text: string }

const SYMBOLS = [')', ',', '!', '==', '=', '>', '<', '!=', '('];
/** Operators of texts, as objects name them; objects have no `>` and `<`. */
const OPERATORS: ReadonlyMap<string, string> = new Map([
  ['in', 'In'], ['notin', 'NotIn'], ['=', 'In'], ['==', 'In'], ['!=', 'NotIn'], ['>', '>'], ['<', '<'],
]);
const WORDS_FOR_OPERATORS = 'in, notin, =, ==, !=, gt, lt';

function tokensOf(text: string): Token[] {
  const tokens = [...text.matchAll(/([=!(),><]+)|([^=!(),><\s]+)/g)].flatMap(([, symbols, word]): Token[] => (symbols ? splitSymbols(symbols) : [{ type: 'word', text: word }]));

  return [...tokens, { type: 'end', text: '' }];
}

/** The longest symbol first. */
function splitSymbols(text: string): Token[] {
  const symbol = [text.slice(0, 2), text.slice(0, 1)].find((candidate) => SYMBOLS.includes(candidate));
  if (symbol === undefined) return [{ type: 'unknown', text: `error expected: keyword found '${text}'` }];
  const rest = text.slice(symbol.length);

  return [{ type: 'symbol', text: symbol }, ...rest === '' ? [] : splitSymbols(rest)];
}

class Parser {
  private position = 0;

  constructor(private readonly tokens: readonly Token[]) {}

  parse(): Requirement[] {
    const requirements: Requirement[] = [];
    for (;;) {
      const { type, text } = this.next();
      if (type === 'end') return requirements;
      if (type !== 'word' && !this.at('!')) throw new RangeError(`found '${text}', expected: !, identifier, or 'end of string'`);
      const reason = rangeErrorOf(() => requirements.push(this.requirement()));
      if (reason !== undefined) throw new RangeError(`unable to parse requirement: ${reason}`);
      const after = this.take();
      if (after.type === 'end') return requirements;
      if (after.text !== ',') throw new RangeError(`found '${after.text}', expected: ',' or 'end of string'`);
      if (this.next().type !== 'word' && !this.at('!')) throw new RangeError(`found '${this.next().text}', expected: identifier after ','`);
    }
  }

  private requirement(): Requirement {
    const absent = this.at('!');
    if (absent) this.take();
    const { type, text: key } = this.take();
    if (type !== 'word') throw new RangeError(`found '${key}', expected: identifier`);
    refuse(whyNotLabelKey('<nil>', key));
    if (absent || this.next().type === 'end' || this.at(',')) return checked({ key, operator: absent ? 'DoesNotExist' : 'Exists', values: [] });
    const operator = this.take();
    if (operator.type === 'end' || !OPERATORS.has(operator.text)) {
      throw new RangeError(`found '${operator.text}', expected: ${WORDS_FOR_OPERATORS}`);
    }

    return checked({ key, operator: OPERATORS.get(operator.text)!, values: [...new Set(/in$/.test(operator.text) ? this.values() : [this.exactValue()])].sort() });
  }

  private exactValue(): string {
    if (this.next().type === 'end' || this.at(',')) return '';
    const { type, text } = this.take();
    if (type !== 'word') throw new RangeError(`found '${text}', expected: identifier`);

    return text;
  }

  private values(): string[] {
    const open = this.take();
    if (open.text !== '(') throw new RangeError(`found '${open.text}' expected: '('`);
    const { type, text } = this.next();
    if (this.at(')')) {
      this.take();

      return [''];
    }
    if (type !== 'word' && text !== ',') throw new RangeError(`found '${text}', expected: ',', ')' or identifier`);
    const values = this.list();
    this.take();

    return values;
  }

  /** Up to the closing parenthesis; nothing between two commas is an empty value. */
  private list(): string[] {
    const values: string[] = [];
    for (;;) {
      const { type, text } = this.take();
      if (type === 'word') {
        values.push(text);
        if (this.at(')')) return values;
        if (!this.at(',')) throw new RangeError(`found '${this.next().text}', expected: ',' or ')'`);
      } else if (text === ',') {
        if (values.length === 0 || this.at(')') || this.at(',')) values.push('');
        if (this.at(')')) return values;
      } else {
        throw new RangeError(`found '${text}', expected: ',', or identifier`);
      }
    }
  }

  private next(): Token {
    return this.tokens[this.position];
  }

  private take(): Token {
    return this.tokens[this.position++];
  }

  private at(symbol: string): boolean {
    return this.next().type === 'symbol' && this.next().text === symbol;
  }
}

function checked(requirement: Requirement): Requirement {
  refuse(whyNotRequirement(requirement.key, requirement.operator, requirement.values ?? []));

  return requirement;
}

function refuse(reason: string | undefined): void {
  if (reason !== undefined) throw new RangeError(reason);
}
