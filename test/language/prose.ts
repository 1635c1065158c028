/** What people read in a file: strings and comments of TypeScript, text of markdown. */
import * as ts from 'typescript';

/** One piece of text. */
export interface Prose {
  readonly kind: 'string' | 'comment' | 'markdown';
  /** From 1. */
  readonly line: number;
  /** Without the marks of comments, with code and URLs taken out; `…` takes the place of a value. */
  readonly text: string;
}

/** Strings with at least one space, and comments, in their order. */
export function proseOf(source: string): Prose[] {
  const file = ts.createSourceFile('a.ts', source, ts.ScriptTarget.Latest, true);
  const strings = stringsOf(file);
  const lineOf = (at: number) => file.getLineAndCharacterOfPosition(at).line + 1;

  return [
    ...strings.filter(({ text }) => /\s/.test(text)).map(({ start, text }) => ({ kind: 'string' as const, start, text })),
    ...commentsOf(source, strings).map(({ start, text }) => ({ kind: 'comment' as const, start, text: plainComment(text) })),
  ].sort((a, b) => a.start - b.start).map(({ kind, start, text }) => ({ kind, line: lineOf(start), text: withoutCode(text) }));
}

/** Lines of markdown, without code. */
export function markdownProse(source: string): Prose[] {
  const withoutBlocks = source.replace(/^```[\s\S]*?^```/gm, (block) => block.replace(/[^\n]/g, ''));

  return withoutBlocks.split('\n').map((text, i) => ({ kind: 'markdown' as const, line: i + 1, text: withoutCode(text) }));
}

interface Literal {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** String and template literals, and regular expressions as empty text; not the names of modules. */
function stringsOf(file: ts.SourceFile): Literal[] {
  const found: Literal[] = [];
  const add = (node: ts.Node, text: string) => found.push({ start: node.getStart(file), end: node.getEnd(), text });
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) return;
    if (ts.isStringLiteral(node) || ts.isNoSubstitutionTemplateLiteral(node)) add(node, node.text);
    if (ts.isRegularExpressionLiteral(node)) add(node, '');
    if (ts.isTemplateExpression(node)) add(node, [node.head.text, ...node.templateSpans.map(({ literal }) => literal.text)].join('…'));
    ts.forEachChild(node, visit);
  };
  visit(file);

  return found.sort((a, b) => a.start - b.start || b.end - a.end);
}

/** Comments by the compiler's scanner, which is led around literals: it cannot tell a regular expression from a division by itself. */
function commentsOf(source: string, literals: readonly Literal[]): Literal[] {
  const scanner = ts.createScanner(ts.ScriptTarget.Latest, false, ts.LanguageVariant.Standard, source);
  const ends = new Map(literals.map(({ start, end }) => [start, end]));
  const found: Literal[] = [];
  for (let kind = scanner.scan(); kind !== ts.SyntaxKind.EndOfFileToken; kind = scanner.scan()) {
    const start = scanner.getTokenStart();
    const end = ends.get(start);
    if (end !== undefined) scanner.resetTokenState(end);
    if (end === undefined && COMMENTS.has(kind)) found.push({ start, end: scanner.getTokenEnd(), text: scanner.getTokenText() });
  }

  return found;
}

const COMMENTS: ReadonlySet<ts.SyntaxKind> = new Set([ts.SyntaxKind.SingleLineCommentTrivia, ts.SyntaxKind.MultiLineCommentTrivia]);

function plainComment(text: string): string {
  return text.replace(/^\/\*+|\*\/$|^\/\/+/g, '').replace(/^\s*\* ?/gm, '').trim();
}

/** Code spans, links to code, URLs and the idiom for a prop that has no default value. */
function withoutCode(text: string): string {
  return text.replace(/`[^`\n]*`|\{@link [^}]*\}|https?:\/\/\S+|^@default (- )?none$/gm, '…');
}
