import { Profile } from '../../lib/profiles/profile';
import { ProfileProps } from '../../lib/profiles/profile-props';
import { thrownFindings, thrownMessage } from '../support/app';

describe('checkProfile()', () => {
  test.each<{ it: string; props: ProfileProps }>([
    { it: 'nothing', props: {} },
    { it: 'an empty label value', props: { labels: { release: '' } } },
    { it: 'the oldest Prometheus', props: { prometheusVersion: 'v2.45.0' } },
    { it: 'versions without a patch', props: { prometheusVersion: '3.14', operatorVersion: '0.94' } },
    { it: 'a prober', props: { prober: 'blackbox:9115' } },
    { it: 'no scrape class', props: { scrapeClasses: [] } },
    { it: 'a namespace and what may be read', props: { namespace: 'monitoring', readableNamespaces: ['shop'], podLabels: { app: '' }, serviceAccountName: 'p' } },
  ])('takes $it', ({ props }) => {
    expect(Profile.custom(props).props).toEqual(props);
  });

  test.each<{ it: string; props: ProfileProps; expected: string }>([
    {
      it: 'a label key',
      props: { labels: { 'a b': 'c' } },
      expected: 'AM502 Profile custom: label "a b": "c" may only hold letters, digits, "-", "_" and ".", beginning and ending with a letter or digit; use a Kubernetes label',
    },
    {
      it: 'a label of the pods',
      props: { podLabels: { 'a b': 'c' } },
      expected: 'AM502 Profile custom: label "a b": "c" may only hold letters, digits, "-", "_" and ".", beginning and ending with a letter or digit; use a Kubernetes label',
    },
    { it: 'a namespace', props: { namespace: '' }, expected: 'AM509 Profile custom: namespace "" is empty; use the name of a namespace' },
    { it: 'a namespace to read', props: { readableNamespaces: ['shop', ''] }, expected: 'AM509 Profile custom: namespace "" is empty; use the name of a namespace' },
    { it: 'an empty label key', props: { labels: { '': 'c' } }, expected: 'AM502 Profile custom: label "": "c" is empty; use a Kubernetes label' },
    {
      it: 'a label value',
      props: { labels: { a: 'x'.repeat(64) } },
      expected: `AM502 Profile custom: label "a": "${'x'.repeat(64)}" has 64 characters (at most 63); use a Kubernetes label`,
    },
    {
      it: 'a version',
      props: { prometheusVersion: 'latest' },
      expected: 'AM503 Profile custom: prometheusVersion "latest" is not a version like "v3.14.0" or "3.14"; write it like "v3.14.0"',
    },
    {
      it: 'a version of the operator',
      props: { operatorVersion: '' },
      expected: 'AM503 Profile custom: operatorVersion "" is not a version like "v0.94.1" or "0.94"; write it like "v0.94.1"',
    },
    {
      it: 'a Prometheus too old',
      props: { prometheusVersion: '2.44.9' },
      expected: 'AM503 Profile custom: prometheusVersion "2.44.9" is older than v2.45.0, the oldest the operator supports; use v2.45.0 or newer',
    },
    {
      it: 'a prober with a scheme',
      props: { prober: 'http://b' },
      expected: 'AM112 Profile custom: prober "http://b" has a scheme; write it as "host:port", e.g. "blackbox-exporter:9115"',
    },
    {
      it: 'an empty scrape class',
      props: { scrapeClasses: ['a', ''] },
      expected: 'AM504 Profile custom: a scrape class has an empty name; use the name in the Prometheus object',
    },
  ])('refuses $it', ({ props, expected }) => {
    expect(thrownMessage(() => Profile.custom(props))).toBe(expected);
  });

  test('reports all faults at once, sorted', () => {
    const props = { scrapeClasses: [''], prometheusVersion: 'x', operatorVersion: 'y', labels: { 'b ': 'c', 'a ': 'c' }, prober: '' };

    expect(thrownFindings(() => Profile.custom(props)).map(({ code }) => code)).toEqual(['AM112', 'AM502', 'AM502', 'AM503', 'AM503', 'AM504']);
  });
});
