/** Sets our forecast beside what the real ones say. */

import { JudgedScenario } from './judge-targets';
import { isClusterMade, JudgedTarget } from './judged-server';
import { Scenario } from './scenario';
import { Inspection } from '../../../lib/inspection/inspection';

/** A target as an inspection tells it. */
interface Forecast {
  readonly url: string;
  readonly labels: { readonly [name: string]: string };
  readonly source: string;
  readonly shard?: number;
  readonly unknownLabels?: readonly string[];
}

interface Told { readonly targets: Jobs<Forecast> }

type Jobs<T> = { readonly [job: string]: readonly T[] };

/** How far both agree on one scenario. */
export interface Comparison {
  /** Targets of both. */
  readonly agreed: number;
  /** Jobs that both say have no target. */
  readonly empty: number;
  /** What one says and not the other, in lines for people. */
  readonly differences: readonly string[];
}

/** Compares all servers of a scenario. */
export function compareTargets({ scenario, servers, refused }: JudgedScenario): Comparison {
  const ours = forecastOf(scenario);
  const keys = [...new Set([...Object.keys(servers), ...Object.keys(ours)])];
  const parts = keys.filter((key) => refused[key] === undefined)
    .map((key) => compareServers(key, ours[key] ?? {}, servers[key]?.jobs ?? {}, servers[key]?.shards ?? 1));
  const scraping = Object.keys(refused).filter((key) => Object.values(ours[key] ?? {}).flat().length > 0);

  return {
    agreed: parts.reduce((sum, { agreed }) => sum + agreed, 0),
    empty: parts.reduce((sum, { empty }) => sum + empty, 0),
    differences: [
      ...parts.flatMap(({ differences }) => differences),
      ...scraping.map((key) => `${key}: has targets, and Prometheus does not load it: ${refused[key].replace(/\s+/g, ' ')}`),
    ].map((line) => `${scenario.name}: ${line}`),
  };
}

/** Several comparisons together. */
export function together(parts: readonly Comparison[]): Comparison {
  const sum = (of: (part: Comparison) => number) => parts.reduce((total, part) => total + of(part), 0);

  return { agreed: sum(({ agreed }) => agreed), empty: sum(({ empty }) => empty), differences: parts.flatMap(({ differences }) => differences) };
}

/**
 * As of objects that are in a cluster already: the judges begin behind the API server, and scenarios look for what it refuses, too. What it
 * refuses is judged in `api-server.conformance.ts`.
 */
function forecastOf({ manifests, prometheusConfig }: Scenario): { [server: string]: Jobs<Forecast> } {
  const text = manifests.map((manifest) => JSON.stringify(manifest)).join('\n---\n');
  const { servers } = Inspection.ofYaml('', { external: text, prometheusConfig }).toJson() as { readonly servers: { readonly [key: string]: Told } };

  return Object.fromEntries(Object.entries(servers).map(([key, { targets }]) => [key, targets]));
}

function compareServers(key: string, ours: Jobs<Forecast>, theirs: Jobs<JudgedTarget>, shards: number): Comparison {
  const jobs = [...new Set([...Object.keys(ours), ...Object.keys(theirs)])].sort();
  const differences: string[] = [];
  const count = { agreed: 0, empty: 0 };
  for (const job of jobs) {
    const say = (what: string) => differences.push(`${key}, ${job}: ${what}`);
    if (!ours[job] || !theirs[job]) {
      say(`this job is ${ours[job] ? 'ours' : 'theirs'} alone`);
      continue;
    }
    const { agreed, said } = compareJobs(ours[job], theirs[job], shards);
    said.forEach(say);
    count.agreed += agreed;
    count.empty += ours[job].length + theirs[job].length === 0 ? 1 : 0;
  }

  return { ...count, differences };
}

/** Pairs the targets off; those whose shard we know come first. */
function compareJobs(ours: readonly Forecast[], theirs: readonly JudgedTarget[], shards: number): { readonly agreed: number; readonly said: string[] } {
  const left = new Set(theirs);
  const said: string[] = [];
  let agreed = 0;
  for (const target of [...ours].sort((a, b) => Number(a.shard === undefined) - Number(b.shard === undefined))) {
    const same = [...left].filter((other) => isSame(target, other, shards));
    const partner = same.find(({ source }) => source === undefined || source === target.source) ?? same[0];
    if (!partner) {
      said.push(`ours alone: ${textOf(target)}`);
      continue;
    }
    left.delete(partner);
    agreed++;
    if (partner.source !== undefined && partner.source !== target.source) said.push(`comes from ${partner.source}, we say ${target.source}: ${target.url}`);
    said.push(...hiddenBy(target, partner).map((label) => `label ${label} is known, and we do not say it: ${textOf(partner)}`));
  }

  return { agreed, said: [...said, ...[...left].map((target) => `theirs alone: ${textOf(target)}`)] };
}

function isSame(ours: Forecast, theirs: JudgedTarget, shards: number): boolean {
  return ours.url === theirs.url
    && (ours.shard === undefined || shards === 1 || ours.shard === theirs.shard)
    && sortedText(ours.labels) === sortedText(without(theirs.labels, ours.unknownLabels));
}

/** The controllers write this annotation, or take it away, with each change of the endpoints: it depends on the order of events. */
const COMES_AND_GOES = /annotationpresent_endpoints_kubernetes_io_last_change_trigger_time$/;

/** Labels that we call not known, and whose value has nothing of a cluster in it. */
function hiddenBy({ unknownLabels = [] }: Forecast, { labels }: JudgedTarget): string[] {
  return unknownLabels.filter((name) => labels[name] !== undefined && !isClusterMade(labels[name]) && !COMES_AND_GOES.test(name));
}

function without(labels: Forecast['labels'], names: readonly string[] = []): Forecast['labels'] {
  return Object.fromEntries(Object.entries(labels).filter(([name]) => !names.includes(name)));
}

function sortedText(labels: Forecast['labels']): string {
  return JSON.stringify(Object.entries(labels).sort(([a], [b]) => (a < b ? -1 : 1)));
}

function textOf({ url, labels, source, shard, ...rest }: Forecast | JudgedTarget): string {
  return `${url} ${sortedText(labels)} shard ${shard} of ${source} ${JSON.stringify(rest)}`;
}
