import { INJECTIONS } from './injections';
import { escapeText, shown } from '../../lib/report/escape';
import { fitText, widthOf } from '../../lib/report/fit-text';
import { Html, html } from '../../lib/report/html';

describe('shown()', () => {
  test.each([
    { it: 'leaves plain text alone', given: 'http://cart-0:8080/metrics?a=b', expected: 'http://cart-0:8080/metrics?a=b' },
    { it: 'leaves other scripts alone', given: 'Größe 大 😀 é', expected: 'Größe 大 😀 é' },
    { it: 'shows nothing for nothing', given: '', expected: '' },
    { it: 'shows control characters', given: 'a\u0000b\nc\u001b[31m\u0085', expected: 'a\\u0000b\\u000ac\\u001b[31m\\u0085' },
    { it: 'shows what changes directions', given: 'a\u202eb\u2066c\u061c', expected: 'a\\u202eb\\u2066c\\u061c' },
    { it: 'shows what is invisible', given: 'a\u00adb\u200bc\ufeff\u{e0041}\u3164', expected: 'a\\u{ad}b\\u200bc\\ufeff\\u{e0041}\\u{3164}' },
    { it: 'shows lone surrogates', given: 'a\ud800b', expected: 'a\\ud800b' },
  ])('$it', ({ given, expected }) => {
    expect(shown(given)).toBe(expected);
    expect(shown(shown(given))).toBe(expected);
  });
});

describe('escapeText()', () => {
  test.each([
    { it: 'escapes what is markup', given: '<b a="c">\'&`', expected: '&#60;b a=&#34;c&#34;&#62;&#39;&#38;&#96;' },
    { it: 'escapes references', given: '&lt;', expected: '&#38;lt;' },
    { it: 'leaves plain text alone', given: 'a/b?c=d e', expected: 'a/b?c=d e' },
  ])('$it', ({ given, expected }) => expect(escapeText(given)).toBe(expected));

  test.each(INJECTIONS.map((given) => ({ given })))('leaves nothing of $given that ends text or an attribute', ({ given }) => {
    expect(escapeText(given)).toMatch(/^(?:[^<>"'`&]|&#\d+;)*$/);
    expect(escapeText(given).replace(/&#(\d+);/g, (_, code) => String.fromCharCode(Number(code)))).toBe(shown(given));
  });
});

describe('html``', () => {
  test.each([
    { it: 'escapes text', given: html`<p>${'<b>'}</p>`, expected: '<p>&#60;b&#62;</p>' },
    { it: 'escapes in attributes', given: html`<p title="${'" x="'}"></p>`, expected: '<p title="&#34; x=&#34;"></p>' },
    { it: 'takes markup as it is', given: html`<p>${html`<b>${'&'}</b>`}</p>`, expected: '<p><b>&#38;</b></p>' },
    { it: 'joins lists of both', given: html`${['<', [new Html('<br>'), 1]]}`, expected: '&#60;<br>1' },
    { it: 'writes nothing for undefined', given: html`a${undefined}b`, expected: 'ab' },
    {
      it: 'escapes what only looks like markup',
      given: html`${{ markup: '<b>', toString: () => '<i>', map: () => ['<u>'] } as never}`,
      expected: '&#60;i&#62;',
    },
  ])('$it', ({ given, expected }) => expect(given.markup).toBe(expected));
});

describe('fitText()', () => {
  test.each([
    { it: 'keeps what fits', given: ['metrics', 7], expected: 'metrics' },
    { it: 'cuts the middle', given: ['orders-database', 9], expected: 'orde…base' },
    { it: 'counts wide characters twice', given: ['大大大大', 7], expected: '大…大大' },
    { it: 'counts escapes as they are shown', given: ['\u202eabcdefghij', 9], expected: '\\u20…ghij' },
    { it: 'never splits a character', given: ['😀😀😀😀', 4], expected: '😀…' },
    { it: 'says at least that something is cut', given: ['大大', 1], expected: '…' },
    { it: 'keeps nothing', given: ['', 0], expected: '' },
  ] as const)('$it', ({ given: [text, width], expected }) => {
    expect(fitText(text, width)).toBe(expected);
    expect(widthOf(expected)).toBeLessThanOrEqual(width);
  });
});
