/** The scrape configuration of every annotation convention is one Prometheus loads. */
import { AnnotationConvention } from 'cdk8s-app-monitoring';
import { askPrometheus, JUDGE_TIMEOUT_MILLIS } from './judges';

jest.setTimeout(JUDGE_TIMEOUT_MILLIS);

describe('AnnotationConvention.toScrapeConfigs()', () => {
  const conventions = {
    'community': AnnotationConvention.community(),
    'kusion': AnnotationConvention.kusion(),
    'prefix': AnnotationConvention.prefix('customized.prometheus'),
    'grafana': AnnotationConvention.grafana(),
    'custom': AnnotationConvention.custom({ scrape: 'example.io/should_be_scraped', path: 'example.io/metric_path' }),
    'scrape only': AnnotationConvention.custom({ scrape: 'example.io/scrape' }),
  };
  const settings = [{}, { prober: 'blackbox-exporter:9115' }, { prober: 'blackbox', module: 'tcp_connect', namespaces: ['shop', 'pay'] }];

  test('is loaded for every convention and setting', async () => {
    const questions = Object.entries(conventions).flatMap(([name, convention]) =>
      settings.map((props, i) => ({ id: `${name} ${i}`, config: convention.toScrapeConfigs(props) })));

    const answers = await askPrometheus(questions);

    expect(answers.filter(({ error }) => error !== undefined)).toEqual([]);
    expect(answers).toHaveLength(18);
  });
});
