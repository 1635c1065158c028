/** How targets get their labels: for as many targets as a page has room for, so that a large page does not become much larger. */
import { JobRow, RelabelingRow, Report, RuleRow, StepRow } from './report';
import { ServerForecast } from '../forecast/forecast-server';
import { ShownRelabeling, ShownRelabelings, ShownRule } from '../forecast/relabelings';
import { AddedBy, isGiven, RuleOrigin } from '../manifests/rule-origin';

/** Characters of all relabelings together. */
const MOST_TEXT = 250_000;
/** Characters of one value; longer ones are cut. */
const MOST_OF_VALUE = 200;

/** The outcomes of jobs: what has a relabeling. */
type Outcomes = Pick<Report, 'jobs' | 'targets' | 'dropped'>;

/** The first target of each job, then the second of each, and so on; targets that are dropped come after those that are scraped. */
export function relabelingRows(outcomes: Outcomes, servers: readonly ServerForecast[], declaredBy: readonly string[]): RelabelingRow[] {
  const rows: RelabelingRow[] = [];
  const found = new Map<number, ShownRelabelings | undefined>();
  const rules = new Map<ShownRule, RuleRow>();
  let room = MOST_TEXT;
  for (const { job, target, dropped, index } of candidates(outcomes)) {
    if (!found.has(job)) found.set(job, relabelingsOf(outcomes.jobs[job], servers, declaredBy[job]));
    const made = (target === undefined ? found.get(job)?.dropped : found.get(job)?.targets)?.[index];
    if (!made) continue;
    const row = { job, ...target === undefined ? { dropped } : { target }, ...shown(made(), rules) };
    room -= sizeOf(row);
    if (room < 0) break;
    rows.push(row);
  }

  return rows.sort((a, b) => a.job - b.job || Number(a.target === undefined) - Number(b.target === undefined) || indexOf(a) - indexOf(b));
}

function relabelingsOf(
  { server, name: job }: JobRow, servers: readonly ServerForecast[], declaredBy: string,
): ShownRelabelings | undefined {
  return servers[server].relabelings?.({ job, declaredBy });
}

/** A row that may have a relabeling, and its index among those of its job. */
interface Candidate {
  readonly job: number;
  readonly target?: number;
  readonly dropped?: number;
  readonly index: number;
}

function candidates({ targets, dropped }: Outcomes): Candidate[] {
  const indexes = (rows: readonly { readonly job: number }[]) => {
    const numbers = new Map<number, number>();

    return rows.map(({ job }) => {
      const index = numbers.get(job) ?? 0;
      numbers.set(job, index + 1);

      return { job, index };
    });
  };
  const inTurn = (some: Candidate[]) => some.sort((a, b) => a.index - b.index || a.job - b.job);

  return [
    ...inTurn(indexes(targets).map((at, target) => ({ ...at, target }))),
    ...inTurn(indexes(dropped).map((at, row) => ({ ...at, dropped: row }))),
  ];
}

function indexOf({ target, dropped }: RelabelingRow): number {
  return target ?? dropped!;
}

function shown({ rules, before, steps }: ShownRelabeling, known: Map<ShownRule, RuleRow>): Pick<RelabelingRow, 'before' | 'steps'> {
  return {
    before: before.map(([name, value]) => [name, cut(value)] as const),
    steps: steps.map(({ changes, verdict, isOpen }, i): StepRow => ({
      rule: ruleRow(rules[i], known),
      changes: changes.map(({ name, ...values }) => ({
        name,
        ...values.before !== undefined && { before: cut(values.before) },
        ...values.after !== undefined && { after: cut(values.after) },
      })),
      ...verdict && { verdict },
      isOpen,
    })),
  };
}

function ruleRow(rule: ShownRule, known: Map<ShownRule, RuleRow>): RuleRow {
  const row = known.get(rule) ?? {
    fields: rule.fields.map(([name, value]) => [name, cut(value)] as const),
    ...rule.origin && { from: wordsOf(rule.origin) },
  };
  known.set(rule, row);

  return row;
}

function wordsOf(origin: RuleOrigin): string {
  return isGiven(origin) ? `${origin.fieldPath} of ${origin.object}` : `the operator adds it: ${ADDED[origin.by]}`;
}

const ADDED: { readonly [by in AddedBy]: string } = {
  'job-name': 'keeps the name of the job for later rules',
  'selector': 'the selector of the monitor',
  'running': 'leaves out pods that have ended',
  'service-port-name': 'the port of the endpoint, by its name in the Service',
  'container-port-name': 'the port of the endpoint, by its name in the container',
  'container-port-number': 'the port of the endpoint, by its number in the container',
  'namespace-and-name': 'labels for the namespace, the Service, the pod and the like',
  'target-labels': 'targetLabels and podTargetLabels',
  'job-label': 'the label job',
  'endpoint-label': 'the label endpoint',
  'prober': 'sends the scrape to the prober',
  'enforced-namespace': 'the label in enforcedNamespaceLabel',
  'shard': 'divides the targets among the shards',
};

function cut<T extends string | null>(value: T): T {
  return typeof value === 'string' && value.length > MOST_OF_VALUE ? `${value.slice(0, MOST_OF_VALUE)}…` as T : value;
}

/** Characters that a row brings to the page. */
function sizeOf({ before, steps }: RelabelingRow): number {
  const lengthOf = (...texts: readonly (string | null | undefined)[]) => texts.reduce((sum, text) => sum + (text?.length ?? 0), 0);
  const ofChanges = (changes: StepRow['changes']) => lengthOf(...changes.flatMap(({ name, ...values }) => [name, values.before, values.after]));
  const ofSteps = steps.map(({ rule, changes }) => lengthOf(rule.from, ...rule.fields.flat()) + ofChanges(changes));

  return lengthOf(...before.flat()) + ofSteps.reduce((sum, length) => sum + length, 0);
}
