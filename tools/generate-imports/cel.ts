// Compiles the part of CEL that the CRDs' rules use to TypeScript; anything else stops the generator.

/** Tokens: texts in single quotes, names, whole numbers, operators. */
const TOKEN = /\s*('[^'\\]*'|[A-Za-z_]\w*|\d+|&&|\|\||==|!=|<=|>=|[!<>?:.,()[\]])/y;

const COMPARISONS: { readonly [operator: string]: string } = {
  '==': '===', '!=': '!==', '<': '<', '>': '>', '<=': '<=', '>=': '>=',
};

/** What `compileRule` writes calls to; they fail as CEL does where a key is missing. */
export const CEL_RUNTIME = [
  'function has(of: any, field: string): boolean {',
  '  return Object.prototype.hasOwnProperty.call(of, field);',
  '}',
  '',
  'function get(of: any, field: string): any {',
  '  if (!has(of, field)) throw new Error(`no such key: ${field}`);',
  '  return of[field];',
  '}',
  '',
  'function size(of: any): number {',
  "  return typeof of === 'string' ? [...of].length : Array.isArray(of) ? of.length : Object.keys(of).length;",
  '}',
];

/**
 * The body of a predicate over `self`.
 *
 * Where the left side of `&&` or `||` fails, CEL may still be content with the right one; here the rule fails. That tells no difference
 * for rules that ask `has()` first, or look at required fields only, as those of the CRDs do.
 *
 * @throws when the rule uses more of CEL than is known here
 * @see https://github.com/google/cel-spec/blob/master/doc/langdef.md
 */
export function compileRule(rule: string): string {
  return new Compiler(rule).compile();
}

class Compiler {
  private readonly tokens: readonly string[];
  private readonly variables = ['self'];
  private at = 0;

  public constructor(private readonly rule: string) {
    this.tokens = this.tokenize();
  }

  public compile(): string {
    const compiled = this.choice();
    if (this.at < this.tokens.length) {
      throw this.unknown(`"${this.tokens[this.at]}"`);
    }
    return compiled;
  }

  private choice(): string {
    const condition = this.joined('||', () => this.joined('&&', () => this.comparison()));
    if (!this.take('?')) {
      return condition;
    }
    const yes = this.choice();
    this.expect(':');
    return `${condition} ? ${yes} : ${this.choice()}`;
  }

  private joined(operator: string, operand: () => string): string {
    const operands = [operand()];
    while (this.take(operator)) {
      operands.push(operand());
    }
    return operands.join(` ${operator} `);
  }

  private comparison(): string {
    const left = this.unary();
    const operator = this.tokens[this.at];
    if (!(operator in COMPARISONS)) {
      return left;
    }
    this.at++;
    const right = this.unary();
    // CEL compares lists and maps by value, `===` does not.
    if (operator.endsWith('=') && /^[!=]/.test(operator) && ![left, right].some((side) => /^('.*'|\d+)$/.test(side))) {
      throw this.unknown(`"${operator}" between two values neither of which is a literal`);
    }
    return `${left} ${COMPARISONS[operator]} ${right}`;
  }

  private unary(): string {
    return this.take('!') ? `!${this.unary()}` : this.members(this.primary());
  }

  private members(of: string): string {
    if (!this.take('.')) {
      return of;
    }
    const name = this.name();
    if (!this.take('(')) {
      return this.members(`get(${of}, '${name}')`);
    }
    switch (name) {
      case 'size':
        this.expect(')');
        return this.members(`size(${of})`);
      case 'filter':
        return this.members(this.filter(of));
      default:
        throw this.unknown(`function "${name}"`);
    }
  }

  private filter(of: string): string {
    const variable = this.name();
    this.expect(',');
    this.variables.push(variable);
    const condition = this.choice();
    this.variables.pop();
    this.expect(')');
    return `${of}.filter((${variable}) => ${condition})`;
  }

  private primary(): string {
    const token = this.tokens[this.at++];
    if (token === '(') {
      const inner = this.choice();
      this.expect(')');
      return `(${inner})`;
    }
    if (token === '[') {
      const items = [this.choice()];
      while (this.take(',')) {
        items.push(this.choice());
      }
      this.expect(']');
      return `[${items.join(', ')}]`;
    }
    if (token === 'has') {
      this.expect('(');
      const field = /^get\((.*), ('\w+')\)$/.exec(this.members(this.primary()));
      this.expect(')');
      if (!field) {
        throw this.unknown('has() of something else than a field');
      }
      return `has(${field[1]}, ${field[2]})`;
    }
    if (/^['\d]/.test(token ?? '') || this.variables.includes(token)) {
      return token;
    }
    throw this.unknown(`"${token}"`);
  }

  private name(): string {
    const token = this.tokens[this.at++];
    if (!/^[A-Za-z_]/.test(token ?? '')) {
      throw this.unknown(`"${token}" where a name belongs`);
    }
    return token;
  }

  private take(token: string): boolean {
    const taken = this.tokens[this.at] === token;
    this.at += taken ? 1 : 0;
    return taken;
  }

  private expect(token: string): void {
    if (!this.take(token)) {
      throw this.unknown(`"${this.tokens[this.at]}" where "${token}" belongs`);
    }
  }

  private tokenize(): string[] {
    const tokens: string[] = [];
    TOKEN.lastIndex = 0;
    for (let end = 0; end < this.rule.trimEnd().length; end = TOKEN.lastIndex) {
      const found = TOKEN.exec(this.rule);
      if (!found) {
        throw this.unknown(`"${this.rule.slice(end).trim()}"`);
      }
      tokens.push(found[1]);
    }
    return tokens;
  }

  private unknown(what: string): Error {
    return new Error(`CEL rule "${this.rule}" has ${what}, which is not compiled yet; teach tools/generate-imports/cel.ts`);
  }
}
