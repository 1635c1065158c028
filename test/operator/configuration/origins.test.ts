import { isGiven } from '../../../lib/manifests/rule-origin';
import { podMonitorJobs } from '../../../lib/operator/configuration/monitors/pod-monitor-job';
import { probeJob } from '../../../lib/operator/configuration/monitors/probe-job';
import { serviceMonitorJobs } from '../../../lib/operator/configuration/monitors/service-monitor-job';
import { scrapeConfigJob } from '../../../lib/operator/configuration/scrape-config/scrape-config-job';
import { GeneratedJob } from '../../../lib/operator-port/configuration';
import { Spec } from '../../../lib/operator-port/server';
import { Yaml } from '../../../lib/operator-port/yaml';
import { Given, jobContext } from '../../support/configuration/context';

/** `<label that the rule writes, or its action> < <its origin>` for each rule, without those that divide targets. */
function originsIn({ yaml, origins }: GeneratedJob): string[] {
  const rules = yaml.get('relabel_configs') as readonly ReadonlyMap<string, Yaml>[];
  expect(origins).toHaveLength(rules.length);

  return rules.map((rule, i) => {
    const origin = origins[i];

    return `${String(rule.get('target_label') ?? rule.get('action'))} < ${isGiven(origin) ? `${origin.object} ${origin.fieldPath}` : origin.by}`;
  }).filter((line) => !line.endsWith(' < shard'));
}

const SERVER: Spec = {
  scrapeClasses: [{ name: 'other' }, { name: 'x', default: true, relabelings: [{ targetLabel: 'c' }] }],
  enforcedNamespaceLabel: 'ns',
  podTargetLabels: ['p'],
};
const SELECTOR = { matchLabels: { app: 'cart' } };
const OWN = [{ targetLabel: 'a' }, { targetLabel: 'b' }];
const OF_CLASS = 'c < Prometheus/monitoring/main spec.scrapeClasses[1].relabelings[0]';
const NAMES = (...labels: string[]) => labels.map((label) => `${label} < namespace-and-name`);

describe('serviceMonitorJobs(), podMonitorJobs(), probeJob() and scrapeConfigJob() with origins', () => {
  const context = (kind: string, spec: Spec, given: Given = {}) => jobContext({ kind, spec, server: SERVER, ...given });

  test('name what the operator adds to a ServiceMonitor, and the fields of objects', () => {
    const spec = { selector: SELECTOR, jobLabel: 'j', targetLabels: ['t'], endpoints: [{}, { port: 'http', relabelings: OWN }] };

    expect(originsIn(serviceMonitorJobs(context('ServiceMonitor', spec))[1])).toEqual([
      '__tmp_prometheus_job_name < job-name', 'keep < selector', 'keep < service-port-name', ...NAMES('node', 'pod', 'namespace', 'service', 'pod', 'container'),
      'drop < running', 't < target-labels', 'p < target-labels', 'job < job-label', 'job < job-label', 'endpoint < endpoint-label', OF_CLASS,
      'a < ServiceMonitor/shop/cart spec.endpoints[1].relabelings[0]', 'b < ServiceMonitor/shop/cart spec.endpoints[1].relabelings[1]', 'ns < enforced-namespace',
    ]);
  });

  test('name what the operator adds to a PodMonitor, and the fields of objects', () => {
    const spec = { selector: SELECTOR, podTargetLabels: ['t'], podMetricsEndpoints: [{ port: 'http', relabelings: OWN }] };

    expect(originsIn(podMonitorJobs(context('PodMonitor', spec))[0])).toEqual([
      '__tmp_prometheus_job_name < job-name', 'drop < running', 'keep < selector', 'keep < container-port-name', ...NAMES('namespace', 'container', 'pod'),
      't < target-labels', 'p < target-labels', 'job < job-label', 'endpoint < endpoint-label', OF_CLASS,
      'a < PodMonitor/shop/cart spec.podMetricsEndpoints[0].relabelings[0]', 'b < PodMonitor/shop/cart spec.podMetricsEndpoints[0].relabelings[1]',
      'ns < enforced-namespace',
    ]);
  });

  test.each([
    {
      it: 'static targets',
      targets: { staticConfig: { relabelingConfigs: OWN } },
      expected: ['__param_target < prober', 'instance < prober', '__address__ < prober'],
      field: 'staticConfig',
    },
    {
      it: 'Ingresses',
      targets: { ingress: { selector: SELECTOR, relabelingConfigs: OWN } },
      expected: [
        'keep < selector', '__param_target < prober', ...NAMES('namespace', 'ingress'), '__tmp_ingress_address < prober', 'instance < prober', '__address__ < prober',
      ],
      field: 'ingress',
    },
  ])('name what the operator adds to a Probe of $it', ({ targets, expected, field }) => {
    expect(originsIn(probeJob(context('Probe', { jobName: 'x', targets })))).toEqual([
      '__tmp_prometheus_job_name < job-name', 'job < job-label', ...expected, OF_CLASS,
      `a < Probe/shop/cart spec.targets.${field}.relabelingConfigs[0]`, `b < Probe/shop/cart spec.targets.${field}.relabelingConfigs[1]`, 'ns < enforced-namespace',
    ]);
  });

  test('name what the operator adds to a ScrapeConfig', () => {
    const given = context('ScrapeConfig', { jobName: 'x', relabelings: OWN });

    expect(originsIn(scrapeConfigJob(given.object, given))).toEqual([
      '__tmp_prometheus_job_name < job-name', OF_CLASS, 'job < job-label',
      'a < ScrapeConfig/shop/cart spec.relabelings[0]', 'b < ScrapeConfig/shop/cart spec.relabelings[1]', 'ns < enforced-namespace',
    ]);
  });

  test.each([
    { it: 'a target port by name', endpoint: { targetPort: 'http' }, expected: 'container-port-name' },
    { it: 'a target port by number', endpoint: { targetPort: 80 }, expected: 'container-port-number' },
    { it: 'a target port by a number in quotes, which is a name', endpoint: { targetPort: '80' }, expected: 'container-port-name' },
    { it: 'a Service port before a target port', endpoint: { port: 'a', targetPort: 80 }, expected: 'service-port-name' },
    { it: 'no port', endpoint: { port: '', targetPort: 0 }, expected: undefined },
  ])('name $it', ({ endpoint, expected }) => {
    const [{ origins }] = serviceMonitorJobs(context('ServiceMonitor', { selector: {}, endpoints: [endpoint] }));

    expect(origins.flatMap((origin) => ('by' in origin && origin.by.includes('port') ? [origin.by] : []))).toEqual(expected === undefined ? [] : [expected]);
  });

  test('are one object for all rules that are added for one reason', () => {
    const [first, second] = serviceMonitorJobs(context('ServiceMonitor', { selector: SELECTOR, endpoints: [{}, {}] }));

    expect(first.origins[1]).toBe(second.origins[1]);
  });

  test('name rules of a shard', () => {
    const [{ origins }] = podMonitorJobs(context('PodMonitor', { selector: {}, podMetricsEndpoints: [{}] }, { server: { shards: 2 } }));

    expect(origins.at(-1)).toEqual({ by: 'shard' });
  });
});
