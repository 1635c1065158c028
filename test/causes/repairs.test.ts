// How findings are fixed for certain, as the edits that `check --fix` makes of them.
import { OPERATOR } from '../../lib/forecast/operator';
import { inspect } from '../../lib/inspection/inspect';
import { loadManifests } from '../../lib/manifests/load/load-manifests';
import { object } from '../support/manifests/manifest';
import { podMonitor, scrapeConfig, serviceMonitor } from '../support/manifests/monitors';
import { prometheus } from '../support/manifests/servers';
import { service } from '../support/manifests/services';
import { deployment } from '../support/manifests/workloads';

/** `<code> <object> <what is done> <path> <value>` of each edit. */
function repairsOf(manifests: readonly object[]): string[] {
  const { diagnosis } = inspect(manifests.flatMap((manifest) => loadManifests(JSON.stringify(manifest), '')), { operator: OPERATOR });

  return diagnosis().all.flatMap(({ problem, repair }) => (repair?.edits ?? []).map(({ path, edit }) => (
    `${problem.code} ${repair?.object} ${edit.do} ${path.join('.')} ${'value' in edit ? JSON.stringify(edit.value) : ''}`)));
}

const declaring = (...ports: object[]) => deployment({ pod: { containers: [{ name: 'cart', image: 'cart', ports }] } });
const http = { name: 'http', port: 80, targetPort: 8080 };
const offers = (...ports: object[]) => service({ ports });
const selecting = (labels: object, name = 'main', spec = {}) => prometheus({ serviceMonitorSelector: { matchLabels: labels }, ...spec }, { name });
const bySelector = (serviceMonitorSelector: object) => prometheus({ serviceMonitorSelector });
const labelled = (labels: object | undefined) => serviceMonitor({}, {}, { ...labels && { labels } });
const inWeb = (namespaceSelector: object | undefined, ...more: object[]) => [
  serviceMonitor({}, { ...namespaceSelector && { namespaceSelector } }), service({}, { namespace: 'web' }), deployment({ namespace: 'web' }), prometheus(), ...more,
];
const rule = (labels: object) => object('monitoring.coreos.com/v1', 'PrometheusRule', { spec: { groups: [] } }, { labels });

