import { posix } from 'path';
import { publicDeclarations } from '../../tools/public-declarations';

const rest = (files: { readonly [file: string]: string }) => Object.fromEntries(publicDeclarations(
  new Map(Object.entries(files)), ['index'], (specifier, from) => (specifier.startsWith('.') ? posix.join(posix.dirname(from), specifier) : undefined)));

describe('publicDeclarations()', () => {
  test('keeps types that public types lead to, and drops those of other files of the package', () => {
    expect(rest({
      index: "export { A } from './a';\n",
      a: "/** The file. */\nimport { B } from './b';\nimport { C } from './c';\n/** The class. */\nexport declare class A {\n    readonly b: B;\n}\nexport declare function inner(): C;\n",
      b: 'export interface B {\n}\nexport interface Other {\n}\n',
      c: 'export interface C {\n}\n',
    })).toEqual({
      index: "export { A } from './a';\n",
      a: "/** The file. */\nimport { B } from './b';\n/** The class. */\nexport declare class A {\n    readonly b: B;\n}\n",
      b: 'export interface B {\n}\n',
    });
  });

  test.each([
    { it: 'types of the same file', a: 'interface B {\n}\nexport interface A extends B {\n}\n' },
    { it: 'constants whose type is used', a: 'declare const B: unique symbol;\nexport interface A {\n    readonly [B]: true;\n}\n' },
    { it: 'imports for what they do', a: "import 'other';\nexport interface A {\n}\n" },
    { it: 'imports of packages', a: "import { B } from 'other';\nexport interface A extends B {\n}\n" },
  ])('keeps $it', ({ a }) => expect(rest({ index: "export { A } from './a';\n", a }).a).toBe(a));

  test('keeps all of a file that is exported whole', () => {
    expect(Object.keys(rest({ index: "export * as all from './a';\n", a: "export * from './b';\n", b: 'export interface B {\n}\n' }))).toEqual(['index', 'a', 'b']);
  });

  test('drops internal members, and what only they lead to', () => {
    expect(rest({
      index: "export { A } from './a';\n",
      a: "import { B } from './b';\nexport declare class A {\n    readonly a: string;\n    /**\n     * For the package.\n     * @internal\n     */\n    _b(): B;\n}\n",
      b: 'export interface B {\n}\n',
    })).toEqual({ index: "export { A } from './a';\n", a: 'export declare class A {\n    readonly a: string;\n}\n' });
  });
});
