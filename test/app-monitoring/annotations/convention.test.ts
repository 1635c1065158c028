import { AnnotationConvention } from '../../../lib/app-monitoring/annotations/convention';
import { thrownMessage } from '../../support/app';

const { community, custom, grafana, kusion, prefix } = AnnotationConvention;
const COMMUNITY = {
  scrape: 'prometheus.io/scrape', scheme: 'prometheus.io/scheme', path: 'prometheus.io/path', port: 'prometheus.io/port', paramPrefix: 'prometheus.io/param_',
};

describe('AnnotationConvention', () => {
  test.each([
    { it: 'community()', convention: community(), keys: COMMUNITY },
    { it: 'kusion()', convention: kusion(), keys: { ...COMMUNITY, scheme: 'prometheus.io.scheme' } },
    { it: 'prefix()', convention: prefix('prometheus.io'), keys: COMMUNITY },
    { it: 'custom()', convention: custom({ scrape: 'example.io/should_be_scraped' }), keys: { scrape: 'example.io/should_be_scraped' } },
    {
      it: 'grafana()',
      convention: grafana(),
      keys: {
        scrape: 'k8s.grafana.com/scrape',
        scheme: 'k8s.grafana.com/metrics.scheme',
        path: 'k8s.grafana.com/metrics.path',
        port: 'k8s.grafana.com/metrics.portNumber',
        paramPrefix: 'k8s.grafana.com/metrics.param_',
        interval: 'k8s.grafana.com/metrics.scrapeInterval',
        timeout: 'k8s.grafana.com/metrics.scrapeTimeout',
      },
    },
  ])('$it has its keys', ({ convention, keys }) => {
    expect(convention.keys).toEqual(keys);
  });

  test('custom() takes a key that is undefined for none', () => {
    expect(custom({ scrape: 'a/scrape', port: undefined }).toScrapeConfigs()).toBe(custom({ scrape: 'a/scrape' }).toScrapeConfigs());
  });

  test.each<{ it: string; make: () => unknown; expected: string }>([
    { it: 'an empty prefix', make: () => prefix(''), expected: 'AM306 AnnotationConvention: prefix "" is empty; use a DNS name such as "prometheus.io"' },
    {
      it: 'a prefix with a slash',
      make: () => prefix('prometheus.io/'),
      expected: 'AM306 AnnotationConvention: prefix "prometheus.io/" is not a lower-case DNS name (letters, digits, "-" and ".", beginning and ending with a letter or digit); use a DNS name such as "prometheus.io"',
    },
    {
      it: 'a prefix in capitals',
      make: () => prefix('Prometheus.io'),
      expected: 'AM306 AnnotationConvention: prefix "Prometheus.io" is not a lower-case DNS name (letters, digits, "-" and ".", beginning and ending with a letter or digit); use a DNS name such as "prometheus.io"',
    },
    { it: 'no key for scrape', make: () => custom({} as never), expected: "AM306 AnnotationConvention: the convention has no key for scrape, so nothing would ask for a scrape; set scrape to an annotation key, e.g. 'example.com/scrape'" },
    { it: 'a number as key', make: () => custom({ scrape: 5 as never }), expected: 'AM306 AnnotationConvention: key 5 of scrape is not text; set a valid annotation key that no other setting uses' },
    { it: 'null in place of props', make: () => community().toScrapeConfigs(null as never), expected: 'AM123 AnnotationConvention: "props" is null, and an object is needed; give an object as "props"' },
    { it: 'a list in place of props', make: () => community().toJobs([] as never), expected: 'AM123 AnnotationConvention: "props" is a list, and an object is needed; give an object as "props"' },
    {
      it: 'an empty key',
      make: () => custom({ scrape: '' }),
      expected: 'AM306 AnnotationConvention: key "" of scrape is empty; set a valid annotation key that no other setting uses',
    },
    {
      it: 'a key with a space',
      make: () => custom({ scrape: 'a/b', path: 'my path' }),
      expected: 'AM306 AnnotationConvention: key "my path" of path may only hold letters, digits, "-", "_" and ".", beginning and ending with a letter or digit; set a valid annotation key that no other setting uses',
    },
    {
      it: 'one key for two facts',
      make: () => custom({ scrape: 'a/b', port: 'a/b' }),
      expected: 'AM306 AnnotationConvention: key "a/b" of port has the same label in Prometheus as the key of scrape; set a valid annotation key that no other setting uses',
    },
    {
      it: 'two keys that are one to Prometheus',
      make: () => custom({ scrape: 'a.b/c', port: 'a-b/c' }),
      expected: 'AM306 AnnotationConvention: key "a-b/c" of port has the same label in Prometheus as the key of scrape; set a valid annotation key that no other setting uses',
    },
    {
      it: 'a beginning of parameters that cannot begin a key',
      make: () => custom({ scrape: 'a/b', paramPrefix: '-' }),
      expected: 'AM306 AnnotationConvention: key "-" of paramPrefix may only hold letters, digits, "-", "_" and ".", beginning and ending with a letter or digit; set a valid annotation key that no other setting uses',
    },
    {
      it: 'several faults, all at once',
      make: () => custom({ scrape: '', port: '-' }),
      expected: 'AM306 AnnotationConvention: key "" of scrape is empty; set a valid annotation key that no other setting uses\nAM306 AnnotationConvention: key "-" of port may only hold letters, digits, "-", "_" and ".", beginning and ending with a letter or digit; set a valid annotation key that no other setting uses',
    },
  ])('refuses $it', ({ make, expected }) => {
    expect(thrownMessage(make)).toBe(expected);
  });
});