describe('repairs of ports', () => {
  test.each([
    { it: 'AM908 sets the similar name', given: [serviceMonitor({ port: 'metrcs' }), service(), deployment()], expected: ['AM908 ServiceMonitor/shop/cart set spec.endpoints.0.port "metrics"'] },
    { it: 'AM908 sets the name of the port that leads there', given: [serviceMonitor(), offers({ name: 'web', port: 81, targetPort: 'metrics' }, http), deployment()], expected: ['AM908 ServiceMonitor/shop/cart set spec.endpoints.0.port "web"'] },
    { it: 'AM908 sets it where the Service has the number', given: [serviceMonitor(), offers({ name: 'web', port: 81, targetPort: 9090 }, http), deployment()], expected: ['AM908 ServiceMonitor/shop/cart set spec.endpoints.0.port "web"'] },
    { it: 'AM908 sets the only name', given: [serviceMonitor(), offers(http), declaring({ containerPort: 8080 })], expected: ['AM908 ServiceMonitor/shop/cart set spec.endpoints.0.port "http"'] },
    { it: 'AM908 leaves open which of two leads there', given: [serviceMonitor(), offers({ name: 'a', port: 80, targetPort: 'metrics' }, { name: 'b', port: 81, targetPort: 9090 }), deployment()], expected: [] },
    { it: 'AM908 leaves open which of two names is meant', given: [serviceMonitor({ port: 'metrcs' }), offers({ name: 'metric', port: 80 }, { name: 'metrics', port: 81 })], expected: [] },
    { it: 'AM908 leaves open what a port without a name is called', given: [serviceMonitor(), offers({ port: 80 })], expected: [] },
    { it: 'AM908 leaves the only name if a container has the one given', given: [serviceMonitor(), offers(http), deployment()], expected: [] },
    { it: 'AM908 leaves a name that another Service lacks', given: [serviceMonitor({ port: 'metrcs' }), service(), service({ ports: [http] }, { name: 'other' })], expected: [] },
    { it: 'AM908 finds the endpoint', given: [serviceMonitor({}, { endpoints: [{ port: 'metrics' }, { port: 'metrcs' }] }), service(), deployment()], expected: ['AM908 ServiceMonitor/shop/cart set spec.endpoints.1.port "metrics"'] },
    { it: 'AM909 sets the name of the Service port', given: [serviceMonitor({ port: '80' }), service(), deployment()], expected: ['AM909 ServiceMonitor/shop/cart set spec.endpoints.0.port "metrics"'] },
    { it: 'AM909 leaves the number of the container, which a Service may mean or not', given: [serviceMonitor({ port: '8080' }), offers(http), deployment()], expected: [] },
    { it: 'AM909 leaves a port without a name', given: [serviceMonitor({ port: '80' }), offers({ port: 80 })], expected: [] },
    { it: 'AM909 leaves open which name of two Services', given: [serviceMonitor({ port: '80' }), service(), service({ ports: [http] }, { name: 'other' })], expected: [] },
    { it: 'AM909 leaves a name that another Service lacks', given: [serviceMonitor({ port: '80' }), service(), service({ ports: [{ name: 'web', port: 81 }] }, { name: 'other' })], expected: [] },
    { it: 'AM909 takes the quotes from a target port', given: [serviceMonitor({ port: undefined, targetPort: '9090' }), service(), deployment()], expected: ['AM909 ServiceMonitor/shop/cart set spec.endpoints.0.targetPort 9090'] },
    { it: 'AM909 sets the name of the container port', given: [podMonitor({ port: '9090' }), deployment()], expected: ['AM909 PodMonitor/shop/cart set spec.podMetricsEndpoints.0.port "metrics"'] },
    { it: 'AM909 leaves a container port without a name', given: [podMonitor({ port: '9090' }), declaring({ containerPort: 9090 })], expected: [] },
    { it: 'AM910 sets the similar name', given: [podMonitor({ port: 'metrcs' }), deployment()], expected: ['AM910 PodMonitor/shop/cart set spec.podMetricsEndpoints.0.port "metrics"'] },
    { it: 'AM910 sets a target port', given: [serviceMonitor({ port: undefined, targetPort: 'metrcs' }), service(), deployment()], expected: ['AM910 ServiceMonitor/shop/cart set spec.endpoints.0.targetPort "metrics"'] },
    { it: 'AM910 leaves a number', given: [podMonitor({ port: undefined, portNumber: 9091 }), deployment()], expected: [] },
    { it: 'AM910 leaves open which of two names is meant', given: [podMonitor({ port: 'metrcs' }), declaring({ name: 'metric', containerPort: 1 }, { name: 'metrics', containerPort: 2 })], expected: [] },
    { it: 'AM910 leaves a name that other pods lack', given: [podMonitor({ port: 'metrcs' }), deployment(), deployment({ name: 'other', pod: { containers: [{ name: 'x', image: 'x', ports: [{ name: 'web', containerPort: 1 }] }] } })], expected: [] },
    { it: 'AM910 leaves a port of the proxy', given: [podMonitor({ port: 'http-prom' }), deployment({ labels: { 'app': 'cart', 'sidecar.istio.io/inject': 'true' } })], expected: [] },
    { it: 'AM910 leaves a name that means nothing', given: [podMonitor({ port: 'admin' }), deployment()], expected: [] },
    { it: 'AM910 sets the target port of the Service', given: [serviceMonitor(), offers(http, { name: 'metrics', port: 81, targetPort: 'metrcs' }), deployment()], expected: ['AM910 Service/shop/cart set spec.ports.1.targetPort "metrics"'] },
    { it: 'AM910 leaves two Services', given: [serviceMonitor(), ...['cart', 'other'].map((name) => service({ ports: [{ name: 'metrics', port: 81, targetPort: 'metrcs' }] }, { name })), deployment()], expected: [] },
    { it: 'AM910 leaves a Service whose target port means nothing', given: [serviceMonitor(), offers({ name: 'metrics', port: 81, targetPort: 'admin' }), deployment()], expected: [] },
  ])('$it', ({ given, expected }) => expect(repairsOf(given)).toEqual(expected));
});

