import { declaredInIndex, exportedInPlace, withoutInternal } from '../../tools/bundle-declarations';

describe('withoutInternal()', () => {
  test('leaves out members that are for the library itself, with their comments', () => {
    const text = [
      'export declare class Companion {',
      '    private readonly made;',
      '    /** Takes part in the synth. @internal */',
      '    _first(): Inner;',
      '    /** Of a NetworkPolicy. */',
      '    static networkPolicy(): Companion;',
      '    /**',
      '     * The objects.',
      '     * @internal',
      '     */',
      '    get _objects(): readonly Inner[];',
      '}',
      'export interface Props {',
      '    readonly name: string;',
      '}',
    ].join('\n');

    expect(withoutInternal(text)).toBe([
      'export declare class Companion {',
      '    private readonly made;',
      '    /** Of a NetworkPolicy. */',
      '    static networkPolicy(): Companion;',
      '}',
      'export interface Props {',
      '    readonly name: string;',
      '}',
    ].join('\n'));
  });
});

describe('exportedInPlace()', () => {
  test('exports what is declared where it is declared, and leaves other exports as they are', () => {
    const text = [
      "import * as imports from '../imports';",
      'export { imports };',
      '',
      '/** Inner. */',
      'interface Inner {}',
      '/** Of an app. */',
      'declare class App {}',
      'declare enum Stage {}',
      'declare const LIMIT: number;',
      'type Path = string;',
      'declare function targetsOf(app: App): Path[];',
      '',
      'export { App, LIMIT, Stage, targetsOf };',
      'export type { Path };',
    ].join('\n');

    expect(exportedInPlace(text)).toBe([
      "import * as imports from '../imports';",
      'export { imports };',
      '',
      '/** Inner. */',
      'interface Inner {}',
      '/** Of an app. */',
      'export declare class App {}',
      'export declare enum Stage {}',
      'export declare const LIMIT: number;',
      'export type Path = string;',
      'export declare function targetsOf(app: App): Path[];',
    ].join('\n'));
  });
});

describe('declaredInIndex()', () => {
  test('finds types of the package by the index, and those of a submodule by their files', () => {
    const types = {
      'a.Profile': { name: 'Profile', symbolId: 'lib/profiles/profile:Profile', kind: 'class' },
      'a.imports.Probe': { name: 'Probe', namespace: 'imports', symbolId: 'imports/probe:Probe', kind: 'class' },
    };

    expect(declaredInIndex({ name: 'a', types })).toEqual({
      name: 'a',
      types: { 'a.Profile': { name: 'Profile', symbolId: 'lib/index:Profile', kind: 'class' }, 'a.imports.Probe': types['a.imports.Probe'] },
    });
  });
});
