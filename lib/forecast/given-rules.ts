/** Where in the rules of a job those stand that a monitor or its scrape class states. */
import { CheckedServer } from './forecast';
import { MonitorEndpoint, RuleList, ruleListsOf } from './monitor-endpoints';
import { classOf } from './scrape-class-of';
import { StoredObject } from '../manifests/objects';
import { generateScrapeSections } from '../operator/configuration/generate';
import { relabelRules } from '../operator/configuration/relabeling/relabel-rules';
import { asJson } from '../operator/configuration/yaml/go-map';
import { Spec } from '../operator/server';
import { readJobs } from '../prometheus/configuration/read-configuration';
import { ScrapeJob } from '../prometheus/configuration/scrape-job';

/** A rule that somebody wrote. */
export interface StatedRule {
  /** E.g. `endpoints[0].relabelings[1]`. */
  readonly place: string;
  readonly rule: Spec;
}

/** A job and the rules among its own that somebody wrote, by their index. */
export interface StatedRules {
  readonly job: ScrapeJob;
  readonly byIndex: ReadonlyMap<number, StatedRule>;
}

/** What a server makes of a part of a monitor that it takes; without rules where none are stated. */
export function statedRulesOf(
  { server, selection }: NonNullable<CheckedServer['managed']>, monitor: StoredObject, part: MonitorEndpoint,
): StatedRules | undefined {
  const { name, relabelings = [] } = classOf(server, monitor);
  const ofClass: RuleList = { place: `scrapeClass ${name}: relabelings`, rules: relabelings, isForSamples: false };
  const lists = [ofClass, ...ruleListsOf(part).filter(({ isForSamples }) => !isForSamples)].filter(({ rules }) => rules.length > 0);
  const { global, jobs } = generateScrapeSections({ ...NOTHING, [LISTS[monitor.kind]]: [monitor], server, loaded: selection.loaded });
  const entries = lists.length === 0 ? [] : [...jobs].map(({ job }) => asJson(job) as Entry);
  const entry = entries.find((each) => each.job_name === part.job);
  if (!entry) return undefined;
  const [job] = readJobs([entry], asJson(global), { fill: (text) => text.replace(/\$\(\w+\)/g, '0'), ownNamespace: server.namespace });
  const all = (entry.relabel_configs ?? []).map((rule) => JSON.stringify(rule));
  const byIndex = lists.flatMap(({ place, rules }) => {
    const begin = lastBlock(all, relabelRules(rules).map((rule) => JSON.stringify(asJson(rule))));

    return rules.map((rule, i): [number, StatedRule] => [begin + i, { place: `${place}[${i}]`, rule }]);
  });

  return { job, byIndex: new Map(byIndex) };
}

interface Entry {
  readonly job_name: string;
  readonly relabel_configs?: readonly unknown[];
}

const NOTHING = { serviceMonitors: [], podMonitors: [], probes: [], scrapeConfigs: [] };
const LISTS: { readonly [kind: string]: keyof typeof NOTHING } = {
  ServiceMonitor: 'serviceMonitors', PodMonitor: 'podMonitors', Probe: 'probes', ScrapeConfig: 'scrapeConfigs',
};

/** Where a list of rules stands in another one, from its end: what the operator writes before them may look the same. */
function lastBlock(all: readonly string[], block: readonly string[]): number {
  for (let begin = all.length - block.length; begin > 0; begin--) {
    if (block.every((rule, i) => rule === all[begin + i])) return begin;
  }

  return 0;
}