describe('repairs of labels', () => {
  test.each([
    { it: 'AM901 adds the label', given: [labelled({ team: 'a' }), selecting({ release: 'prom' })], expected: ['AM901 ServiceMonitor/shop/cart add metadata.labels.release "prom"'] },
    { it: 'AM901 adds labels, sorted', given: [labelled(undefined), selecting({ tier: 'x', release: 'prom' })], expected: ['AM901 ServiceMonitor/shop/cart add metadata.labels.release "prom"', 'AM901 ServiceMonitor/shop/cart add metadata.labels.tier "x"'] },
    { it: 'AM901 corrects a misspelt value', given: [labelled({ release: 'pom' }), selecting({ release: 'prom' })], expected: ['AM901 ServiceMonitor/shop/cart set metadata.labels.release "prom"'] },
    { it: 'AM901 leaves a value that is nothing like it', given: [labelled({ release: 'blue' }), selecting({ release: 'prom' })], expected: [] },
    { it: 'AM901 leaves all if one value is nothing like it', given: [labelled({ release: 'blue' }), selecting({ release: 'prom', tier: 'x' })], expected: [] },
    { it: 'AM901 adds the only value of an expression', given: [labelled({}), bySelector({ matchExpressions: [{ key: 'release', operator: 'In', values: ['prom'] }] })], expected: ['AM901 ServiceMonitor/shop/cart add metadata.labels.release "prom"'] },
    { it: 'AM901 leaves open which of two values', given: [labelled({}), bySelector({ matchExpressions: [{ key: 'release', operator: 'In', values: ['prom', 'other'] }] })], expected: [] },
    { it: 'AM901 leaves open the value of a label that must exist', given: [labelled({}), bySelector({ matchExpressions: [{ key: 'release', operator: 'Exists' }] })], expected: [] },
    { it: 'AM901 leaves a label that must not be there', given: [labelled({ mute: 'x' }), bySelector({ matchExpressions: [{ key: 'mute', operator: 'NotIn', values: ['x'] }] })], expected: [] },
    { it: 'AM901 adds what two servers want alike', given: [labelled({}), selecting({ release: 'prom' }), selecting({ release: 'prom' }, 'other')], expected: ['AM901 ServiceMonitor/shop/cart add metadata.labels.release "prom"'] },
    { it: 'AM901 leaves open which of two servers is meant', given: [labelled({}), selecting({ release: 'prom' }), selecting({ release: 'agent' }, 'other')], expected: [] },
    { it: 'AM901 leaves out a server that does not look there', given: [labelled({}), selecting({ release: 'prom' }), selecting({ release: 'agent' }, 'other', { serviceMonitorNamespaceSelector: undefined })], expected: ['AM901 ServiceMonitor/shop/cart add metadata.labels.release "prom"'] },
    { it: 'AM970 adds the label', given: [rule({}), prometheus({ ruleSelector: { matchLabels: { role: 'alert' } }, ruleNamespaceSelector: {} })], expected: ['AM970 PrometheusRule/shop/cart add metadata.labels.role "alert"'] },
    { it: 'AM970 corrects a misspelt value', given: [rule({ role: 'alrt' }), prometheus({ ruleSelector: { matchLabels: { role: 'alert' } }, ruleNamespaceSelector: {} })], expected: ['AM970 PrometheusRule/shop/cart set metadata.labels.role "alert"'] },
    { it: 'AM970 leaves a rule where no server looks', given: [rule({}), prometheus({ ruleSelector: { matchLabels: { role: 'alert' } } })], expected: [] },
  ])('$it', ({ given, expected }) => expect(repairsOf(given)).toEqual(expected));
});

describe('repairs of other fields', () => {
  test.each([
    { it: 'AM904 names the namespace', given: inWeb(undefined), expected: ['AM904 ServiceMonitor/shop/cart add spec.namespaceSelector.matchNames ["web"]'] },
    { it: 'AM904 corrects a misspelt name', given: inWeb({ matchNames: ['wbe'] }), expected: ['AM904 ServiceMonitor/shop/cart set spec.namespaceSelector.matchNames.0 "web"'] },
    { it: 'AM904 leaves a name that is nothing like it', given: inWeb({ matchNames: ['payments'] }), expected: [] },
    { it: 'AM904 leaves several names', given: inWeb({ matchNames: ['wbe', 'shop'] }), expected: [] },
    { it: 'AM904 leaves open which of two namespaces is meant', given: inWeb(undefined, service({}, { namespace: 'other' }), deployment({ namespace: 'other' })), expected: [] },
    { it: 'AM904 leaves a server that ignores the selector', given: inWeb(undefined, prometheus({ ignoreNamespaceSelectors: true })), expected: [] },
    { it: 'AM917 sets the timeout to the interval', given: [prometheus(), serviceMonitor({}, { endpoints: [{ port: 'metrics' }, { port: 'metrics', interval: '10s', scrapeTimeout: '20s' }] }), service(), deployment()], expected: ['AM917 ServiceMonitor/shop/cart set spec.endpoints.1.scrapeTimeout "10s"'] },
    { it: 'AM917 sets it to the interval of the server', given: [prometheus({ scrapeInterval: '15s' }), podMonitor({ scrapeTimeout: '20s' }), deployment()], expected: ['AM917 PodMonitor/shop/cart set spec.podMetricsEndpoints.0.scrapeTimeout "15s"'] },
    { it: 'AM917 sets that of a ScrapeConfig', given: [prometheus(), scrapeConfig({ scrapeInterval: '10s', scrapeTimeout: '20s' })], expected: ['AM917 ScrapeConfig/shop/cart set spec.scrapeTimeout "10s"'] },
  ])('$it', ({ given, expected }) => expect(repairsOf(given)).toEqual(expected));
});
