import { Edit, FieldPath } from '../../lib/edits/edit';
import { editText } from '../../lib/edits/edit-text';

const ofSpec = (spec: string) => `apiVersion: v1\nkind: Thing\nmetadata:\n  name: a\nspec:\n${spec}`;
const edited = (text: string, path: FieldPath, edit: Edit) => editText(text, [{ index: 0, edits: [{ path, edit }] }]);
const ADD = { do: 'add', value: 'prom' } as const;

describe('editText()', () => {
  test.each([
    { it: 'behind the last field', given: '  labels:\n    app: cart # c\n    tier: web\n', expected: '  labels:\n    app: cart # c\n    tier: web\n    release: prom\n' },
    { it: 'before what is below the last field', given: '  labels:\n    app: cart # c\n  # next\n  x: 1\n', expected: '  labels:\n    app: cart # c\n    release: prom\n  # next\n  x: 1\n' },
    { it: 'at the end of a text without a line end', given: '  labels:\n    app: cart', expected: '  labels:\n    app: cart\n    release: prom' },
    { it: 'before text of several lines', given: '  labels:\n    app: |\n      cart\n', expected: '  labels:\n    release: prom\n    app: |\n      cart\n' },
    { it: 'between braces', given: '  labels: { app: cart }\n', expected: '  labels: { app: cart, release: prom }\n' },
    { it: 'between empty braces', given: '  labels: {} # none\n', expected: '  labels: {release: prom} # none\n' },
    { it: 'behind a last comma', given: '  labels: {app: cart,}\n', expected: '  labels: {app: cart, release: prom}\n' },
    { it: 'between braces over lines', given: '  labels: {\n    app: cart # c\n  }\n', expected: '  labels: {\n    app: cart, # c\n    release: prom\n  }\n' },
    { it: 'between braces over lines with a last comma', given: '  labels: {\n    app: cart, # c\n  }\n', expected: '  labels: {\n    app: cart, # c\n    release: prom,\n  }\n' },
    { it: 'of a field without a value', given: '  labels:\n  x: 1\n', expected: '  labels:\n    release: prom\n  x: 1\n' },
    { it: 'of a field without a value and with a comment', given: '  labels: # none yet\n', expected: '  labels: # none yet\n    release: prom\n' },
    { it: 'of a field without a value at the end of the text', given: '  labels:', expected: '  labels:\n    release: prom' },
    { it: 'of a field that is null', given: '  labels: ~ # none\n', expected: '  labels: {release: prom} # none\n' },
    { it: 'of a null between braces', given: '  {labels: null, x: 1}\n', expected: '  {labels: {release: prom}, x: 1}\n' },
    { it: 'with the map around it', given: '  x: 1\n', expected: '  x: 1\n  labels:\n    release: prom\n' },
    { it: 'with the map around it between braces', given: '  {x: 1}\n', expected: '  {x: 1, labels: {release: prom}}\n' },
    { it: 'before a map', given: '  y:\n    z: 1\n', expected: '  labels:\n    release: prom\n  y:\n    z: 1\n' },
    { it: 'behind a merged map', given: '  base: &b {app: cart}\n  labels:\n    <<: *b\n', expected: '  base: &b {app: cart}\n  labels:\n    <<: *b\n    release: prom\n' },
  ])('adds a field $it', ({ given, expected }) => {
    const text = ofSpec(given);

    expect(edited(text, ['spec', 'labels', 'release'], ADD)).toEqual({ text: ofSpec(expected), failed: new Set() });
    expect(edited(text.replaceAll('\n', '\r\n'), ['spec', 'labels', 'release'], ADD).text).toBe(ofSpec(expected).replaceAll('\n', '\r\n'));
  });

  test.each([
    { it: 'a field that is there', given: '  labels: {release: x}\n' },
    { it: 'a field of an alias', given: '  base: &b {app: cart}\n  labels: *b\n' },
    { it: 'a field of a map that an alias shares', given: '  labels: &b {app: cart}\n  selector: *b\n' },
    { it: 'a field of something that is not a map', given: '  labels: text\n' },
    { it: 'a field of nothing between braces', given: '  {labels: , x: 1}\n' },
    { it: 'a field of an empty text', given: '  labels: ""\n' },
  ])('does not add $it', ({ given }) => {
    const { text, failed } = edited(ofSpec(given), ['spec', 'labels', 'release'], ADD);

    expect([text, failed.size]).toEqual([ofSpec(given), 1]);
  });

  test('adds a list', () => {
    const add = { do: 'add', value: { matchNames: ['shop', 'true'] } } as const;

    expect(edited(ofSpec('  x: 1\n'), ['spec', 'namespaceSelector'], add).text).toBe(ofSpec('  x: 1\n  namespaceSelector:\n    matchNames:\n      - shop\n      - "true"\n'));
    expect(edited(ofSpec('  {x: 1}\n'), ['spec', 'namespaceSelector'], add).text).toBe(ofSpec('  {x: 1, namespaceSelector: {matchNames: [shop, "true"]}}\n'));
  });

  test.each([2, '\t', undefined])('adds fields to JSON with the indentation %p', (space) => {
    const object = { apiVersion: 'v1', kind: 'Thing', metadata: { name: 'a', labels: { app: 'cart' } } };
    const expected = { ...object, metadata: { name: 'a', labels: { app: 'cart', release: 'true' } } };
    const { text } = edited(JSON.stringify(object, null, space), ['metadata', 'labels', 'release'], { do: 'add', value: 'true' });

    expect(space === undefined ? JSON.stringify(JSON.parse(text)) : text).toBe(JSON.stringify(expected, null, space));
  });

  test.each([
    { it: 'lines', given: '  selector:\n    app: x # c\n\n    # why\n    tier: y\n  z: 1\n', expected: '  selector:\n    matchLabels:\n      app: x # c\n\n      # why\n      tier: y\n  z: 1\n' },
    { it: 'braces', given: '  selector: {app: x}\n', expected: '  selector: {matchLabels: {app: x}}\n' },
    { it: 'braces over lines', given: '  selector: {\n    app: x\n  }\n', expected: '  selector: {matchLabels: {\n    app: x}\n  }\n' },
    { it: 'JSON', given: '  selector: {"app": "x"}\n', expected: '  selector: {"matchLabels": {"app": "x"}}\n' },
    { it: 'lines below an anchor', given: '  selector: &s\n    app: x\n', expected: '  selector: &s\n    matchLabels:\n      app: x\n' },
  ])('nests $it', ({ given, expected }) => {
    const nest = { do: 'nest', under: 'matchLabels' } as const;

    expect(edited(ofSpec(given), ['spec', 'selector'], nest).text).toBe(ofSpec(expected));
    expect(edited(ofSpec(given).replaceAll('\n', '\r\n'), ['spec', 'selector'], nest).text).toBe(ofSpec(expected).replaceAll('\n', '\r\n'));
  });

  test.each(['true', '8080', '-1', '1.5'])('quotes %s', (value) => {
    expect(edited(ofSpec(`  a: ${value} # c\n`), ['spec', 'a'], { do: 'quote' }).text).toBe(ofSpec(`  a: "${value}" # c\n`));
  });

  test.each(['yes', '0x10', '1_000', '1.10', 'null'])('does not quote %s, which is read as something else', (value) => {
    expect(edited(ofSpec(`  a: ${value}\n`), ['spec', 'a'], { do: 'quote' }).failed.size).toBe(1);
  });

  test.each([
    { value: 'http', given: "'x'", expected: "'http'" },
    { value: 'true', given: 'x', expected: '"true"' },
    { value: 8080, given: '"8080"', expected: '8080' },
  ])('writes $value in place of $given', ({ value, given, expected }) => {
    expect(edited(ofSpec(`  a: ${given} # c\n`), ['spec', 'a'], { do: 'set', value }).text).toBe(ofSpec(`  a: ${expected} # c\n`));
  });
});
