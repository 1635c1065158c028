/** An inspection says what the API server and the operator say, all of it at once: examples, what unit tests write, random manifests. */
import { askOperator, JUDGE_TIMEOUT_MILLIS, OperatorAnswer } from './judges';
import { OPERATOR } from '../../lib/forecast/operator';
import { inspect } from '../../lib/inspection/inspect';
import { sortByPlaceholders } from '../../lib/inspection/placeholders';
import { InspectionJson, inspectionToJson } from '../../lib/inspection/to-json';
import { admitBuiltIn } from '../../lib/kubernetes/admission/admit-built-in';
import { WorkloadKinds } from '../../lib/kubernetes/workloads/workload-kinds';
import { randomQuestions } from '../support/configuration/questions';
import { exampleManifests } from '../support/example-manifests';
import { Manifest } from '../support/manifests/manifest';
import { prometheus } from '../support/manifests/servers';
import { mutated } from '../support/mutated';
import { OperatorQuestion } from '../support/operator-question';
import { providedFor } from '../support/provided';
import { recordedManifests } from '../support/recorded-manifests';

jest.setTimeout(JUDGE_TIMEOUT_MILLIS);

/** Stored seeds: one that fails is added here, so that it stays. */
const SEEDS = [20261120, 4];
const RUNS = Number(process.env.CONFORMANCE_RUNS ?? 2_000);
const BATCH = 400;

/** What is compared, and how much of it there was. */
const seen = { questions: 0, refused: 0, unknownFields: 0, rejected: 0, errors: 0, configs: 0 };

afterAll(() => console.info(JSON.stringify(seen)));

test('Inspection says of the examples what the real ones say', async () => {
  const examples = exampleManifests().map(({ name, manifests }) => question(name, manifests));

  expect(await differencesIn(examples)).toEqual([]);
});

test('Inspection says of what the unit tests write what the real ones say', async () => {
  const recorded = recordedManifests().map(({ test: name, manifests }, i) => question(`${i} ${name}`, uniquely([...providedFor(manifests), ...manifests])));

  expect(recorded.length).toBeGreaterThan(100);
  expect(await differencesIn(recorded)).toEqual([]);
});

test.each(SEEDS)('Inspection says of random manifests, right and wrong, what the real ones say (seed %i)', async (seed) => {
  for (let done = 0; done < RUNS / SEEDS.length; done += BATCH) {
    const questions = randomQuestions(seed + 7_919 * done, Math.min(BATCH, RUNS / SEEDS.length - done) / 2);

    expect(await differencesIn([...questions, ...mutated(questions, seed + done)])).toEqual([]);
  }
});

function question(id: string, manifests: readonly Manifest[]): OperatorQuestion {
  return { id, manifests, prometheus: prometheus({}, { name: 'judge' }) };
}

/** Several charts of one test may hold an object each of one name: the last one counts. What a test writes counts before what is provided. */
function uniquely(manifests: readonly Manifest[]): Manifest[] {
  return [...new Map(manifests.map((manifest) => [`${manifest.kind}/${String(manifest.metadata?.namespace)}/${String(manifest.metadata?.name)}`, manifest])).values()];
}

/**
 * Without objects that only look like templates, which an inspection leaves out with a note, and without objects of Kubernetes' own kinds that
 * are refused by a rule: this judge knows their types alone. The API server itself judges those rules in `api-server.conformance.ts`.
 */
function comparable({ manifests, prometheus: server, ...others }: OperatorQuestion): OperatorQuestion[] {
  const isByRule = (manifest: Manifest) => admitBuiltIn(manifest as never)?.faults.some(({ type }) => type !== 'undecodable');
  const isRefused = (manifest: Manifest) => (admitBuiltIn(manifest as never) ?? OPERATOR.admit(manifest as never)).faults.length > 0;
  const subjects = [...manifests, ...server ? [server] : []].map((manifest) => ({ manifest: manifest as never }));
  const ready = new Set<unknown>(sortByPlaceholders(subjects, WorkloadKinds.KNOWN, isRefused as never).ready.map(({ manifest }) => manifest));
  // Without a server the judge takes one of its own.
  if (server && !ready.has(server)) return [];

  return [{ ...others, manifests: manifests.filter((manifest) => ready.has(manifest) && !isByRule(manifest)), prometheus: server }];
}

