/** The scrape configuration of every annotation convention is one Prometheus loads, in every form where it is pasted into. */
import { AnnotationConvention, ScrapeConfigsForm } from 'cdk8s-app-monitoring';
import { parse, stringify } from 'yaml';
import { askOperator, askPrometheus, JUDGE_TIMEOUT_MILLIS } from './judges';
import { Manifest, object } from '../support/manifests/manifest';
import { prometheus } from '../support/manifests/servers';

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
      settings.map((props, i) => ({ id: `${name} ${i}`, config: convention.toScrapeConfigs({ ...props, form: ScrapeConfigsForm.PROMETHEUS_YML }) })));

    const answers = await askPrometheus(questions);

    expect(answers.filter(({ error }) => error !== undefined)).toEqual([]);
    expect(answers).toHaveLength(18);
  });

  test('is loaded as values of the chart prometheus, which puts the text of extraScrapeConfigs below scrape_configs', async () => {
    const texts = Object.entries(conventions).flatMap(([name, convention]) => settings.map((props, i) => ({
      id: `${name} ${i}`, extra: parse(convention.toScrapeConfigs({ ...props, form: ScrapeConfigsForm.PROMETHEUS_CHART })).extraScrapeConfigs as string,
    })));

    // As `indent 4` of Helm does it in templates/cm.yaml.
    const answers = await askPrometheus(texts.map(({ id, extra }) => ({ id, config: `scrape_configs:\n${extra.replace(/^/gm, '    ')}` })));

    expect(answers.filter(({ error }) => error !== undefined)).toEqual([]);
  });

  test('is taken by the operator as a list, and not as a map', async () => {
    const secretOf = (text: string) => object('v1', 'Secret', { stringData: { jobs: text } }, { namespace: 'monitoring', name: 'jobs' });
    const stack = (text: string) => stringify(parse(text).prometheus.prometheusSpec.additionalScrapeConfigs);
    const texts = Object.entries(conventions).flatMap(([name, convention]) => [
      { id: `${name} list`, text: convention.toScrapeConfigs({ prober: 'blackbox' }) },
      { id: `${name} stack`, text: stack(convention.toScrapeConfigs({ prober: 'blackbox', form: ScrapeConfigsForm.KUBE_PROMETHEUS_STACK })) },
      { id: `${name} map`, text: convention.toScrapeConfigs({ form: ScrapeConfigsForm.PROMETHEUS_YML }) },
    ]);
    const server = prometheus({ version: 'v3.14.0', additionalScrapeConfigs: { name: 'jobs', key: 'jobs' } });

    const answers = await askOperator(texts.map(({ id, text }) => ({ id, manifests: [secretOf(text)] as Manifest[], prometheus: server })));
    const configs = answers.flatMap(({ id, servers }) => Object.values(servers).map(({ config, error }) => ({ id, config, error })));
    const verdicts = await askPrometheus(configs.filter(({ error }) => error === undefined));

    expect(configs.filter(({ error }) => error !== undefined).map(({ id }) => id)).toEqual(Object.keys(conventions).map((name) => `${name} map`));
    expect(verdicts.filter(({ error }) => error !== undefined)).toEqual([]);
    expect(configs.filter(({ config = '' }) => config.includes('annotated-ingresses'))).toHaveLength(12);
  });
});
