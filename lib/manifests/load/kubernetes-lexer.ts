/** Lexemes of YAML as Kubernetes' reader takes them: it is less strict than YAML within quotes, brackets and braces. */
import { Lexer } from 'yaml';

/** What a lexeme is, and how many characters of the text it is. */
export interface Lexeme {
  readonly source: string;
  readonly length: number;
}

/**
 * The lexemes of a text. Lines within quotes, brackets and braces may be indented as they like: editors, yq and kustomize write long quoted
 * text with lines that are not indented more than their key.
 *
 * @see yaml_parser_scan_flow_scalar and yaml_parser_unroll_indent in scannerc.go, go.yaml.in/yaml/v2 v2.4.4
 */
export function* kubernetesLexemes(text: string): Generator<Lexeme> {
  for (const source of lenientLexer().lex(text)) yield { source: source.startsWith('"') ? withKnownEscapes(source) : source, length: source.length };
}

/** Where a double-quoted lexeme has an escape that only JSON has; undefined if there is no such escape. */
export function findJsonEscape(lexeme: string): number | undefined {
  if (!lexeme.startsWith('"')) return undefined;

  return [...lexeme.matchAll(ESCAPE)].find(([pair]) => pair === '\\/')?.index;
}

const ESCAPE = /\\[^]/g;

/** Go's reader knows \' as well. */
function withKnownEscapes(lexeme: string): string {
  return lexeme.includes('\\\'') ? lexeme.replace(ESCAPE, (pair) => (pair === '\\\'' ? '\\x27' : pair)) : lexeme;
}

/** What the lexer has, though its types hide it. */
interface OpenLexer {
  indentNext: number;
  parseQuotedScalar(): Generator<string, unknown>;
  parseFlowCollection(): Generator<string, unknown>;
}

function lenientLexer(): Lexer {
  const lexer = new Lexer();
  const open = lexer as unknown as OpenLexer;
  for (const method of ['parseQuotedScalar', 'parseFlowCollection'] as const) {
    const parse = open[method].bind(open);
    open[method] = function* () {
      const { indentNext } = open;
      // Without an indentation, a line continues unless it is one between documents.
      open.indentNext = 0;
      const next = yield* parse();
      open.indentNext = indentNext;

      return next;
    };
  }

  return lexer;
}
