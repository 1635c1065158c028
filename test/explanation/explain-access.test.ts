import { DEPLOYMENT, explain, failing, PM, stages } from './explaining';
import { binding, role, serverWithAccount } from '../support/manifests/access';
import { secret } from '../support/manifests/configuration';
import { podMonitor, scrapeConfig } from '../support/manifests/monitors';
import { deployment } from '../support/manifests/workloads';

const elsewhere = [role('monitoring', ['pods']), binding('monitoring')];
const inShop = [role('shop', ['pods']), binding('shop')];
const both = { namespaceSelector: { matchNames: ['shop', 'web'] } };
const SC = 'ScrapeConfig/shop/cart';
const discovering = (kind: string) => scrapeConfig({ staticConfigs: undefined, kubernetesSDConfigs: [{ role: kind }] });
const deny = { apiVersion: 'networking.k8s.io/v1', kind: 'NetworkPolicy', metadata: { name: 'deny', namespace: 'shop' }, spec: { podSelector: {}, policyTypes: ['Ingress'] } };

describe('Inspection.explain() of access', () => {
  test.each([
    { it: 'is not allowed to list the pods', given: [serverWithAccount(), ...elsewhere, podMonitor(), deployment()], code: 'AM913' },
    {
      it: 'is not allowed to list pods of all namespaces',
      given: [serverWithAccount(), ...inShop, podMonitor({}, { namespaceSelector: { any: true } }), deployment()],
      code: 'AM913',
    },
    { it: 'cannot reach the pods', given: [serverWithAccount(), ...inShop, podMonitor(), deployment(), deny], code: 'AM933' },
  ])('ends where Prometheus $it', ({ given, code }) => {
    const explanation = explain(PM, given);

    expect(failing(explanation)).toEqual([`access: ${code} ${PM}`]);
    expect(stages(explanation)).toMatch(/ access!$/);
    expect(explanation.isScraped).toBe(false);
  });

  test('shows the targets of namespaces that Prometheus may read, beside those that it may not', () => {
    const explanation = explain(PM, [serverWithAccount(), ...inShop, podMonitor({}, both), deployment(), deployment({ namespace: 'web' })]);

    expect(stages(explanation)).toMatch(/ targets access!$/);
    expect(failing(explanation)).toEqual([`access: AM913 ${PM}`]);
    expect(explanation.isScraped).toBe(true);
  });

  test('ends at the server that is not allowed to list, though another one is', () => {
    const other = serverWithAccount('other', { serviceAccountName: 'other' });
    const explanation = explain(PM, [serverWithAccount(), other, ...elsewhere, podMonitor(), deployment()]);

    expect(failing(explanation)).toEqual([`access: AM913 ${PM}`]);
    expect(explanation.steps.filter(({ isOk }) => !isOk).map(({ server }) => server)).toEqual(['Prometheus/monitoring/main']);
    expect(explanation.isScraped).toBe(true);
  });

  test.each([
    {
      it: 'metadata to attach', given: [role('', ['pods']), binding(''), podMonitor({}, { attachMetadata: { node: true } })], subject: PM, code: 'AM949',
    },
    {
      it: 'what a ScrapeConfig looks for', given: [...elsewhere, discovering('Pod')], subject: SC, code: 'AM913',
    },
    { it: 'nodes', given: [...elsewhere, discovering('Node')], subject: SC, code: 'AM913' },
  ])('ends where Prometheus is not allowed to list $it', ({ given, subject, code }) => {
    const explanation = explain(subject, [serverWithAccount(), ...given, deployment()]);

    expect(failing(explanation)).toEqual([`access: ${code} ${subject}`]);
    expect(explanation.isScraped).toBe(false);
  });

  test('shows a workload which job of a server is not allowed to list it', () => {
    const jobs = JSON.stringify([{ job_name: 'pods', kubernetes_sd_configs: [{ role: 'pod' }] }]);
    const server = serverWithAccount('main', { additionalScrapeConfigs: { name: 'more', key: 'jobs' } });
    const explanation = explain(DEPLOYMENT, [server, secret({ jobs }, { namespace: 'monitoring', name: 'more' }), ...inShop, deployment()]);

    expect(failing(explanation)).toEqual(['access: AM913 Prometheus/monitoring/main']);
  });

  test('does not know nodes that are not among the manifests', () => {
    const explanation = explain(SC, [serverWithAccount(), role('', ['nodes']), binding(''), discovering('Node')]);

    expect(failing(explanation)).toEqual([]);
    expect(explanation.steps.at(-1)).toMatchObject({ stage: 'discovery', message: 'job "scrapeConfig/shop/cart" asks the API server for nodes, whose targets are not known until run time' });
    expect(explanation.isScraped).toBe(false);
  });

  test('does not count what is not in the namespace that is denied', () => {
    const explanation = explain(PM, [serverWithAccount(), ...inShop, podMonitor({}, both), deployment()]);

    expect(stages(explanation)).toMatch(/ targets$/);
    expect(explanation.isScraped).toBe(true);
  });

  test('counts the port that a NetworkPolicy lets through, in the job that scrapes it', () => {
    const ports = [{ name: 'metrics', containerPort: 9090 }, { name: 'admin', containerPort: 90 }];
    const monitor = podMonitor({}, { podMetricsEndpoints: [{ port: 'metrics' }, { port: 'admin' }] });
    const policy = { ...deny, spec: { podSelector: {}, ingress: [{ ports: [{ port: 9090 }] }] } };
    const explanation = explain(PM, [serverWithAccount(), ...inShop, monitor, deployment({ ports }), policy]);

    expect(stages(explanation)).toMatch(/ pods targets discovery selector pods access!$/);
    expect(explanation.isScraped).toBe(true);
  });

  test('looks for denials on the workload where a job of the configuration scrapes it', () => {
    const prometheusConfig = 'scrape_configs:\n- job_name: pods\n  kubernetes_sd_configs:\n  - role: pod\n';
    const explanation = explain(DEPLOYMENT, [deployment(), deny], { prometheusConfig });

    expect(failing(explanation)).toEqual([`access: AM933 ${DEPLOYMENT}`]);
    expect(explanation.isScraped).toBe(false);
  });
});
