/** Text to the syntax trees of its YAML documents. Syntax errors are reported, and documents with syntax errors are left out. */
import { Composer, Document, ErrorCode, LineCounter, Parser, YAMLError } from 'yaml';
import { Piece, tryJsonStream } from './json-stream';
import { findJsonEscape, kubernetesLexemes } from './kubernetes-lexer';
import { MAX_DEPTH } from './load-caps';
import { OnProblem } from './load-problems';

/** Scalars stay text: what they mean to Kubernetes is decided in `yaml-scalar.ts`. */
const OPTIONS = {
  version: '1.1', schema: 'failsafe', merge: false, uniqueKeys: false, prettyErrors: false, resolveKnownTags: false, logLevel: 'silent',
} as const;

/** The documents that can be read. */
export function yamlDocuments(text: string, lines: LineCounter, onProblem: OnProblem): Document.Parsed[] {
  lines.addNewLine(0);
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) lines.addNewLine(at + 1);
  const stream = tryJsonStream(text);
  const unreadable = stream ? null : UNREADABLE.exec(text);
  if (unreadable) {
    const character = `U+${unreadable[0].codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}`;
    onProblem(unreadable.index, 'AM801', `character ${character} is refused by Kubernetes' YAML reader, or read as a line break`,
      'remove it, or write it as an escape in double quotes');

    return [];
  }

  // A carriage return alone is a line break too.
  const pieces = stream ?? [{ text: text.replace(/\r(?!\n)/g, '\n'), offset: 0 }];

  return pieces.flatMap((piece) => compose(piece, lines, onProblem, stream !== undefined)).filter(({ errors }) => {
    const faults = errors.filter(({ message }) => !TAKEN.test(message));
    faults.forEach((error) => onProblem(error.pos[0], 'AM801', `not YAML: ${lowerFirst(faultOf(error))}`, 'fix the syntax'));

    return faults.length === 0;
  });
}

/** What is an error in YAML, and not for Kubernetes' reader. */
const TAKEN = /^Comments must be separated from other tokens/;

/** @see yaml_parser_update_buffer in readerc.go and is_break in yamlprivateh.go, go.yaml.in/yaml/v2 v2.4.4 */
// eslint-disable-next-line no-control-regex
const UNREADABLE = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u2028\u2029\ufffe\uffff]|(?<=[\r\n])\ufeff|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/;

/** Composing is recursive, so the parser's stack is watched while it grows: what is too deep is never composed. */
function compose(piece: Piece, lines: LineCounter, onProblem: OnProblem, isJson: boolean): Document.Parsed[] {
  const parser = new Parser();
  parser.offset = piece.offset;
  const composer = new Composer({ ...OPTIONS, lineCounter: lines });
  const documents: Document.Parsed[] = [];
  const take = (tokens: ReturnType<Parser['next']>) => {
    for (const token of tokens) documents.push(...composer.next(token) as Iterable<Document.Parsed>);
  };

  let { offset } = piece;
  for (const { source, length } of kubernetesLexemes(piece.text)) {
    const escape = isJson ? undefined : findJsonEscape(source);
    if (escape !== undefined) onProblem(offset + escape, 'AM801', 'not YAML: invalid escape sequence', 'fix the syntax');
    take(parser.next(source));
    parser.offset += length - source.length;
    if (parser.stack.length > MAX_DEPTH + 2) {
      onProblem(offset, 'AM803', `maps and lists are nested more than ${MAX_DEPTH} levels deep`, 'reduce the nesting');

      return documents;
    }
    offset = parser.offset;
  }
  take(parser.end());
  documents.push(...composer.end(false, offset) as Iterable<Document.Parsed>);

  return documents;
}

/** Without what the parser quotes from the text: it may be the value of a Secret. */
function faultOf({ code, message }: YAMLError): string {
  return WORDS.get(code) ?? message.replace(/(?<=\S): [^]*$/, '');
}

/** Faults whose words are not the parser's, since these quote in the middle. */
const WORDS: ReadonlyMap<ErrorCode, string> = new Map([
  ['TAG_RESOLVE_FAILED', 'a tag cannot be resolved'],
  ['BAD_DIRECTIVE', 'a directive cannot be resolved'],
  ['BAD_DQ_ESCAPE', 'invalid escape sequence'],
]);

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
