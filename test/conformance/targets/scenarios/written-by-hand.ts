/** Texts of `prometheus.yml` that Prometheus does not load, and those that it loads all the same. */

import { deployment, service } from '../../../support/app-on-8080';
import { Scenario } from '../scenario';

const STATIC = 'static_configs: [{targets: ["a:1"]}]';
const PODS = 'kubernetes_sd_configs: [{role: pod}]';

/** Nothing at all is scraped with one of these. */
const REFUSED: { readonly [name: string]: string } = {
  'no YAML': 'scrape_configs: [',
  'a list': '[]',
  'an unknown field': `scrape_configs: [{job_name: a, nope: 1, ${STATIC}}]`,
  'an unknown section': `nope: {}\nscrape_configs: [{job_name: a, ${STATIC}}]`,
  'an unknown field of a rule': `scrape_configs: [{job_name: a, ${STATIC}, relabel_configs: [{target: x}]}]`,
  'an unknown field of a discovery': 'scrape_configs: [{job_name: a, kubernetes_sd_configs: [{role: pod, nope: 1}]}]',
  'an unknown field of static targets': 'scrape_configs: [{job_name: a, static_configs: [{targets: ["a:1"], nope: 1}]}]',
  'an unknown role': 'scrape_configs: [{job_name: a, kubernetes_sd_configs: [{role: pods}]}]',
  'no role': 'scrape_configs: [{job_name: a, kubernetes_sd_configs: [{namespaces: {names: [shop]}}]}]',
  'two jobs of one name': `scrape_configs: [{job_name: a, ${STATIC}}, {job_name: a, ${PODS}}]`,
  'a job without a name': `scrape_configs: [{${STATIC}}]`,
  'an interval that is none': `scrape_configs: [{job_name: a, scrape_interval: often, ${STATIC}}]`,
  'a timeout above the interval': `scrape_configs: [{job_name: a, scrape_interval: 5s, scrape_timeout: 6s, ${STATIC}}]`,
  'a pattern that is none': `scrape_configs: [{job_name: a, ${STATIC}, relabel_configs: [{source_labels: [x], regex: "(", target_label: y}]}]`,
  'a hash without a modulus': `scrape_configs: [{job_name: a, ${STATIC}, relabel_configs: [{source_labels: [x], action: hashmod, target_label: y}]}]`,
  'a replacement without a target': `scrape_configs: [{job_name: a, ${STATIC}, relabel_configs: [{source_labels: [x]}]}]`,
  'an unknown action': `scrape_configs: [{job_name: a, ${STATIC}, relabel_configs: [{action: nope, target_label: y}]}]`,
  'a selector of another role': 'scrape_configs: [{job_name: a, kubernetes_sd_configs: [{role: pod, selectors: [{role: service, label: a=b}]}]}]',
  'two selectors of one role': 'scrape_configs: [{job_name: a, kubernetes_sd_configs: [{role: pod, selectors: [{role: pod, label: a=b}, {role: pod, label: c=d}]}]}]',
  'a selector that is none': 'scrape_configs: [{job_name: a, kubernetes_sd_configs: [{role: pod, selectors: [{role: pod, label: "a in"}]}]}]',
  'a job of null': 'scrape_configs: [null]',
  'targets that are a text': 'scrape_configs: [{job_name: a, static_configs: [{targets: "a:1"}]}]',
  'a name of labels that is none': 'scrape_configs: [{job_name: a, static_configs: [{targets: ["a:1"], labels: {"": x}}]}]',
  'two credentials': `scrape_configs: [{job_name: a, ${STATIC}, basic_auth: {username: u}, authorization: {credentials: c}}]`,
};

const LOADED: { readonly [name: string]: string } = {
  'nothing': '',
  'a comment': '# nothing\n',
  'no jobs': 'scrape_configs:\n',
  'other sections': `global: {external_labels: {a: b}}\nrule_files: [x.yml]\nalerting: {alertmanagers: [{static_configs: [{targets: [m]}]}]}\nscrape_configs: [{job_name: a, ${STATIC}}]`,
  'a global interval': `global: {scrape_interval: 2m, scrape_timeout: 90s}\nscrape_configs: [{job_name: a, ${STATIC}, relabel_configs: [&t {source_labels: [__scrape_interval__, __scrape_timeout__], target_label: t}]},\n`
    + ` {job_name: b, scrape_interval: 30s, ${STATIC}, relabel_configs: [*t]}]`,
  'numbers as they are written': 'scrape_configs: [{job_name: 1.0, static_configs: [{targets: [0x1f], labels: {1.0: 1.50, 007: 1e3, yes: no}}], params: {v: [1.0, on]},\n'
    + ' relabel_configs: [{source_labels: [job], regex: 1.0, target_label: seen, replacement: 2.50}, {target_label: y, replacement: off}]}]',
  'a pattern that is no text': `scrape_configs: [{job_name: a, ${STATIC}, relabel_configs: [{source_labels: [x], regex: 1, action: drop}, {source_labels: [y], regex: true, action: drop}]}]`,
  'targets that are numbers': 'scrape_configs: [{job_name: a, static_configs: [{targets: [1, 2.5]}]}]',
  'labels that are no texts': 'scrape_configs: [{job_name: a, static_configs: [{targets: ["a:1"], labels: {n: 1, b: true}}]}]',
  'a target of null': 'scrape_configs: [{job_name: a, static_configs: [{targets: [null]}]}]',
  'static targets of null': 'scrape_configs: [{job_name: a, static_configs: }]',
  'a job name with dollars and pipes': `scrape_configs: [{job_name: "a|$1$$(x).*", ${STATIC}, relabel_configs: [{source_labels: [job], target_label: copy}]}]`,
  'names of the older kind': `scrape_configs: [{job_name: a, metric_name_validation_scheme: legacy, ${STATIC}, relabel_configs: [{source_labels: [job], regex: "(.*)", target_label: "x_$1"}]}]`,
  'every action in capitals': `scrape_configs: [{job_name: a, ${STATIC}, relabel_configs: [{action: Replace, target_label: y, replacement: z}, {action: LabelDrop, regex: nope}]}]`,
  'pods and static targets': `scrape_configs: [{job_name: a, ${STATIC}, ${PODS}}]`,
  'proxies and credentials': `scrape_configs: [{job_name: a, ${STATIC}, scheme: https, proxy_url: "http://p:1", basic_auth: {username: u, password: p}, tls_config: {insecure_skip_verify: true}}]`,
  'a scheme that is none': `scrape_configs: [{job_name: a, ${STATIC}, scheme: ftp}]`,
  'parameters': `scrape_configs: [{job_name: a, ${STATIC}, params: {"match[]": ["{x=~\\"y.*\\"}", z], e: [""], n: []}}]`,
};

const APP = [deployment(), service()];

/** None of these is loaded. */
export const REFUSED_SCENARIOS: readonly Scenario[] = scenariosOf(REFUSED);

/** All of these are. */
export const HAND_WRITTEN_SCENARIOS: readonly Scenario[] = scenariosOf(LOADED);

function scenariosOf(texts: { readonly [name: string]: string }): Scenario[] {
  return Object.entries(texts).map(([name, prometheusConfig]) => ({ name: `prometheus.yml with ${name}`, prometheusConfig, manifests: APP }));
}
