/** Our model of one minor version of the operator beside the operator itself, stage by stage: each stage begins with what the operator has. */
import { parse } from 'yaml';
import { OperatorMinorAnswer } from './ask-operator-minor';
import { canonical } from './canonical';
import { Objects } from '../../../lib/manifests/objects';
import { NotGeneratedError } from '../../../lib/operator-port/not-generated-error';
import { Operator } from '../../../lib/operator-port/operator';
import { Selection } from '../../../lib/operator-port/selection';
import { Server } from '../../../lib/operator-port/server';
import { Manifest } from '../../support/manifests/manifest';
import { OperatorQuestion } from '../../support/operator-question';
import { judgedVerdict, ourVerdict, Verdict } from '../admission-verdict';
import { ServerResult } from '../judge-types';

/** What is compared, in the order of the stages. */
export const STAGES = ['admission', 'selection', 'rejection', 'scrape configuration'] as const;

export type Stage = typeof STAGES[number];

/** One thing on which the two do not agree. */
export interface Difference {
  readonly stage: Stage;
  readonly id: string;
  /** Key of the object, or the name of a job. */
  readonly subject: string;
  readonly ours: unknown;
  readonly theirs: unknown;
}

/** How much was compared at each stage, and what differs. */
export interface Comparison {
  readonly cases: { readonly [stage in Stage]: number };
  readonly differences: readonly Difference[];
}

/** Compares one set. */
export function compareSet(operator: Operator, question: OperatorQuestion, answer: OperatorMinorAnswer): Comparison {
  const comparison = new SetComparison(question.id);
  compareAdmission(comparison, operator, question, answer);
  const unreadable = new Set(answer.unreadable.map((text) => text.slice(0, text.indexOf(': '))));
  const stored = new Objects(answer.stored);
  const objects = new Objects(stored.all().filter(({ key }) => !unreadable.has(key)).map(({ manifest }) => manifest));
  for (const server of operator.serversIn(objects)) {
    const theirs = answer.servers[server.key];
    const selection = operator.selectFor(server, objects, question.operator);
    const config = configOf(operator, server, selection, question.operator);
    if (compareSelection(comparison, server, selection, config, theirs)) compareConfiguration(comparison, server, config!, theirs.config);
  }

  return comparison;
}

/** Compares the admission of one object. */
export function compareVerdicts(id: string, ours: Verdict, theirs: Verdict): Comparison {
  const comparison = new SetComparison(id);
  noteVerdicts(comparison, id, ours, theirs);

  return comparison;
}

/** Only the parts that differ are kept. */
function noteVerdicts(comparison: SetComparison, key: string, ours: Verdict, theirs: Verdict): void {
  const parts = (['isAdmitted', 'errorPaths', 'unknownFields', 'stored'] as const).filter((part) => canonical(ours[part]) !== canonical(theirs[part]));
  comparison.note('admission', key, partsOf(ours, parts), partsOf(theirs, parts));
}

class SetComparison implements Comparison {
  readonly cases = { 'admission': 0, 'selection': 0, 'rejection': 0, 'scrape configuration': 0 };
  readonly differences: Difference[] = [];

  constructor(private readonly id: string) {}

  /** @returns whether the two agree */
  note(stage: Stage, subject: string, ours: unknown, theirs: unknown): boolean {
    this.cases[stage]++;
    const isSame = canonical(ours) === canonical(theirs);
    if (!isSame) this.differences.push({ stage, id: this.id, subject, ours, theirs });

    return isSame;
  }
}

/** Objects of the operator's kinds: taken or not, at which paths not, which fields are dropped, what is stored. */
function compareAdmission(
  comparison: SetComparison, operator: Operator, { id, manifests }: OperatorQuestion, { admission, stored }: OperatorMinorAnswer,
): void {
  const held = new Map(new Objects(stored).all().map((object) => [object.key, object.manifest]));
  const custom = new Objects(manifests).all().filter(({ manifest: { apiVersion } }) => apiVersion?.startsWith('monitoring.coreos.com/'));
  for (const { key, manifest } of custom) {
    const said = admission[key];
    const isRefused = (said?.errors ?? []).length > 0;
    const admitted = isRefused ? {} : { [key]: held.get(key) as Manifest };
    const theirs = judgedVerdict({ id, admission: said === undefined ? {} : { [key]: said }, admitted, servers: {} });
    const ours = ourVerdict(operator.admit(manifest), theirs);
    noteVerdicts(comparison, key, ours, theirs);
  }
}

