// Pods that the operator runs for its own objects are part of the cluster.

import { Inspection } from 'cdk8s-app-monitoring';
import { Manifest, object } from '../support/manifests/manifest';
import { podMonitor, serviceMonitor } from '../support/manifests/monitors';
import { operator } from '../support/manifests/operators';
import { prometheus } from '../support/manifests/servers';
import { service } from '../support/manifests/services';
import { deployment } from '../support/manifests/workloads';

const inspect = (...manifests: Manifest[]) => Inspection.ofYaml(manifests.map((manifest) => JSON.stringify(manifest)).join('\n---\n'));
const scraped = (...manifests: Manifest[]) => inspect(...manifests).targets.map(({ source, url }) => `${source} ${url}`).sort();

const SELF = 'Prometheus/monitoring/main';
const IN_MONITORING = { namespace: 'monitoring' };
const ofPods = (matchLabels: object, endpoint: object = {}) => podMonitor({ port: 'web', ...endpoint }, { selector: { matchLabels } }, IN_MONITORING);
const exporter = deployment({ namespace: 'monitoring', name: 'node-exporter', labels: { app: 'node-exporter', team: 'infra' } });

describe('pods of the operator', () => {
  test.each([
    { it: 'by a PodMonitor', given: [prometheus(), ofPods({ prometheus: 'main' })], expected: [`${SELF} http://prometheus-main-0:9090/metrics`] },
    {
      it: 'by a PodMonitor for every port, init containers included',
      given: [prometheus(), ofPods({ prometheus: 'main' }, { port: undefined })],
      expected: [8080, 8081, 9090].map((port) => `${SELF} http://prometheus-main-0:${port}/metrics`),
    },
    {
      it: 'by a ServiceMonitor on the governing Service',
      given: [prometheus(), serviceMonitor({ port: 'web' }, { selector: { matchLabels: { 'operated-prometheus': 'true' } } }, IN_MONITORING)],
      expected: [`${SELF} http://prometheus-main-0:9090/metrics`],
    },
    {
      it: 'by a ServiceMonitor on a Service for labels of podMetadata',
      given: [
        prometheus({ podMetadata: { labels: { team: 'infra' } } }), exporter, serviceMonitor({ port: 'web' }, { selector: { matchLabels: { app: 'self' } } }, IN_MONITORING),
        service({ selector: { prometheus: 'main', team: 'infra' }, ports: [{ name: 'web', port: 9090, targetPort: 'web' }] }, { namespace: 'monitoring', labels: { app: 'self' } }),
      ],
      expected: [`${SELF} http://prometheus-main-0:9090/metrics`],
    },
    {
      it: 'of each shard',
      given: [prometheus({ shards: 2 }), ofPods({ prometheus: 'main' })],
      expected: [`${SELF} http://prometheus-main-0:9090/metrics`, `${SELF} http://prometheus-main-shard-1-0:9090/metrics`],
    },
    {
      it: 'of an Alertmanager',
      given: [prometheus(), object('monitoring.coreos.com/v1', 'Alertmanager', { spec: {} }, { ...IN_MONITORING, name: 'alerts' }), ofPods({ alertmanager: 'alerts' })],
      expected: ['Alertmanager/monitoring/alerts http://alertmanager-alerts-0:9093/metrics'],
    },
  ])('are scraped $it', ({ given, expected }) => {
    expect(scraped(...given)).toEqual(expected);
    expect(inspect(...given).findings.filter(({ severity }) => severity === 'error')).toEqual([]);
  });

  test('are not added to a StatefulSet or to pods that were read from a cluster', () => {
    const owner = { ownerReferences: [{ apiVersion: 'monitoring.coreos.com/v1', kind: 'Prometheus', name: 'main', uid: 'u', controller: true }] };
    const set = object('apps/v1', 'StatefulSet', {
      spec: { serviceName: 'prometheus-operated', selector: { matchLabels: { prometheus: 'main' } }, template: { metadata: { labels: { prometheus: 'main' } }, spec: { containers: [{ name: 'prometheus', image: 'a', ports: [{ name: 'web', containerPort: 9090 }] }] } } },
    }, { ...IN_MONITORING, name: 'prometheus-main', ...owner });

    expect(scraped(prometheus(), set, ofPods({ prometheus: 'main' }))).toEqual(['StatefulSet/monitoring/prometheus-main http://prometheus-main-0:9090/metrics']);
  });

  test.each([SELF, 'main'])('are explained as those of the server: %s', (subject) => {
    const { steps, isScraped } = inspect(prometheus({ replicas: 2 }), ofPods({ prometheus: 'main' })).explain(subject);

    expect(isScraped).toBe(true);
    expect(steps[1].message).toMatch(/^it runs 2 pods with labels .*prometheus: main/);
  });

  test('need no labels of other pods', () => {
    const found = inspect(prometheus(), exporter, ofPods({ 'app.kubernetes.io/name': 'promtheus', 'prometheus': 'main' })).findings;

    expect(found.map(({ code, fix }) => `${code}: ${fix}`)).toEqual([`AM906: set its selector to labels of "${SELF}"`]);
  });

  test('are none with 0 replicas', () => {
    const { steps } = inspect(prometheus({ replicas: 0 }), ofPods({ prometheus: 'main' })).explain(SELF);

    expect(steps[1]).toMatchObject({ isOk: false, message: 'not known: it runs no pods at the moment: "replicas" is 0', fix: `set "replicas" of ${SELF} to 1 or more` });
  });

  test('have their annotations in podMetadata', () => {
    const given = prometheus({}, { annotations: { 'prometheus.io/scrape': 'true' } });

    expect(inspect(given).findings.map(({ code, fix }) => `${code}: ${fix}`)).toEqual(['AM940: move them to spec.podMetadata.annotations']);
  });
});

describe('pods of an operator before 0.52', () => {
  test.each([{ version: '0.51.2', has: true }, { version: '0.52.0', has: false }])('of $version have the label "app": $has', ({ version, has }) => {
    const services = serviceMonitor({ port: 'web' }, { selector: { matchLabels: { app: 'cart' } } }, { namespace: 'monitoring' });
    const old = service({ selector: { app: 'prometheus', prometheus: 'main' }, ports: [{ name: 'web', port: 9090, targetPort: 'web' }] }, { namespace: 'monitoring' });
    const running = operator([], { container: { image: `quay.io/prometheus-operator/prometheus-operator:v${version}` } });

    expect(inspect(prometheus(), services, old, running).targets).toHaveLength(has ? 1 : 0);
  });
});
