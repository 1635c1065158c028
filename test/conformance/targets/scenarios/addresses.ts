/** URLs: scheme, path, parameters. */

import { deployment, service } from '../../../support/app-on-8080';
import { Fields } from '../../../support/manifests/manifest';
import { podMonitor, probe, scrapeConfig, serviceMonitor } from '../../../support/manifests/monitors';
import { prometheus } from '../../../support/manifests/servers';
import { Scenario } from '../scenario';

const APP = [deployment(), service()];

const ENDPOINTS: { readonly [name: string]: Fields } = {
  'a path': { path: '/actuator/prometheus' },
  'a path without a slash': { path: 'metrics' },
  'a path with a query': { path: '/metrics?format=prometheus' },
  'a path with a space and a percent sign': { path: '/a b/%41%' },
  'a path of UTF-8': { path: '/größe' },
  'an empty path': { path: '' },
  'https': { scheme: 'https' },
  'HTTPS': { scheme: 'HTTPS' },
  'parameters': { params: { 'module': ['http_2xx'], 'match[]': ['{a="b"}', '{c="d"}'] } },
  'a parameter without a value': { params: { a: [] } },
  'an empty parameter': { params: { a: [''] } },
  'parameters in need of escapes': { params: { 'a b': ['x&y=z', 'ö', '+'], 'a': ['1'] } },
  'TLS': { scheme: 'https', tlsConfig: { insecureSkipVerify: true } },
  'interval and timeout': { interval: '90s', scrapeTimeout: '1m', relabelings: [{ sourceLabels: ['__scrape_interval__', '__scrape_timeout__'], targetLabel: 'timing' }] },
  'honorLabels': { honorLabels: true },
};

const STATIC: { readonly [name: string]: Fields } = {
  'no targets': { staticConfigs: [{ targets: [] }] },
  'labels': { staticConfigs: [{ targets: ['a:1', 'b:2'], labels: { team: 'x', empty: '' } }] },
  'two groups': { staticConfigs: [{ targets: ['a:1'] }, { targets: ['b:2'], labels: { team: 'x' } }] },
  'a target twice': { staticConfigs: [{ targets: ['a:1'] }, { targets: ['a:1'] }] },
  'a target without a port': { staticConfigs: [{ targets: ['a'] }] },
  'a target of https without a port': { scheme: 'HTTPS', staticConfigs: [{ targets: ['a', 'b:443', 'c:80'] }] },
  'a target that is a URL': { staticConfigs: [{ targets: ['http://a:1/metrics', 'b:2'] }] },
  'a target with a space': { staticConfigs: [{ targets: ['a b:1', 'b:2'] }] },
  'a target of IPv6': { staticConfigs: [{ targets: ['[2001:db8::1]:80', '[2001:db8::1]', '2001:db8::1'] }] },
  'a label that decides the URL': { staticConfigs: [{ targets: ['a:1'], labels: { __metrics_path__: '/x', __scheme__: 'https', __param_a: '1' } }] },
  'a job name': { jobName: 'mine' },
  'a path and parameters': { metricsPath: '/x', params: { a: ['1', '2'], b: ['3'] } },
  'a parameter that a label replaces': { params: { a: ['1', '2'] }, relabelings: [{ targetLabel: '__param_a', replacement: '9' }] },
  'labels of job and instance': { staticConfigs: [{ targets: ['a:1'], labels: { job: 'mine', instance: 'me' } }] },
  'no discovery': { staticConfigs: undefined },
};

const PROBES: { readonly [name: string]: Fields } = {
  'several targets': { targets: { staticConfig: { static: ['a', 'https://b/c?d=e', 'f:1', '1.2.3.4'] } } },
  'no targets': { targets: { staticConfig: { static: [] } } },
  'labels': { targets: { staticConfig: { static: ['a'], labels: { team: 'x' } } } },
  'a module': { module: 'http_2xx' },
  'a job name': { jobName: 'mine' },
  'a path of the prober': { prober: { url: 'blackbox', path: '/other' } },
  'a prober of https': { prober: { url: 'blackbox.monitoring.svc:443', scheme: 'https' } },
  'parameters': { module: 'tcp', params: [{ name: 'a', values: ['1', '2'] }, { name: 'b' }] },
  'parameters that name the target': { params: [{ name: 'target', values: ['x'] }] },
};

/** Rows of every kind that has a URL. */
export const ADDRESS_SCENARIOS: readonly Scenario[] = [
  ...Object.entries(ENDPOINTS).map(([name, endpoint]): Scenario => ({ name: `endpoint with ${name}`, manifests: [...APP, prometheus(), serviceMonitor(endpoint), podMonitor(endpoint)] })),
  ...Object.entries(STATIC).map(([name, spec]): Scenario => ({ name: `static ScrapeConfig with ${name}`, manifests: [prometheus(), scrapeConfig(spec)] })),
  ...Object.entries(PROBES).map(([name, spec]): Scenario => ({ name: `Probe with ${name}`, manifests: [prometheus(), probe(spec)] })),
];