/**
 * Of a server that gets no configuration, because of an error, nothing else is compared: the order in which operators find errors differs.
 *
 * @returns whether the two agree on a configuration
 */
function compareSelection(
  comparison: SetComparison, { key: serverKey }: Server, selection: Selection, config: string | undefined, theirs: ServerResult,
): boolean {
  const { serviceMonitors, podMonitors, probes, scrapeConfigs, rejected, unmanaged } = selection;
  const accepted = [...serviceMonitors, ...podMonitors, ...probes, ...scrapeConfigs].map(({ key }) => key);
  const verdict = (hasError: boolean, own: object, reason: unknown): object => ({ hasError, ...!hasError && own, [REASON]: `${String(reason)}` });
  const isSameChoice = comparison.note(
    'selection', serverKey,
    verdict(config === undefined && !unmanaged, { unmanaged, matched: [...accepted, ...rejected.keys()].sort() }, selection.error?.text),
    verdict(theirs.error !== undefined, {
      unmanaged: theirs.unmanaged ?? false, matched: [...theirs.selected, ...Object.keys(theirs.rejected)].sort(),
    }, theirs.error),
  );
  if (theirs.error !== undefined) return false;
  const judged = new Set([...rejected.keys(), ...Object.keys(theirs.rejected), ...accepted, ...theirs.selected]);
  const verdicts = [...judged].sort().map((key) => comparison.note(
    'rejection', `${serverKey} ${key}`, verdictOn(rejected.has(key), rejected.get(key)?.text), verdictOn(key in theirs.rejected, theirs.rejected[key]),
  ));

  return isSameChoice && verdicts.every(Boolean) && config !== undefined;
}

/** The text of the configuration; undefined where the operator writes none. */
function configOf(operator: Operator, server: Server, selection: Selection, settings: OperatorQuestion['operator']): string | undefined {
  if (selection.error !== undefined || selection.unmanaged) return undefined;
  try {
    return operator.generateConfiguration({ ...selection, server, settings }).config;
  } catch (error) {
    if (error instanceof NotGeneratedError) return undefined;
    throw error;
  }
}

/** The reason is there to be read in a report: its words are not compared. */
function verdictOn(isRejected: boolean, reason: unknown): object {
  return isRejected ? { isRejected, [REASON]: `${String(reason)}` } : { isRejected };
}

/** Where the reason is kept. */
export const REASON = Symbol('reason');

/** Each job, and the global section. */
function compareConfiguration(comparison: SetComparison, server: Server, ours: string, theirs: string): void {
  const [own, their] = [sectionsOf(ours), sectionsOf(theirs)];
  for (const name of new Set([...own.keys(), ...their.keys()])) comparison.note('scrape configuration', `${server.key} ${name}`, own.get(name), their.get(name));
}

/** The global section and each job by its name; jobs of one name are numbered. The order of other jobs is not compared: nothing depends on it. */
function sectionsOf(config: string): Map<string, unknown> {
  const { global, scrape_configs: jobs } = parse(config, { uniqueKeys: false, maxAliasCount: -1 }) as {
    global?: unknown; scrape_configs?: { job_name?: unknown }[];
  };
  const sections = new Map<string, unknown>([['global', global]]);
  const seen = new Map<string, number>();
  for (const job of jobs ?? []) {
    const name = typeof job.job_name === 'string' ? job.job_name : JSON.stringify(job.job_name) ?? 'a job without a name';
    const count = (seen.get(name) ?? 0) + 1;
    seen.set(name, count);
    sections.set(count > 1 ? `${name} #${count}` : name, job);
  }

  return sections;
}

function partsOf<T extends object>(whole: T, parts: readonly (keyof T)[]): Partial<T> {
  return Object.fromEntries(parts.map((part) => [part, whole[part]])) as Partial<T>;
}
