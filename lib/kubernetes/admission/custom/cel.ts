/** CEL, the language of `x-kubernetes-validations`: the part of it that CRDs use, compiled to functions. */
import { FUNCTIONS, isEqual, itemsOf, METHODS, numberOf, truthOf, whetherIn } from './cel-values';

/** Whether the value `self` obeys a rule; throws where CEL fails, for example on a missing key. */
export type Rule = (self: unknown) => boolean;

/**
 * The predicate of a rule.
 *
 * @throws if the rule uses more of CEL than is known here
 * @see https://github.com/google/cel-spec/blob/master/doc/langdef.md
 */
export function compileRule(rule: string): Rule {
  const expression = new Parser(rule).parse();

  return (self) => truthOf(expression({ self }));
}

type Scope = { readonly [variable: string]: unknown };
type Expression = (scope: Scope) => unknown;

/** Texts (raw ones in three quotes), names, whole numbers, operators. */
const TOKEN = /\s*(r"""[^]*?"""|'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*"|[A-Za-z_]\w*|\d+|&&|\|\||[=!<>]=|[!<>?:.,()[\]+])/y;

const COMPARISONS: { readonly [operator: string]: (left: unknown, right: unknown) => boolean } = {
  '==': isEqual,
  '!=': (left, right) => !isEqual(left, right),
  '<': (left, right) => numberOf(left) < numberOf(right),
  '<=': (left, right) => numberOf(left) <= numberOf(right),
  '>': (left, right) => numberOf(left) > numberOf(right),
  '>=': (left, right) => numberOf(left) >= numberOf(right),
  'in': whetherIn,
};

/** Macros: a condition over the items of a list or the keys of a map. */
const MACROS: { readonly [name: string]: (items: readonly unknown[], condition: (item: unknown) => boolean) => unknown } = {
  all: (items, condition) => !anyIs(false, items.map((item) => () => condition(item))),
  exists: (items, condition) => anyIs(true, items.map((item) => () => condition(item))),
  exists_one: (items, condition) => items.filter(condition).length === 1,
  filter: (items, condition) => items.filter(condition),
};

/** Whether one of the conditions is what is looked for. A condition that fails matters only if no other one is. */
function anyIs(wanted: boolean, conditions: readonly (() => boolean)[]): boolean {
  let failure: unknown;
  for (const condition of conditions) {
    try {
      if (condition() === wanted) return true;
    } catch (error) {
      failure ??= error;
    }
  }
  if (failure !== undefined) throw failure;

  return false;
}

class Parser {
  private readonly tokens: readonly string[];
  private readonly variables = ['self'];
  /** The field that was read last, for `has()`. */
  private lastField?: { readonly expression: Expression; readonly of: Expression; readonly name: string };
  private at = 0;

  constructor(private readonly rule: string) {
    this.tokens = this.tokenize();
  }

  parse(): Expression {
    const parsed = this.choice();
    if (this.at < this.tokens.length) throw this.unknown(`"${this.tokens[this.at]}"`);

    return parsed;
  }

  private choice(): Expression {
    const condition = this.joined('||', () => this.joined('&&', () => this.comparison(), false), true);
    if (!this.take('?')) return condition;
    const yes = this.choice();
    this.expect(':');
    const no = this.choice();

    return (scope) => (truthOf(condition(scope)) ? yes(scope) : no(scope));
  }

  /** Operands of `&&` or `||`, one of which is enough to decide. */
  private joined(operator: string, operand: () => Expression, decides: boolean): Expression {
    const operands = [operand()];
    while (this.take(operator)) operands.push(operand());
    if (operands.length === 1) return operands[0];

    return (scope) => anyIs(decides, operands.map((each) => () => truthOf(each(scope)))) === decides;
  }

  private comparison(): Expression {
    const left = this.sum();
    const compare = COMPARISONS[this.tokens[this.at]];
    if (compare === undefined) return left;
    this.at++;
    const right = this.sum();

    return (scope) => compare(left(scope), right(scope));
  }

  private sum(): Expression {
    const summands = [this.unary()];
    while (this.take('+')) summands.push(this.unary());
    if (summands.length === 1) return summands[0];

    return (scope) => summands.reduce((sum, each) => sum + numberOf(each(scope)), 0);
  }

  private unary(): Expression {
    if (!this.take('!')) return this.members(this.primary());
    const operand = this.unary();

    return (scope) => !truthOf(operand(scope));
  }

  private members(of: Expression): Expression {
    if (this.take('[')) {
      const index = this.choice();
      this.expect(']');

      return this.members((scope) => valueAt(of(scope), index(scope)));
    }
    if (!this.take('.')) return of;
    const name = this.name();

    return this.members(this.take('(') ? this.call(of, name) : this.field(of, name));
  }

  private field(of: Expression, written: string): Expression {
    // Names that are words of CEL are written between underscores.
    const name = /^__(\w+)__$/.exec(written)?.[1] ?? written;
    const expression: Expression = (scope) => valueAt(of(scope), name);
    this.lastField = { expression, of, name };

    return expression;
  }

  /** A macro or a method, after its opening bracket. */
  private call(of: Expression, name: string): Expression {
    if (Object.hasOwn(MACROS, name)) return this.macro(of, name);
    if (!Object.hasOwn(METHODS, name)) throw this.unknown(`function "${name}"`);
    const given = this.list(')');

    return (scope) => METHODS[name](of(scope), given.map((each) => each(scope)));
  }

  private macro(of: Expression, macro: string): Expression {
    const variable = this.name();
    this.expect(',');
    this.variables.push(variable);
    const condition = this.choice();
    this.variables.pop();
    this.expect(')');

    return (scope) => MACROS[macro](itemsOf(of(scope)), (item) => truthOf(condition({ ...scope, [variable]: item })));
  }

  private primary(): Expression {
    const token = this.tokens[this.at++] ?? '';
    if (token === '(') {
      const inner = this.choice();
      this.expect(')');

      return (scope) => inner(scope);
    }
    if (token === '[') {
      const items = this.list(']');

      return (scope) => items.map((item) => item(scope));
    }
    if (/^(?:\d|['"]|r")/.test(token)) return literal(/^\d/.test(token) ? Number(token) : textOf(token));
    if (token === 'true' || token === 'false') return literal(token === 'true');
    if (this.variables.includes(token)) return (scope) => scope[token];
    if (!this.take('(')) throw this.unknown(`"${token}"`);

    return token === 'has' ? this.has() : this.function(token);
  }

  private has(): Expression {
    const asked = this.members(this.primary());
    this.expect(')');
    if (this.lastField?.expression !== asked) throw this.unknown('has() of something else than a field');
    const { of, name } = this.lastField;

    return (scope) => Object.hasOwn(of(scope) as object, name);
  }

  private function(name: string): Expression {
    if (!Object.hasOwn(FUNCTIONS, name)) throw this.unknown(`function "${name}"`);
    const given = this.list(')');

    return (scope) => FUNCTIONS[name](given.map((each) => each(scope)));
  }

  /** Expressions up to a closing bracket. */
  private list(end: string): Expression[] {
    if (this.take(end)) return [];
    const items = [this.choice()];
    while (this.take(',')) items.push(this.choice());
    this.expect(end);

    return items;
  }

  private name(): string {
    const token = this.tokens[this.at++] ?? '';
    if (!/^[A-Za-z_]/.test(token)) throw this.unknown(`"${token}" where a name belongs`);

    return token;
  }

  private take(token: string): boolean {
    const isTaken = this.tokens[this.at] === token;
    this.at += isTaken ? 1 : 0;

    return isTaken;
  }

  private expect(token: string): void {
    if (!this.take(token)) throw this.unknown(`"${this.tokens[this.at]}" where "${token}" belongs`);
  }

  private tokenize(): string[] {
    const tokens: string[] = [];
    TOKEN.lastIndex = 0;
    for (let end = 0; end < this.rule.trimEnd().length; end = TOKEN.lastIndex) {
      const found = TOKEN.exec(this.rule);
      if (!found) throw this.unknown(`"${this.rule.slice(end).trim()}"`);
      tokens.push(found[1]);
    }

    return tokens;
  }

  private unknown(what: string): Error {
    return new Error(`CEL rule "${this.rule}" has ${what}, which lib/kubernetes/admission/custom/cel.ts does not know`);
  }
}

function literal(value: unknown): Expression {
  return () => value;
}

function textOf(token: string): string {
  if (token.startsWith('r"""')) return token.slice(4, -3);

  return token.slice(1, -1).replace(/\\(.)/g, (_, escaped: string) => (escaped === 'n' ? '\n' : escaped));
}

function valueAt(of: unknown, key: unknown): unknown {
  const found = typeof of === 'object' && of !== null && Object.hasOwn(of, String(key)) ? (of as { readonly [key: string]: unknown })[String(key)] : undefined;
  if (found === undefined) throw new Error(`no such key: ${String(key)}`);

  return found;
}
