/** Turns one endpoint into a ScrapeConfig, and proves that its job is the same on each server that takes the monitor. */
import { blockedByEndpoint, blockedByServer } from './blocked-by-settings';
import { classify } from './classify-difference';
import { compareJobs } from './compare-jobs';
import { Blocked, ConsolidatedEndpoint, ServerVerdict } from './consolidation';
import { Draft, draftScrapeConfig } from './draft-scrape-config';
import { EndpointOf } from './endpoints-of';
import { frozenSettings } from './frozen-settings';
import { jobsOf, Loading } from './jobs-of';
import { nameOf } from './names';
import { selectingLabels } from './selecting-labels';
import { faultText } from '../manifests/field-fault';
import { LAST_APPLIED } from '../manifests/last-applied';
import { Manifest, StringMap, stringMapAt } from '../manifests/manifest';
import { OPERATOR_GROUP, storedAs } from '../manifests/objects';
import { GeneratedJob } from '../operator-port/configuration';
import { SCRAPE_CONFIGS } from '../operator-port/monitor-kinds';
import { Operator } from '../operator-port/operator';
import { OperatorSettings } from '../operator-port/operator-settings';
import { versionsOfOperator } from '../operator-port/scrape-config-versions';
import { Spec } from '../operator-port/server';
import { canonicalJson } from '../units/canonical-json';

/** What is known besides the endpoint. */
export interface ConsolidationContext {
  readonly operator: Operator;
  readonly settings?: OperatorSettings;
  /** Whether a ScrapeConfig may name another scrape class than its monitor, if that gives the same job. */
  readonly throughScrapeClasses: boolean;
}

/** A server that takes the monitor, and the job of the endpoint in its configuration. */
export interface TakenBy extends Loading {
  readonly job: GeneratedJob;
}

/** Tries the scrape class of the monitor first, then others if that is asked for. */
export function consolidateEndpoint(of: EndpointOf, takers: readonly TakenBy[], context: ConsolidationContext): ConsolidatedEndpoint {
  const own = blockedByEndpoint(of);
  const files = own.filter(({ blocker }) => blocker === 'files');
  const blocked = unique([
    ...own.filter(({ blocker }) => blocker !== 'files' || !context.throughScrapeClasses),
    ...takers.flatMap(({ server, job }) => blockedByServer(of, server, job)),
  ]);
  const frozen = takers.flatMap(({ server, job }) => frozenSettings(of, server, job, context.operator));
  const nothing = { fieldPath: of.fieldPath, job: String(takers[0].job.yaml.get('job_name')), verdicts: [], frozen };
  if (blocked.length > 0) return { ...nothing, blocked };

  const first = files.length > 0 ? { ...nothing, blocked: files } : attempt(of, takers, context);
  if (first.blocked.length === 0 || !context.throughScrapeClasses) return { ...nothing, ...first };
  for (const otherClass of classesOfAll(takers)) {
    const other = attempt(of, takers, context, otherClass);
    if (other.blocked.length === 0) return { ...nothing, ...other };
  }

  return { ...nothing, ...first };
}

type Attempt = Pick<ConsolidatedEndpoint, 'scrapeConfig' | 'verdicts' | 'blocked'>;

function attempt(of: EndpointOf, takers: readonly TakenBy[], { operator, settings }: ConsolidationContext, otherClass?: string): Attempt {
  const drafts = takers.map(({ server, job }) => (
    draftScrapeConfig(of, { job, server, scrapeClass: operator.scrapeClassOf(server, of.monitor), otherClass })));
  const labels = selectingLabels(stringMapAt(of.monitor.manifest, ['metadata', 'labels']), takers.map(({ server }) => server.spec.scrapeConfigSelector));
  const other = drafts.findIndex((draft) => canonicalJson(draft) !== canonicalJson(drafts[0]));
  const blocked: Blocked[] = [
    ...other > 0 ? [{ blocker: 'server-settings', why: 'servers-differ', fieldPath: 'spec', server: takers[other].server.key } as const] : [],
    ...labels === undefined ? [{ blocker: 'selection', why: 'labels', fieldPath: 'spec.scrapeConfigSelector', server: takers[0].server.key } as const] : [],
  ];
  if (labels === undefined || blocked.length > 0) return { verdicts: [], blocked };

  const scrapeConfig = manifestOf(of, labels, drafts[0], operator.version);
  const { manifest, faults, unknownFields } = operator.admit(scrapeConfig);
  if (faults.length + unknownFields.length > 0) {
    const newer = operator.unknownToOperator(scrapeConfig);
    const fieldPath = faults[0]?.field ?? unknownFields[0];

    return { verdicts: [], blocked: [{ blocker: 'api-version', version: operator.version, newer, faults: faults.map(faultText), fieldPath }] };
  }

  return { scrapeConfig, ...judged(of, takers, { manifest, draft: drafts[0] }, { operator, settings }) };
}

interface Admitted {
  /** As it is stored. */
  readonly manifest: Manifest;
  readonly draft: Draft;
}

function judged(
  of: EndpointOf, takers: readonly TakenBy[], { manifest, draft }: Admitted, { operator, settings }: Pick<ConsolidationContext, 'operator' | 'settings'>,
): Pick<Attempt, 'verdicts' | 'blocked'> {
  const stored = storedAs(manifest);
  const verdicts: ServerVerdict[] = [];
  const blocked: Blocked[] = [];
  for (const taker of takers) {
    const [scrapeConfig] = jobsOf(operator, taker, stored, settings);
    const jobs = { monitor: taker.job, scrapeConfig, hashesProbedTarget: draft.hashesProbedTarget };
    const verdict = compareJobs(jobs);
    verdicts.push({ server: taker.server.key, ...verdict });
    if (verdict.verdict === 'different') blocked.push(classify(of, taker, jobs, verdict.differences, operator));
  }

  return { verdicts, blocked };
}

function manifestOf(of: EndpointOf, labels: StringMap, { spec }: Draft, operatorVersion: string): Manifest {
  const { namespace, manifest } = of.monitor;
  const { [LAST_APPLIED]: _, ...annotations } = stringMapAt(manifest, ['metadata', 'annotations']);

  return {
    apiVersion: `${OPERATOR_GROUP}/${versionsOfOperator(operatorVersion).read}`,
    kind: SCRAPE_CONFIGS.kind,
    metadata: {
      name: nameOf(of),
      namespace,
      ...Object.keys(labels).length > 0 && { labels },
      ...Object.keys(annotations).length > 0 && { annotations },
    },
    spec,
  };
}

/** Names of the scrape classes that all servers have. */
function classesOfAll(takers: readonly TakenBy[]): string[] {
  const [first = [], ...others] = takers.map(({ server: { spec } }) => partsIn(spec.scrapeClasses).map(({ name }) => name as string));

  return first.filter((name) => others.every((names) => names.includes(name)));
}

function partsIn(list: readonly Spec[] | undefined): readonly Spec[] {
  return list ?? [];
}

function unique(blocked: readonly Blocked[]): Blocked[] {
  return [...new Map(blocked.map((each) => [canonicalJson(each), each])).values()];
}
