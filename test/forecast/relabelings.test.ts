import { OPERATOR } from '../../lib/forecast/operator';
import { inspect } from '../../lib/inspection/inspect';
import { Fields } from '../support/manifests/manifest';
import { serviceMonitor } from '../support/manifests/monitors';
import { prometheus } from '../support/manifests/servers';
import { service } from '../support/manifests/services';
import { deployment } from '../support/manifests/workloads';

const SERVER = 'Prometheus/monitoring/main';

const serversOf = (manifests: readonly object[], prometheusConfig?: string) => {
  const subjects = manifests.map((manifest) => ({ manifest: JSON.parse(JSON.stringify(manifest)) }));

  return inspect(subjects, { operator: OPERATOR, hideSecrets: true, prometheusConfig }).servers;
};
const monitored = (endpoint: Fields, spec: Fields = {}) => serversOf([
  prometheus(spec), serviceMonitor({}, { endpoints: [{ port: 'nothing' }, { port: 'metrics', ...endpoint }] }), service(), deployment(),
]).get(SERVER)!;

describe('ServerForecast.relabelings()', () => {
  test('leads from what is discovered to the labels of the target, rule by rule', () => {
    const server = monitored({ relabelings: [{ targetLabel: 'team', replacement: 'shop' }] });
    const [, job] = server.targets().jobs;
    const { targets: [relabeling] } = server.relabelings!(job)!;
    const { rules, before, steps } = relabeling();
    const labels = new Map(before);
    steps.forEach(({ changes }) => changes.forEach(({ name, after }) => (after === undefined ? labels.delete(name) : labels.set(name, after))));

    expect(rules).toHaveLength(steps.length);
    expect(labels.get('__meta_kubernetes_pod_node_name')).toBeNull();
    for (const [name, value] of job.targets[0].labels) expect([name, labels.get(name === 'instance' ? '__address__' : name)]).toEqual([name, value]);
    const own = steps.findIndex((_, i) => rules[i].origin !== undefined && 'object' in rules[i].origin!);
    expect(rules[own]).toEqual({
      fields: [['target_label', 'team'], ['replacement', 'shop']],
      origin: { object: 'ServiceMonitor/shop/cart', fieldPath: 'spec.endpoints[1].relabelings[0]' },
    });
    expect(steps[own].changes).toEqual([{ name: 'team', after: 'shop' }]);
  });

  test('has one for each target and each dropped target, in their order', () => {
    const server = monitored({}, { shards: 2 });
    for (const job of server.targets().jobs) {
      const { targets, dropped } = server.relabelings!(job)!;
      const verdicts = dropped.map((relabeling) => relabeling().steps.map(({ verdict }) => verdict).indexOf('dropped'));

      expect(targets).toHaveLength(job.targets.length);
      expect(verdicts).toEqual(job.dropped.map(({ rule }) => rule));
      job.targets.forEach(({ url }, i) => expect(url).toContain(new Map(targets[i]().before).get('__address__')));
    }
    expect(server.targets().jobs.map(({ targets, dropped }) => [targets.length, dropped.length])).toEqual([[0, 1], [1, 0]]);
  });

  test('takes the rules of the shard that scrapes a target', () => {
    const server = serversOf([prometheus({ shards: 2, scrapeConfigSelector: {}, scrapeConfigNamespaceSelector: {} }), {
      apiVersion: 'monitoring.coreos.com/v1alpha1',
      kind: 'ScrapeConfig',
      metadata: { name: 'outside', namespace: 'shop' },
      spec: { staticConfigs: [{ targets: ['a:80', 'b:80', 'c:80', 'd:80'] }] },
    }]).get(SERVER)!;
    const [job] = server.targets().jobs;
    const { targets } = server.relabelings!(job)!;
    const shards = targets.map((relabeling) => {
      const { steps } = relabeling();

      expect(steps.every(({ verdict, isOpen }) => verdict !== 'dropped' && !isOpen)).toBe(true);

      return steps.flatMap(({ changes }) => changes).find(({ name }) => name === '__tmp_current_shard')!.after;
    });

    expect(shards).toEqual(job.targets.map(({ shard }) => String(shard)));
    expect(new Set(shards)).toEqual(new Set(['0', '1']));
  });

  test('does not show jobs that are in a Secret', () => {
    const secret = { apiVersion: 'v1', kind: 'Secret', metadata: { name: 'jobs', namespace: 'monitoring' }, stringData: { jobs: '[{job_name: extra, static_configs: [{targets: ["a:1"]}]}]' } };
    const server = serversOf([secret, prometheus({ additionalScrapeConfigs: { name: 'jobs', key: 'jobs' } })]).get(SERVER)!;
    const [job] = server.targets().jobs;

    expect(job).toMatchObject({ job: 'extra', declaredBy: SERVER });
    expect(server.relabelings!(job)).toBeUndefined();
  });

  test('hides logins, and parameters and annotations with the names of secrets', () => {
    const config = `scrape_configs:
- job_name: a
  params: {token: [canary-1], module: [http]}
  static_configs: [{targets: ["x:80"], labels: {proxy: "http://u:canary-2@proxy"}}]
  relabel_configs:
  - {target_label: __param_api_key, replacement: canary-3}
  - {source_labels: [proxy], regex: "http://u:canary-2@(.*)", target_label: via}
  - {source_labels: [proxy], target_label: proxy_2}`;
    const server = serversOf([], config).get('prometheus.yml')!;
    const [job] = server.targets().jobs;
    const { rules, before, steps } = server.relabelings!(job)!.targets[0]();

    expect(JSON.stringify([rules, before, steps])).not.toContain('canary');
    expect(before).toEqual(expect.arrayContaining([['__param_token', '<hidden>'], ['__param_module', 'http'], ['proxy', 'http://<hidden>@proxy']]));
    expect(rules[0]).toEqual({ fields: [['target_label', '__param_api_key'], ['replacement', '<hidden>']] });
    expect(steps[0].changes).toEqual([{ name: '__param_api_key', after: '<hidden>' }]);
    expect(steps[1].changes).toEqual([{ name: 'via', after: 'proxy' }]);
  });

  test('is undefined for a job that is not there', () => {
    expect(monitored({}).relabelings!({ job: 'x', declaredBy: 'ServiceMonitor/shop/cart' })).toBeUndefined();
    expect(serversOf([], 'scrape_configs: []').get('prometheus.yml')!.relabelings!({ job: 'x', declaredBy: 'prometheus.yml' })).toBeUndefined();
  });
});
