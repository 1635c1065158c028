import { targetUrl } from '../../../lib/prometheus/targets/target-url';

interface Labels { readonly [name: string]: string }

const url = (labels: Labels, params: { readonly [param: string]: string[] } = {}) => targetUrl(
  new Map(Object.entries({ __scheme__: 'http', __address__: 'cart:80', __metrics_path__: '/metrics', ...labels })), new Map(Object.entries(params)));

// All asked of URL.String in net/url, Go 1.26
describe('targetUrl()', () => {
  test.each<{ it: string; labels: Labels; expected: string }>([
    { it: 'all parts', labels: {}, expected: 'http://cart:80/metrics' },
    { it: 'no port', labels: { __address__: 'cart' }, expected: 'http://cart/metrics' },
    { it: 'an address of six', labels: { __address__: '[fd00::1]:80' }, expected: 'http://[fd00::1]:80/metrics' },
    { it: 'another scheme', labels: { __scheme__: 'HTTPS' }, expected: 'HTTPS://cart:80/metrics' },
    { it: 'no scheme', labels: { __scheme__: '' }, expected: '//cart:80/metrics' },
    { it: 'no path', labels: { __metrics_path__: '' }, expected: 'http://cart:80' },
    { it: 'a path without a slash', labels: { __metrics_path__: 'metrics' }, expected: 'http://cart:80/metrics' },
    { it: 'a path of nothing but a star', labels: { __metrics_path__: '*' }, expected: 'http://cart:80/*' },
    { it: 'a star in a path', labels: { __metrics_path__: '/*' }, expected: 'http://cart:80/%2A' },
    { it: 'a query in a path', labels: { __metrics_path__: '/metrics?a=b#c' }, expected: 'http://cart:80/metrics%3Fa=b%23c' },
    { it: 'what stands as it is in a path', labels: { __metrics_path__: '/-_.~$&+,/:;=@' }, expected: 'http://cart:80/-_.~$&+,/:;=@' },
    {
      it: 'what does not stand as it is in a path',
      labels: { __metrics_path__: '/ !\'()%20é😀' },
      expected: 'http://cart:80/%20%21%27%28%29%2520%C3%A9%F0%9F%98%80',
    },
    { it: 'what stands as it is in a host', labels: { __address__: '!$&\'()*+,;=:[]<>"' }, expected: 'http://!$&\'()*+,;=:[]<>"/metrics' },
    { it: 'what does not stand as it is in a host', labels: { __address__: 'a b?#@%é' }, expected: 'http://a%20b%3F%23%40%25%C3%A9/metrics' },
  ])('has $it', ({ labels, expected }) => {
    expect(url(labels)).toBe(expected);
  });

  test.each<{ it: string; params: { readonly [param: string]: string[] }; labels: Labels; expected: string }>([
    { it: 'parameters by name', params: { b: ['1'], a: ['2'] }, labels: {}, expected: '?a=2&b=1' },
    { it: 'names by bytes', params: { '😀': ['1'], '\ue000': ['2'], 'Z': ['3'], 'a': ['4'] }, labels: {}, expected: '?Z=3&a=4&%EE%80%80=2&%F0%9F%98%80=1' },
    { it: 'several values in their order', params: { a: ['2', '1', '2'] }, labels: {}, expected: '?a=2&a=1&a=2' },
    { it: 'an empty value', params: { a: [''] }, labels: {}, expected: '?a=' },
    { it: 'nothing for a parameter without values', params: { a: [] }, labels: {}, expected: '' },
    { it: 'what does not stand as it is', params: { 'a b': ['x y+z&=/?~-_.'] }, labels: {}, expected: '?a+b=x+y%2Bz%26%3D%2F%3F~-_.' },
    { it: 'characters beyond ASCII', params: { a: ['é😀'] }, labels: {}, expected: '?a=%C3%A9%F0%9F%98%80' },
    { it: 'a label in place of the first value', params: { a: ['1', '2'] }, labels: { __param_a: 'x' }, expected: '?a=x&a=2' },
    { it: 'a label in place of no value', params: { a: [] }, labels: { __param_a: 'x' }, expected: '?a=x' },
    { it: 'a label without a parameter', params: {}, labels: { __param_a: 'x' }, expected: '?a=x' },
    { it: 'a label without a name', params: {}, labels: { __param_: 'x' }, expected: '?=x' },
    { it: 'no label that only begins like it', params: {}, labels: { __params_a: 'x', param_a: 'y' }, expected: '' },
  ])('has $it in the query', ({ params, labels, expected }) => {
    expect(url(labels, params)).toBe(`http://cart:80/metrics${expected}`);
  });

  test('leaves parameters as they are', () => {
    const params = new Map([['a', ['1', '2']]]);
    targetUrl(new Map([['__param_a', 'x']]), params);

    expect(params.get('a')).toEqual(['1', '2']);
  });
});
