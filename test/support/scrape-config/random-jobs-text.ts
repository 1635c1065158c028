/** Texts for `additionalScrapeConfigs`: what people write, and what YAML readers differ on. */
import { pick, shuffled } from './random-values';

export const ADDITIONAL_TEXTS: readonly string[] = [
  '',
  '[]',
  '# nothing here\n',
  '---\n- job_name: first\n---\n- job_name: second\n',
  '- job_name: plain\n  static_configs:\n  - targets: [a:80, "b:80"]\n    labels: {env: prod}\n',
  '- job_name: hashed\n  relabel_configs:\n  - source_labels: [__address__]\n    modulus: 4\n    target_label: __tmp_x\n    action: hashmod\n',
  '- job_name: hashed in capitals\n  relabel_configs:\n  - {source_labels: [a], modulus: 4, target_label: b, action: HashMod}\n',
  '- relabel_configs:\n  - {regex: a, action: keep}\n  job_name: rules first\n  scheme: https\n',
  '- job_name: empty rules\n  relabel_configs: []\n',
  '- job_name: no rules\n  relabel_configs:\n',
  '- job_name: odd rule\n  relabel_configs: [a]\n',
  '- job_name: rules as a map\n  relabel_configs: {a: b}\n',
  '- job_name: scalars\n  params:\n    a: [yes, No, on, y, ~, null, "null", 012, 0o14, 0x1F, 0b11, 1_000, 08, +5, -7]\n    b: [1.5, .5, 1., 1e3, 12:30, 2001-12-14, 2001-12-14t21:59:43Z]\n',
  '- job_name: tags\n  params: {a: [!!str 5, !!int "5", !!float 5, !!binary YWJj, !own x, !!bool yes]}\n',
  '- job_name: texts\n  metrics_path: |\n    two\n    lines\n  scheme: >-\n    folded\n    text\n  x: \'it\'\'s\'\n  y1: "a\\tb\\u00e9"\n',
  '- &a\n  job_name: anchored\n  params: &p {x: [1]}\n- job_name: alias\n  params: *p\n',
  '- &a {job_name: base, scheme: https}\n- <<: *a\n  job_name: merged\n',
  '- <<: [{a: b}, {c: d}]\n  job_name: merged from a list\n',
  '- <<: 5\n  job_name: merged from nothing\n',
  '- null\n- job_name: after null\n- {}\n',
  'job_name: a map\n',
  'just text, and a long one',
  '5',
  '- job_name: then text\n- text\n- 7\n- [x]\n- !!str yes\n',
  '- job_name: not closed\n  x: [a\n',
  '- job_name: a\n bad: indent\n',
  '- job_name: "kubernetes"\n  kubernetes_sd_configs:\n  - role: pod\n  relabel_configs:\n  - source_labels: [__meta_kubernetes_pod_label_app]\n    regex: \'(.+)\'\n    target_label: app\n    action: replace\n',
  '- job_name: &name own\n  metrics_path: *name\n',
  '- job_name: unknown alias\n  x: *nobody\n',
  '- job_name: proto\n  params: {__proto__: [a], constructor: [b], toString: [c]}\n',
  '- job_name: limits\n  sample_limit: 1000000\n  body_size_limit: 10MB\n  scrape_interval: 1m\n',
];

/** A text of up to three jobs made of words that mean different things to different readers. */
export function randomJobsText(next: () => number): string {
  const jobs = Array.from({ length: Math.floor(next() * 4) }, () => {
    const keys = shuffled(['job_name', 'scheme', 'params', 'relabel_configs', 'static_configs', 'sample_limit', 'x'], next);
    const lines = keys.slice(0, 1 + Math.floor(next() * 5)).map((key) => `${key}: ${key === 'relabel_configs' ? randomRules(next) : randomFlow(next, 2)}`);

    return `- ${lines.join('\n  ')}\n`;
  });

  return jobs.join('');
}

function randomRules(next: () => number): string {
  const rules = Array.from({ length: Math.floor(next() * 3) }, () => pick([
    '{action: hashmod, modulus: 2, target_label: a}', '{regex: x, action: drop}', '{action: "hashmod"}', '{action: Hashmod}', '{}', '{target_label: yes}',
  ], next));

  return next() < 0.05 ? pick(WORDS, next) : `[${rules.join(', ')}]`;
}

function randomFlow(next: () => number, depth: number): string {
  const kind = depth === 0 ? 0 : next();
  if (kind < 0.5) return pick(WORDS, next);
  const items = Array.from({ length: Math.floor(next() * 4) }, () => randomFlow(next, depth - 1));

  return kind < 0.75 ? `[${items.join(', ')}]` : `{${items.map((item, i) => `k${i}: ${item}`).join(', ')}}`;
}

const WORDS = [
  'yes', 'No', 'on', 'OFF', 'y', 'N', '~', 'null', 'NULL', 'true', 'False', 'nullx', 'yess', '012', '0o14', '0O7', '0x1F', '0X1f', '0b11', '0b12', '-0b11',
  '-0x1f', '+0b1', '1_000', '_1', '1__0', '08', '089', '+5', '-7', '-_87', '1.5', '.5', '1.', '-.5', '+.5', '1e3', '1e400', '.5e1', '-1.5E-2', '12:30', '1:2:3.5',
  '2001-12-14', '2001-13-45', '2001-12-14t21:59:43.10-05:00', '2001-12-14 21:59:43', 'a b', 'é', 'a/b', '.', '..', '-.', '+', '=', '<<', 'a#b', '9007199254740991',
  '"quoted"', "'it''s'", '"\\u00e9\\n"', "''", '!!str 12', '!!int "7"', '!!float 1', '!!bool on', '!!null x', '!!int x', '!!binary YQ==', '!own 5',
  '"yes"', "'012'", '&a 5', '!!timestamp 2001-12-14',
];
