import { transformSync } from 'esbuild';
import { namedClasses } from '../../tools/named-classes';

const COMPILED = 'const a_1 = require("./a");\nclass Shop extends a_1.Base {\n    static of() { return new Shop(); }\n}\nexports.Shop = Shop;\nclass Cart {\n}\nexports.Cart = Cart;\n';

describe('namedClasses()', () => {
  test('are named as before once names are shortened', () => {
    const { code } = transformSync(namedClasses(COMPILED), { minify: true, format: 'cjs' });
    const exports: { Shop?: { of(): object }; Cart?: object } = {};
    new Function('require', 'exports', code)(() => ({ Base: class {} }), exports);

    expect(exports.Shop!.of().constructor.name).toBe('Shop');
    expect(exports.Cart).toHaveProperty('name', 'Cart');
    expect(Object.keys(exports.Cart!)).toEqual([]);
  });
});
