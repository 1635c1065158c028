/** The operator generates the configuration of a server before it creates its pods: without a configuration there are no pods. */
import { Inspection } from '../../lib/inspection/inspection';
import { Fields, Manifest } from '../support/manifests/manifest';
import { podMonitor, serviceMonitor } from '../support/manifests/monitors';
import { prometheus, prometheusAgent } from '../support/manifests/servers';
import { deployment } from '../support/manifests/workloads';

const WATCHER = prometheus({}, { name: 'watcher' });
const podsWith = (label: string, value: string) => podMonitor({ port: 'web' }, { selector: { matchLabels: { [label]: value } }, namespaceSelector: { any: true } });
const PODS = podsWith('app.kubernetes.io/name', 'prometheus');
const PODS_OF_MAIN = podsWith('app.kubernetes.io/instance', 'main');
const SERVICES = serviceMonitor({ port: 'web' }, {
  selector: { matchLabels: { 'operated-prometheus': 'true' } }, namespaceSelector: { any: true },
}, { name: 'services' });
const inspect = (server: Fields, ...manifests: Manifest[]) => (
  Inspection.ofYaml([prometheus(server), WATCHER, ...manifests].map((manifest) => JSON.stringify(manifest)).join('\n---\n')));
const targetsOfWatcher = (inspection: Inspection) => Object.values(inspection.toJson().servers['Prometheus/monitoring/watcher'].targets).flat();

describe('a server whose configuration the operator refuses', () => {
  test.each([
    { it: 'a Secret that is missing', server: { additionalScrapeConfigs: { name: 'no', key: 'no' } }, isRunning: false },
    { it: 'a timeout above the interval', server: { scrapeTimeout: '1m' }, isRunning: false },
    { it: 'nothing that is wrong', server: {}, isRunning: true },
  ])('with $it: are its pods targets of others? $isRunning', ({ server, isRunning }) => {
    const targets = JSON.stringify(targetsOfWatcher(inspect(server, PODS)));

    expect(targets.includes('prometheus-main-0')).toBe(isRunning);
    expect(targets).not.toBe('[]');
  });

  test.each([
    { it: 'its pods', monitor: PODS_OF_MAIN },
    { it: 'its Service', monitor: SERVICES },
  ])('is what is reported of a monitor of $it, and nothing else', ({ monitor }) => {
    const { findings } = inspect({ scrapeTimeout: '1m' }, monitor);

    expect(findings.filter(({ severity }) => severity !== 'info').map(({ code, path }) => `${code} ${path}`)).toEqual(['AM612 Prometheus/monitoring/main']);
    expect(findings.find(({ code }) => code === 'AM612')!.message).toContain('this affects "');
  });

  test('is named as the reason by explain', () => {
    const [step] = inspect({ scrapeTimeout: '1m' }, PODS_OF_MAIN).explain('PodMonitor/shop/cart').steps.filter(({ finding }) => finding?.code === 'AM612');

    expect(step?.finding?.message).toContain('PodMonitor/shop/cart');
  });
});

describe('an agent on every node', () => {
  const NONE = Object.fromEntries(['serviceMonitor', 'probe', 'scrapeConfig'].flatMap((kind) => [`${kind}Selector`, `${kind}NamespaceSelector`]).map((field) => [field, undefined]));
  const AGENT = prometheusAgent({ mode: 'DaemonSet', ...NONE });
  const inspection = () => Inspection.ofYaml([AGENT, podMonitor(), deployment()].map((manifest) => JSON.stringify(manifest)).join('\n---\n'));

  test('scrapes where the flags of the operator are not known, which is noted', () => {
    expect(inspection().findings.map(({ code, severity, path }) => `${severity} ${code} ${path}`)).toEqual(['info AM612 PrometheusAgent/monitoring/main']);
    expect(inspection().targets).toHaveLength(1);
  });
});
