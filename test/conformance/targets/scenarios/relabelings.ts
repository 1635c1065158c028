/** What rules make of targets. */

import { deployment, service } from '../../../support/app-on-8080';
import { Fields } from '../../../support/manifests/manifest';
import { podMonitor, probe, scrapeConfig, serviceMonitor } from '../../../support/manifests/monitors';
import { prometheus } from '../../../support/manifests/servers';
import { Scenario } from '../scenario';

const APP = [deployment({ labels: { app: 'cart', team: 'a' }, annotations: { 'example.com/owner': 'ann' } }), service()];

const RULES: { readonly [name: string]: readonly Fields[] } = {
  'replace with a text': [{ targetLabel: 'team', replacement: 'a' }],
  'replace by a source': [{ sourceLabels: ['__meta_kubernetes_namespace'], targetLabel: 'ns' }],
  'replace by a part of several sources': [{ sourceLabels: ['namespace', 'job'], separator: '/', regex: '(.)(.*)/(.*)', targetLabel: 'mixed', replacement: '${3}-$1' }],
  'replace that does not match': [{ sourceLabels: ['namespace'], regex: 'nope', targetLabel: 'ns', replacement: 'x' }],
  'replace with nothing': [{ sourceLabels: ['nope'], targetLabel: 'job' }],
  'replace of a label by its value': [{ sourceLabels: ['namespace'], regex: '(.*)', targetLabel: 'is_$1', replacement: 'yes' }],
  'keep': [{ action: 'keep', sourceLabels: ['namespace'], regex: 'shop' }],
  'keep that drops everything': [{ action: 'keep', sourceLabels: ['namespace'], regex: 'nope' }],
  'drop': [{ action: 'drop', sourceLabels: ['namespace'], regex: 'nope' }],
  'drop that drops everything': [{ action: 'drop', sourceLabels: ['__address__'], regex: '.*' }],
  'keepequal': [{ action: 'keepequal', sourceLabels: ['namespace'], targetLabel: '__meta_kubernetes_namespace' }],
  'dropequal': [{ action: 'dropequal', sourceLabels: ['namespace'], targetLabel: '__meta_kubernetes_namespace' }],
  'labelmap': [{ action: 'labelmap', regex: '__meta_kubernetes_pod_label_(app|team)', replacement: 'k8s_$1' }],
  'labeldrop': [{ action: 'labeldrop', regex: 'container|endpoint' }],
  'labelkeep': [{ action: 'labelkeep', regex: '__.*|job|pod' }],
  'labelkeep that takes the address': [{ action: 'labelkeep', regex: 'job' }],
  'lowercase and uppercase': [{ action: 'uppercase', sourceLabels: ['namespace'], targetLabel: 'upper' }, { action: 'lowercase', sourceLabels: ['upper'], targetLabel: 'lower' }],
  'hashmod': [{ action: 'hashmod', sourceLabels: ['namespace'], targetLabel: 'hash', modulus: 16 }],
  'an instance of its own': [{ sourceLabels: ['namespace'], targetLabel: 'instance' }],
  'no instance': [{ action: 'labeldrop', regex: 'instance' }],
  'a job of its own': [{ targetLabel: 'job', replacement: 'other' }],
  'another address': [{ targetLabel: '__address__', replacement: 'cart.shop.svc:9999' }],
  'another port': [{ sourceLabels: ['__address__'], regex: '([^:]+)(?::\\d+)?', targetLabel: '__address__', replacement: '$1:9999' }],
  'an address without a port': [{ targetLabel: '__address__', replacement: 'cart.shop.svc' }],
  'an address that is a URL': [{ targetLabel: '__address__', replacement: 'http://cart:80' }],
  'an address with a path': [{ targetLabel: '__address__', replacement: 'cart:80/metrics' }],
  'no address': [{ targetLabel: '__address__', replacement: '' }],
  'an address of IPv6': [{ targetLabel: '__address__', replacement: '[2001:db8::1]:80' }],
  'an address of IPv6 without brackets': [{ targetLabel: '__address__', replacement: '2001:db8::1' }],
  'another scheme': [{ targetLabel: '__scheme__', replacement: 'https' }],
  'a scheme that is none': [{ targetLabel: '__scheme__', replacement: 'ftp' }],
  'another path': [{ targetLabel: '__metrics_path__', replacement: '/x/y z' }],
  'a path without a slash': [{ targetLabel: '__metrics_path__', replacement: 'x' }],
  'a path with a query': [{ targetLabel: '__metrics_path__', replacement: '/x?a=b' }],
  'a parameter': [{ targetLabel: '__param_module', replacement: 'a b&c' }],
  'two parameters': [{ targetLabel: '__param_b', replacement: '2' }, { targetLabel: '__param_a', replacement: '1' }],
  'another interval': [{ targetLabel: '__scrape_interval__', replacement: '90s' }, { sourceLabels: ['__scrape_interval__', '__scrape_timeout__'], targetLabel: 'timing' }],
  'an interval that is none': [{ targetLabel: '__scrape_interval__', replacement: 'often' }],
  'a timeout above the interval': [{ targetLabel: '__scrape_timeout__', replacement: '10m' }],
  'temporary labels': [{ sourceLabels: ['namespace'], targetLabel: '__tmp_x' }, { sourceLabels: ['__tmp_x'], targetLabel: 'x' }],
  'a label name of UTF-8': [{ targetLabel: 'größe', replacement: 'xl' }],
  'a value of UTF-8': [{ targetLabel: 'size', replacement: 'größe 🚀' }],
  'labels of their annotations': [{ sourceLabels: ['__meta_kubernetes_pod_annotation_example_com_owner'], targetLabel: 'owner' }],
};

/** The same rules wherever rules can stand. */
export const RELABELING_SCENARIOS: readonly Scenario[] = Object.entries(RULES).map(([name, relabelings]): Scenario => ({
  name: `relabeling: ${name}`,
  manifests: [
    ...APP, prometheus(), serviceMonitor({ relabelings }), podMonitor({ relabelings }), scrapeConfig({ relabelings }),
    probe({ targets: { staticConfig: { static: ['cart.example', 'https://cart.example/x'], relabelingConfigs: relabelings } } }),
  ],
}));
