import { factsFrom } from '../../tools/generate-imports/facts';

describe('factsFrom()', () => {
  test.each([
    { it: 'one program', text: 'Sets x.\n\nIt requires Prometheus >= v2.48.0.', since: ['Prometheus >= 2.48.0'], sinceAll: true },
    { it: 'no v', text: 'It requires Prometheus >= 3.9.0.', since: ['Prometheus >= 3.9.0'], sinceAll: true },
    {
      it: 'alternatives',
      text: 'It requires Prometheus >= v2.43.0, Alertmanager >= v0.25.0 or Thanos >= v0.32.0.',
      since: ['Prometheus >= 2.43.0', 'Alertmanager >= 0.25.0', 'Thanos >= 0.32.0'],
      sinceAll: false,
    },
    {
      it: 'the older wording',
      text: 'Only valid in Prometheus versions 2.27.0 and newer.',
      since: ['Prometheus >= 2.27.0'],
      sinceAll: true,
    },
    {
      it: 'a start of support',
      text: 'It is only available starting from Alertmanager v0.22+.',
      since: ['Alertmanager >= 0.22'],
      sinceAll: true,
    },
    {
      it: 'a sentence about one value',
      text: 'It requires Prometheus >= v2.49.0.\n\n`Text1` requires Prometheus >= v3.0.0.',
      since: ['Prometheus >= 2.49.0'],
      sinceAll: true,
    },
    { it: 'a condition', text: 'It requires Prometheus >= v2.35.0 when using the `Pod` role.', since: [], sinceAll: true },
    { it: 'an empty text', text: '', since: [], sinceAll: true },
    { it: 'no text', text: undefined, since: [], sinceAll: true },
    { it: 'other requirements', text: 'It requires the user to be root.', since: [], sinceAll: true },
  ])('reads the minimum version from $it', ({ text, since, sinceAll }) => {
    expect(factsFrom(text)).toEqual({ since, sinceAll, deprecated: undefined });
  });

  test.each([
    { text: 'The token.\nDeprecated: use `authorization` instead.', expected: 'use `authorization`' },
    { text: 'Deprecated: this will be removed in a future release. Prefer using `authorization`.', expected: 'use `authorization`' },
    { text: "sha is deprecated: use 'spec.image' instead. The digest can", expected: 'use `spec.image`' },
    { text: "Deprecated: use 'port' or 'portNumber' instead.", expected: 'use `port` or `portNumber`' },
    { text: 'Deprecated: RBD is deprecated and no longer supported.', expected: 'the operator API marks it as deprecated' },
    { text: 'Takes precedence over regex (deprecated) if non-empty.', expected: undefined },
    { text: 'This behavior is *deprecated* and will be removed.', expected: undefined },
  ])('reads the deprecation of "$text"', ({ text, expected }) => {
    expect(factsFrom(text).deprecated).toBe(expected);
  });
});
