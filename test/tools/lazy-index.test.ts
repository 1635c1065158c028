import { lazyExports, renderIndex } from '../../tools/lazy-index';

const COMPILED = `
var scheme_1 = require("./app-monitoring/scheme");
Object.defineProperty(exports, "Scheme", { enumerable: true, get: function () { return scheme_1.Scheme; } });
exports.imports = __importStar(require("../imports"));
__exportStar(require("./probe"), exports);
`;

describe('lazyExports()', () => {
  test('finds names, namespaces and all that a star stands for', () => {
    expect(lazyExports(COMPILED, (file) => (file === './probe' ? ['Probe', 'Other'] : []))).toEqual([
      { name: 'Probe', load: 'require("./probe").Probe' },
      { name: 'Other', load: 'require("./probe").Other' },
      { name: 'Scheme', load: 'require("./app-monitoring/scheme").Scheme' },
      { name: 'imports', load: 'require("../imports")' },
    ]);
  });

  test('finds nothing in a file without exports', () => expect(lazyExports('"use strict";', () => [])).toEqual([]));
});

describe('renderIndex()', () => {
  test('loads a file when it is asked for, and again gives the same', () => {
    const loaded: string[] = [];
    const load = (file: string) => {
      loaded.push(file);

      return { Scheme: 'scheme' };
    };
    const index: { Scheme?: string } = {};
    // eslint-disable-next-line @typescript-eslint/no-implied-eval
    new Function('exports', 'require', renderIndex([{ name: 'Scheme', load: 'require("./scheme").Scheme' }]))(index, load);

    expect(Object.keys(index)).toEqual(['Scheme']);
    expect(loaded).toEqual([]);
    expect([index.Scheme, index.Scheme]).toEqual(['scheme', 'scheme']);
    expect(new Set(loaded)).toEqual(new Set(['./scheme']));
  });
});
