import { documentParts } from '../../lib/cli/document-parts';

test.each([
  { it: 'one document', text: 'a: 1\n', expected: [['a: 1\n', 1]] },
  { it: 'nothing', text: '', expected: [['', 1]] },
  { it: 'a mark at the beginning', text: '---\na: 1\n---\nb: 2\n', expected: [['---\na: 1\n', 1], ['---\nb: 2\n', 3]] },
  { it: 'a mark within a block of text, which ends it', text: 'a: |\n  b\n---\nc: 1', expected: [['a: |\n  b\n', 1], ['---\nc: 1', 3]] },
  { it: 'marks that are indented, or longer', text: 'a: |\n  ---\n----\n---b', expected: [['a: |\n  ---\n----\n---b', 1]] },
  { it: 'marks with content and without an end', text: '--- {a: 1}\n---', expected: [['--- {a: 1}\n', 1], ['---', 2]] },
  { it: 'Windows line ends', text: 'a: 1\r\n---\r\nb: 2', expected: [['a: 1\r\n', 1], ['---\r\nb: 2', 2]] },
  { it: 'directives', text: '%YAML 1.2\n---\na: 1\n---\nb: 2', expected: [['%YAML 1.2\n---\na: 1\n---\nb: 2', 1]] },
])('documentParts() of $it', ({ text, expected }) => expect(documentParts(text).map((part) => [part.text, part.firstLine])).toEqual(expected));