async function differencesIn(given: readonly OperatorQuestion[]): Promise<object[]> {
  const questions = given.flatMap(comparable);
  const answers = await askOperator(questions);

  return answers.flatMap((answer, i) => {
    const expected = fromJudge(answer);
    const actual = fromUs(questions[i]);
    seen.questions++;
    const wrong = (Object.keys(expected) as (keyof Comparable)[]).filter((part) => canonical(actual[part]) !== canonical(expected[part]));

    return wrong.slice(0, 1).map((part) => ({ id: answer.id, part, ...whereDifferent(canonical(expected[part]), canonical(actual[part])) }));
  }).slice(0, Number(process.env.SHOW ?? 3));
}

/** What both say, in one shape. */
interface Comparable {
  /** Keys alone: why an object is refused is said in words of our own. */
  readonly admission: readonly string[];
  readonly unknownFields: object;
  readonly servers: object;
  readonly configs: object;
}

function fromUs({ manifests, prometheus: server, operator }: OperatorQuestion): Comparable {
  const subjects = [...manifests, ...server ? [server] : []].map((manifest) => ({ manifest }));
  const inspected = inspect(subjects, { operator: OPERATOR, settings: { podTopologyLabels: false, ...operator } });
  const { admission, unknownFields, servers }: InspectionJson = inspectionToJson(inspected);
  const entries = Object.entries(servers);

  return {
    admission: Object.keys(admission).sort(),
    unknownFields,
    servers: Object.fromEntries(entries.map(([key, { selected, rejected, error }]) => [key, { selected, rejected, error }])),
    configs: Object.fromEntries(entries.map(([key, { config }]) => [key, config])),
  };
}

function fromJudge({ id, error: fault, admission, servers }: OperatorAnswer): Comparable {
  if (fault !== undefined) throw new Error(`${id}: ${fault}`);
  const judged = Object.entries(admission);
  const refused = judged.filter(([, { errors = [] }]) => errors.length > 0);
  const unknown = judged.filter(([, { unknownFields = [] }]) => unknownFields.length > 0);
  const entries = Object.entries(servers);
  seen.refused += refused.length;
  seen.unknownFields += unknown.length;
  entries.forEach(([, { rejected, error, config }]) => {
    seen.rejected += Object.keys(rejected).length;
    seen.errors += error === undefined ? 0 : 1;
    seen.configs += config === '' ? 0 : 1;
  });

  return {
    admission: refused.map(([key]) => key).sort(),
    unknownFields: Object.fromEntries(unknown.map(([key, { unknownFields }]) => [key, [...unknownFields!].sort()])),
    servers: Object.fromEntries(entries.map(([key, { selected, rejected, error }]) => [key, { selected, rejected, error }])),
    configs: Object.fromEntries(entries.map(([key, { config }]) => [key, config])),
  };
}

/** Lines, sorted by key; configurations by what they say. */
function canonical(value: object): string {
  return JSON.stringify(value, (_, held: unknown) => (typeof held === 'object' && held !== null && !Array.isArray(held)
    ? Object.fromEntries(Object.entries(held).sort(([a], [b]) => (a < b ? -1 : 1))) : held), 1).replaceAll('\\n', '\n');
}

/** A few lines around the first difference. */
function whereDifferent(...texts: [string, string]): { readonly expected: string[]; readonly actual: string[] } {
  const [expected, actual] = texts.map((text) => text.split('\n'));
  const first = expected.findIndex((line, index) => line !== actual[index]);
  const [from, to] = first < 0 ? [expected.length - 2, actual.length] : [Math.max(first - 6, 0), first + 6];

  return { expected: expected.slice(from, to), actual: actual.slice(from, to) };
}
