/** What the rules for samples make of the samples of each job. */
import { quote } from '../../findings/problem';
import { Forecast } from '../../forecast/forecast';
import { fieldOf } from '../../forecast/monitor-endpoints';
import { tryDeclaration } from '../../forecast/pod-targets';
import { ServerJob } from '../../forecast/target-index';
import { Pod } from '../../kubernetes/pods/pod';
import { isMonitorKey } from '../../operator-port/monitor-kinds';
import { Spec } from '../../operator-port/server';
import { SampleSettings } from '../../prometheus/configuration/scrape-job';
import { foretellSamples, SampleForecast } from '../../prometheus/relabel/foretell-samples';
import { RelabelRule } from '../../prometheus/relabel/rule';
import { Target } from '../../prometheus/targets/target';
import { RulePlace } from '../rule-place';

/** A job with rules for samples. */
export interface SampleJob extends ServerJob {
  readonly samples: SampleSettings;
  /** What is certain of each of its targets, of those that differ. At least one. */
  readonly forecasts: readonly SampleForecast[];
}

/** Jobs with `metricRelabelings`, each once even if several servers have it. */
export function sampleJobsOf(forecast: Forecast): readonly SampleJob[] {
  const known = KNOWN.get(forecast);
  if (known) return known;
  const foretell = foretelling();
  const jobs = forecast.servers.flatMap((server) => server.jobs().flatMap((job): readonly (readonly [string, SampleJob])[] => {
    const { samples } = job;
    if (!samples) return [];
    const labels = job.targets.map((target) => labelsOf(target, forecast.cluster.podsFrom(target.source)));
    // Targets that are not known have labels that are not known.
    const isOpen = labels.length === 0 || job.unknown.size > 0;
    const different = distinct([...labels, ...isOpen ? [new Map<string, undefined>()] : []], samples.rules);
    const forecasts = [...different].map(([key, each]) => foretell(samples, each, key));
    const isOwn = isMonitorKey(job.declaredBy);

    return [[`${isOwn ? '' : server.key} ${job.job}`, { server, job, samples, forecasts }]];
  }));
  const found = [...new Map([...jobs].reverse()).values()].reverse();
  KNOWN.set(forecast, found);

  return found;
}

const KNOWN = new WeakMap<Forecast, readonly SampleJob[]>();

type TargetLabels = ReadonlyMap<string, string | undefined>;

/** Labels of a target; values that are not the same for all pods that it represents are not known. */
function labelsOf({ labels, unknownLabels }: Target, pods: readonly Pod[]): TargetLabels {
  const names = pods.filter(({ isPlaceholder }) => isPlaceholder).flatMap(({ name, ips }) => [name, ...ips]).filter((text) => text !== '');
  const isOfPod = (value: string) => names.some((text) => value.includes(text));

  return new Map([
    ...[...labels].map(([name, value]) => [name, isOfPod(value) ? undefined : value] as const),
    ...unknownLabels.map((name) => [name, undefined] as const),
  ]);
}

/** Foretells samples once for jobs with the same rules. @param key says which labels the target has */
function foretelling(): (samples: SampleSettings, labels: TargetLabels, key: string) => SampleForecast {
  const known = new Map<string, SampleForecast>();
  const numbers = new Map<RelabelRule, number>();
  const numberOf = (rule: RelabelRule) => {
    numbers.set(rule, numbers.get(rule) ?? numbers.size);

    return numbers.get(rule);
  };

  return ({ rules, honorsLabels }, labels, key) => {
    const id = `${rules.map(numberOf).join(' ')} ${honorsLabels} ${key}`;
    const found = known.get(id) ?? foretellSamples(rules, { labels, honorsLabels });
    known.set(id, found);

    return found;
  };
}

/** Those that differ in a label that a rule can read, by what these labels are. */
function distinct(all: readonly TargetLabels[], rules: readonly RelabelRule[]): ReadonlyMap<string, TargetLabels> {
  const readsAll = rules.some(({ action, targetLabel }) => action.startsWith('label') || targetLabel.hasReferences);
  const read = new Set(rules.flatMap(({ sourceLabels, targetLabel }) => [...sourceLabels, targetLabel.text]));
  const keyOf = (labels: TargetLabels) => JSON.stringify(
    [...labels].filter(([name]) => readsAll || read.has(name)).map(([name, value]) => [name, value ?? null]));

  return new Map(all.map((labels) => [keyOf(labels), labels]));
}

/** The place of a rule in the object that has it. */
export function placeOfRule(forecast: Forecast, { server, job }: ServerJob, rule: number): RulePlace {
  const { monitor, part } = tryDeclaration(forecast, job) ?? {};
  if (!server.managed || !monitor || !part) return { place: `metric_relabel_configs[${rule}] of job ${quote(job.job)}` };
  const ofClass: Spec = forecast.operator.scrapeClassOf(server.managed.server, monitor);
  const before = sizeOf(ofClass.metricRelabelings);
  if (rule >= before) {
    const field = `${fieldOf(part, 'metricRelabelings')}[${rule - before}]`;

    return { place: field, field };
  }
  const index = (server.managed.server.spec.scrapeClasses as readonly Spec[]).findIndex(({ name }) => name === ofClass.name);

  return { place: `scrapeClasses[${index}].metricRelabelings[${rule}] of ${quote(server.key)}` };
}

function sizeOf(rules: unknown): number {
  return Array.isArray(rules) ? rules.length : 0;
}

/** Where rules see the labels that samples do not have. */
export function relabelingsField({ job }: ServerJob): string {
  return isMonitorKey(job.declaredBy) ? 'relabelings' : 'relabel_configs';
}

/** Whether a rule is in a Secret. */
export function isSecretRule({ server, job }: ServerJob): boolean {
  return server.managed !== undefined && job.declaredBy === server.key;
}
