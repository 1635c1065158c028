/** Changes inside ScrapeConfig v1alpha1 that no CRD shows: the same object is accepted, and means something else. */
import { placesOf } from './places';
import { Manifest } from '../manifests/manifest';
import { isObject } from '../units/is-object';

/** A change of what the operator makes of an object. */
export interface Behaviour {
  /** The version of the operator that made the change. */
  readonly since: string;
  /** The version that took it back. */
  readonly until?: string;
  /** Which way a decision is needed. @default - both */
  readonly onlyOn?: 'upgrade' | 'downgrade';
  /** Places that it may be about, as {@link placesOf} reads them. */
  readonly at: readonly string[];
  /** Whether it is about a value. */
  readonly concerns: (value: unknown, manifest: Manifest) => boolean;
  /** What an older operator does, and what it does from then on. */
  readonly before: string;
  readonly after: string;
  /** What has to be decided. */
  readonly decide: string;
}

const jobPrefix: Behaviour = {
  since: '0.70.0',
  at: ['spec'],
  concerns: (_, manifest) => !setsJob(manifest),
  before: 'the job label begins with "scrapeconfig/"',
  after: 'the job label begins with "scrapeConfig/"',
  decide: 'change queries, rules and dashboards that name the job, or set the label "job" with a relabeling',
};

/** @see addProxyConfigtoYaml in pkg/prometheus/promcfg.go of v0.73.2 and v0.74.0 */
const proxyHeader: Behaviour = {
  since: '0.74.0',
  onlyOn: 'downgrade',
  at: ['spec.proxyConnectHeader', 'spec.*[].proxyConnectHeader'],
  concerns: () => true,
  before: 'a header is written as one text, and Prometheus refuses its whole configuration, since it expects a list',
  after: 'a header is written as a list',
  decide: 'remove proxyConnectHeader, or install operator v0.74 or later',
};

/** @see generateScrapeConfig in pkg/prometheus/promcfg.go of v0.81.0 and v0.82.2 */
const openstackRole: Behaviour = {
  since: '0.81.0',
  until: '0.82.0',
  onlyOn: 'upgrade',
  at: ['spec.openstackSDConfigs[].role'],
  concerns: () => true,
  before: 'the role is written in lower case',
  after: 'the role is written as it is, in Pascal case, which Prometheus refuses with its whole configuration',
  decide: 'install operator v0.82 or later',
};

/** @see generateRelabelConfig in pkg/prometheus/promcfg.go of v0.73.2 and v0.74.0 */
const emptySeparator: Behaviour = {
  since: '0.73.0',
  at: ['spec.*[].separator'],
  concerns: (value) => value === '',
  before: 'the empty separator is left out, so values are joined with ";"',
  after: 'values are joined without a separator',
  decide: 'remove the field to join with ";" as before, or keep it to join without a separator',
};

const emptyReplacement: Behaviour = {
  since: '0.74.0',
  at: ['spec.*[].replacement'],
  concerns: (value) => value === '',
  before: 'the empty replacement is left out, so the label gets "$1"',
  after: 'the label gets an empty value, which removes it',
  decide: 'remove the field to write "$1" as before, or keep it to remove the label',
};

const hashLabel: Behaviour = {
  since: '0.79.0',
  at: ['spec.relabelings[].targetLabel'],
  concerns: (value) => value === '__tmp_hash',
  before: 'shards are chosen by the address, whatever "__tmp_hash" is',
  after: 'shards are chosen by the label "__tmp_hash" where it is set',
  decide: 'check that every target still has the shard it should have, if the Prometheus object sets shards',
};

const unsharded: Behaviour = {
  since: '0.83.0',
  at: ['spec.relabelings[].targetLabel'],
  concerns: (value) => value === '__tmp_disable_sharding',
  before: '"__tmp_disable_sharding" has no effect, so one shard scrapes each target',
  after: 'every shard scrapes the targets that have "__tmp_disable_sharding"',
  decide: 'check that this is what should be scraped, if the Prometheus object sets shards',
};

/** All of them, from the oldest change to the newest. */
export const BEHAVIOURS: readonly Behaviour[] = [
  jobPrefix, emptySeparator, proxyHeader, emptyReplacement, hashLabel, openstackRole, unsharded,
];

/** Whether a relabeling replaces the label `job` of every target. */
function setsJob(manifest: Manifest): boolean {
  return placesOf(manifest, 'spec.relabelings[]').some(({ value }) => isObject(value) && value.targetLabel === 'job');
}
