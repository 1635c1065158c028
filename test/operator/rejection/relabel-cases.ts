/** Relabel rules of monitors. */
import { RejectionCase } from './case';
import { podMonitor, probe, scrapeConfig, serviceMonitor } from '../../support/manifests/monitors';

const OLD = { version: 'v2.45.0' };
const rule = (fields: object) => scrapeConfig({ relabelings: [fields] });
const refused = (why: string) => `relabelConfigs: [0]: ${why}`;
const ONLY_TWO = "action requires only 'source_labels' and `target_label`, and no other fields";
const ONLY_REGEX = "action requires only 'regex', and no other fields";
const ACTIONS = ['replace', 'keep', 'drop', 'hashmod', 'labelmap', 'labeldrop', 'labelkeep', 'lowercase', 'uppercase', 'keepequal', 'dropequal'];
const WITH_TARGET = ['replace', 'hashmod', 'lowercase', 'uppercase', 'keepequal', 'dropequal'];

export const RELABEL_CASES: readonly RejectionCase[] = [
  ...ACTIONS.map((action) => ({ it: `takes ${action} with what it needs`, monitor: rule({ action, ...WITH_TARGET.includes(action) && { targetLabel: 'a' }, ...action === 'hashmod' && { modulus: 1 } }), server: OLD })),
  ...WITH_TARGET.map((action) => ({ it: `refuses ${action} without target`, monitor: rule({ action, modulus: action === 'hashmod' ? 1 : 0 }), expected: refused(`relabel configuration for ${action} action needs targetLabel value`) })),
  ...WITH_TARGET.map((action) => ({ it: `refuses a target of ${action} with a dot before 3.0`, monitor: rule({ action, targetLabel: 'a.b', modulus: action === 'hashmod' ? 1 : 0 }), server: OLD, expected: refused(`"a.b" is invalid 'target_label' for ${action} action`) })),
  ...WITH_TARGET.map((action) => ({ it: `takes a target of ${action} with a dot from 3.0 on`, monitor: rule({ action, targetLabel: 'a.b', modulus: action === 'hashmod' ? 1 : 0 }), server: { version: 'v3.0.0' } })),
  {
    it: 'takes no target with a dot in a pre-release of 3.0',
    monitor: rule({ targetLabel: 'a.b' }),
    server: { version: 'v3.0.0-rc.1' },
    expected: refused("\"a.b\" is invalid 'target_label' for replace action"),
  },
  {
    it: 'refuses a group as target before 3.0',
    monitor: rule({ targetLabel: '$1' }),
    server: OLD,
    expected: refused("\"$1\" is invalid 'target_label' for replace action"),
  },
  { it: 'takes a group as target from 3.0 on', monitor: rule({ targetLabel: '$1' }) },
  {
    it: 'names the action as it is written',
    monitor: rule({ action: 'HashMod', targetLabel: '1a', modulus: 2 }),
    server: OLD,
    expected: refused("\"1a\" is invalid 'target_label' for HashMod action"),
  },
  {
    it: 'refuses hashmod without modulus',
    monitor: rule({ action: 'hashmod', targetLabel: 'a' }),
    expected: refused('relabel configuration for hashmod requires non-zero modulus'),
  },
  {
    it: 'refuses lowercase before 2.36',
    monitor: podMonitor({ relabelings: [{ action: 'Lowercase', targetLabel: 'a' }] }),
    server: { version: 'v2.35.0' },
    expected: 'endpoint[0]: relabelConfigs: [0]: Lowercase relabel action is only supported from Prometheus version 2.36.0',
  },
  { it: 'takes uppercase from 2.36 on', monitor: podMonitor({ relabelings: [{ action: 'uppercase', targetLabel: 'a' }] }), server: { version: 'v2.36.0' } },
  {
    it: 'refuses keepequal before 2.41',
    monitor: podMonitor({ relabelings: [{ action: 'keepequal', targetLabel: 'a' }] }),
    server: { version: 'v2.40.7' },
    expected: 'endpoint[0]: relabelConfigs: [0]: keepequal relabel action is only supported from Prometheus version 2.41.0',
  },
  { it: 'takes dropequal from 2.41 on', monitor: podMonitor({ relabelings: [{ action: 'dropequal', targetLabel: 'a' }] }), server: { version: 'v2.41.0' } },
  {
    it: 'refuses an open group',
    monitor: rule({ targetLabel: 'a', regex: '(' }),
    expected: refused('invalid regex ( for relabel configuration: error parsing regexp: missing closing ): `^(?s:()$`'),
  },
  {
    it: 'refuses what only Perl has',
    monitor: rule({ targetLabel: 'a', regex: '(?=x)' }),
    expected: refused('invalid regex (?=x) for relabel configuration: error parsing regexp: invalid or unsupported Perl syntax: `(?=`'),
  },
  { it: 'takes two groups of one name', monitor: rule({ targetLabel: 'a', regex: '(?P<n>a)(?P<n>b)' }) },
  {
    it: 'looks at the regex before the target',
    monitor: rule({ regex: '[' }),
    expected: refused('invalid regex [ for relabel configuration: error parsing regexp: missing closing ]: `[)$`'),
  },
  { it: 'takes the replacement of lowercase at its default', monitor: rule({ action: 'lowercase', targetLabel: 'a', replacement: '$1' }) },
  {
    it: 'refuses another replacement of lowercase',
    monitor: rule({ action: 'lowercase', targetLabel: 'a', replacement: '' }),
    expected: refused("'replacement' can not be set for lowercase action"),
  },
  {
    it: 'refuses an empty replacement of labelmap',
    monitor: rule({ action: 'labelmap', replacement: '' }),
    expected: refused("\"\" is invalid 'replacement' for labelmap action"),
  },
  {
    it: 'refuses a replacement with a dash before 3.0',
    monitor: rule({ action: 'LabelMap', replacement: 'a-$1' }),
    server: OLD,
    expected: refused("\"a-$1\" is invalid 'replacement' for LabelMap action"),
  },
  { it: 'takes a replacement with groups before 3.0', monitor: rule({ action: 'labelmap', replacement: 'a_${1}_$name' }), server: OLD },
  {
    it: 'takes the fields of keepequal at their defaults',
    monitor: rule({ action: 'keepequal', targetLabel: 'a', regex: '(.*)', modulus: 0, separator: ';', replacement: '$1' }),
  },
  ...[{ regex: 'x' }, { modulus: 1 }, { separator: '' }].map((fields) => ({ it: `refuses ${Object.keys(fields)[0]} of dropequal`, monitor: rule({ action: 'dropequal', targetLabel: 'a', ...fields }), expected: refused(`dropequal ${ONLY_TWO}`) })),
  {
    it: 'takes the fields of labeldrop at their defaults',
    monitor: rule({ action: 'labeldrop', regex: 'x', sourceLabels: [], targetLabel: '', modulus: 0, separator: ';', replacement: '$1' }),
  },
  ...[{ sourceLabels: ['a'] }, { targetLabel: 'a' }, { modulus: 1 }, { separator: '' }, { replacement: '' }]
    .map((fields) => ({ it: `refuses ${Object.keys(fields)[0]} of labelkeep`, monitor: rule({ action: 'labelkeep', ...fields }), expected: refused(`labelkeep ${ONLY_REGEX}`) })),
  {
    it: 'says which rule it is',
    monitor: serviceMonitor({ metricRelabelings: [{ targetLabel: 'a' }, { action: 'keep' }, {}] }),
    expected: 'endpoints[0]: metricRelabelConfigs: [2]: relabel configuration for replace action needs targetLabel value',
  },
  {
    it: 'looks at target rules of a ServiceMonitor',
    monitor: serviceMonitor({ relabelings: [{}] }),
    expected: 'endpoints[0]: relabelConfigs: [0]: relabel configuration for replace action needs targetLabel value',
  },
  {
    it: 'looks at metric rules of a ScrapeConfig',
    monitor: scrapeConfig({ metricRelabelings: [{}] }),
    expected: 'metricRelabelConfigs: [0]: relabel configuration for replace action needs targetLabel value',
  },
  {
    it: 'looks at metric rules of a Probe',
    monitor: probe({ metricRelabelings: [{}] }),
    expected: 'metricRelabelConfigs: [0]: relabel configuration for replace action needs targetLabel value',
  },
  {
    it: 'looks at static rules of a Probe',
    monitor: probe({ targets: { staticConfig: { static: ['a'], relabelingConfigs: [{}] } } }),
    expected: 'targets.staticConfig.relabelConfigs: [0]: relabel configuration for replace action needs targetLabel value',
  },
  {
    it: 'looks at ingress rules of a Probe',
    monitor: probe({ targets: { ingress: { relabelingConfigs: [{}] } } }),
    expected: 'targets.ingress.relabelConfigs: [0]: relabel configuration for replace action needs targetLabel value',
  },
];
