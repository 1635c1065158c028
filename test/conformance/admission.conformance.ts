/** Admission says what the API server says: random objects of every kind, and vectors for each rule and pattern. */
import { admissionQuestion, judgedVerdict, ourVerdict } from './admission-verdict';
import { askOperator, JUDGE_TIMEOUT_MILLIS, OperatorAnswer } from './judges';
import { Json, randomManifests } from './random-manifests';
import { SlimSchema } from '../../lib/kubernetes/admission/custom/schema-node';
import { admit } from '../../lib/operator/admission/admit';
import { follow, SCHEMAS } from '../imports/random-object';
import { PATTERN_VECTORS } from '../operator/admission/pattern-vectors';
import { RULE_VECTORS } from '../operator/admission/rule-vectors';
import { refusals } from '../support/refusals';

jest.setTimeout(JUDGE_TIMEOUT_MILLIS);

/** Objects of each kind. */
const RUNS = Number(process.env.CONFORMANCE_RUNS ?? 2_000);
/** So many are in memory at once. */
const BATCH = 2_000;
const SEED = 20_261_120;

const CLASSES = Object.keys(SCHEMAS.kinds).map((name, i) => ({ name, seed: SEED + i * 1_000_003 }));

const PROBE = { apiVersion: 'monitoring.coreos.com/v1', kind: 'Probe' };
const SERVER = { apiVersion: 'monitoring.coreos.com/v1', kind: 'Prometheus', metadata: { name: 'k8s' } };
const claim = (status: object) => ({ ...SERVER, spec: { storage: { volumeClaimTemplate: { status } } } });

/** What random objects seldom are. */
const EDGES: readonly { it: string; manifest: Json }[] = [
  { it: 'a version that is not served', manifest: { ...PROBE, apiVersion: 'monitoring.coreos.com/v1beta1', metadata: { name: 'a' }, spec: {} } },
  { it: 'a kind that is not there', manifest: { ...PROBE, kind: 'Probes', metadata: { name: 'a' }, spec: {} } },
  { it: 'a list for a time', manifest: claim({ conditions: [{ type: 'a', status: 'b', lastProbeTime: [1] }] }) },
  { it: 'anything after a second t of a time', manifest: claim({ conditions: [{ type: 'a', status: 'b', lastProbeTime: '2024-01-01T00:00:00ZTx' }] }) },
  { it: 'a time of the year 0', manifest: claim({ conditions: [{ type: 'a', status: 'b', lastProbeTime: '0000-02-29T00:00:00Z' }] }) },
  { it: 'no metadata', manifest: { ...PROBE, spec: {} } },
  { it: 'metadata that is null', manifest: { ...PROBE, metadata: null, spec: {} } },
  { it: 'an empty namespace', manifest: { ...PROBE, metadata: { name: 'a', namespace: '' }, spec: {} } },
  { it: 'a generated name', manifest: { ...PROBE, metadata: { generateName: 'a-' }, spec: {} } },
  { it: 'a generated name of one dash', manifest: { ...PROBE, metadata: { generateName: '-' }, spec: {} } },
  { it: 'a status of the wrong type', manifest: { ...PROBE, metadata: { name: 'a' }, spec: {}, status: { bindings: [{ x: 1 }], y: 1 } } },
  { it: 'no spec', manifest: { ...PROBE, metadata: { name: 'a' } } },
  { it: 'a spec that is null', manifest: { ...PROBE, metadata: { name: 'a' }, spec: null } },
  {
    it: 'hostile keys',
    manifest: { ...PROBE, metadata: { name: 'a' }, ...JSON.parse('{"__proto__":{"a":1},"spec":{"constructor":1,"__proto__":{"interval":5}}}') as Json },
  },
  {
    it: 'a free-form route with nulls',
    manifest: {
      ...PROBE,
      apiVersion: 'monitoring.coreos.com/v1alpha1',
      kind: 'AlertmanagerConfig',
      metadata: { name: 'a' },
      spec: { route: { routes: [null, { a: null }, 1] } },
    },
  },
  {
    it: 'whole numbers beyond 64 bits',
    manifest: { ...SERVER, spec: { sampleLimit: 2 ** 63, targetLimit: 2 ** 63 - 1024, labelLimit: 1e21, keepDroppedTargets: -(2 ** 63) } },
  },
];

/** Parts of every reason for which the API server refuses an object of these kinds. */
const REASONS = [
  'Required value', 'Unsupported value', 'Duplicate value', 'must be of type object', 'must be of type integer with format int32', 'must be of type date-time',
  'should match', 'should be at least', 'should have at least', 'greater than or equal to', 'less than or equal to', 'non-negative integer', 'list-type map',
  'json: cannot unmarshal', 'metadata.name', 'metadata.namespace', 'metadata.generateName', 'metadata.labels', 'metadata.annotations: Too long',
  'metadata.ownerReferences', 'metadata.finalizers', 'metadata.managedFields[0].operation', 'metadata.managedFields[0].manager',
  ...RULE_VECTORS.map(({ message }) => message),
];

describe('admit()', () => {
  const unmet = new Set(REASONS);

  test.each(CLASSES)('says what the API server says of random objects of $name', async ({ name, seed }) => {
    const manifests = randomManifests(name, RUNS, seed);
    let admitted = 0;
    for (let done = 0; done < RUNS; done += BATCH) {
      const batch = Array.from({ length: Math.min(BATCH, RUNS - done) }, () => manifests.next().value as Json);
      const answers = await askOperator(batch.map((manifest, i) => admissionQuestion(String(done + i), manifest)));

      expect(differences(batch, answers)).toEqual([]);
      errorsOf(answers).forEach((error) => unmet.forEach((reason) => error.includes(reason) && unmet.delete(reason)));
      admitted += answers.filter(({ admitted: stored }) => stored).length;
    }

    // Were either verdict rare, the comparison would say little.
    expect(admitted / RUNS).toBeGreaterThan(0.3);
    expect(admitted / RUNS).toBeLessThan(0.9);
  });

  test('has met every reason for which the API server refuses', () => {
    expect([...unmet]).toEqual([]);
  });
});

describe('vectors', () => {
  test.each(EDGES)('judges $it as the API server does', async ({ manifest }) => {
    const [answer] = await askOperator([admissionQuestion('edge', manifest)]);

    expect(differences([manifest], [answer])).toEqual([]);
  });

  test('of each rule are judged as the API server does', async () => {
    const answers = await askOperator(RULE_VECTORS.flatMap(({ rule, obeying, breaking }) => [
      admissionQuestion(`obeying ${rule}`, obeying), admissionQuestion(`breaking ${rule}`, breaking),
    ]));

    const errors = answers.map((answer) => errorsOf([answer]));

    expect(errors).toEqual(RULE_VECTORS.flatMap(({ message }) => [[], [expect.stringContaining(message)]]));
  });

  test('of each pattern are judged as the API server does', async () => {
    const rows = Object.entries(PATTERN_VECTORS).flatMap(([pattern, { takes, refuses }]) =>
      [...takes, ...refuses].map((text) => ({ pattern, text, isTaken: takes.includes(text), manifest: manifestWith(pattern, text) })));

    const answers = await askOperator(rows.map(({ manifest }, i) => admissionQuestion(String(i), manifest)));

    const isTaken = (errors: readonly string[]) => !errors.some((error) => /should match|should be at least/.test(error));
    expect(rows.filter((row, i) => isTaken(errorsOf([answers[i]])) !== row.isTaken)).toEqual([]);
    expect(rows.filter((row) => isTaken(refusals(admit(row.manifest))) !== row.isTaken)).toEqual([]);
  });
});

/** The first differences, with what is needed to see why. */
function differences(manifests: readonly Json[], answers: readonly OperatorAnswer[]): object[] {
  const compared = manifests.map((manifest, i) => {
    const judged = judgedVerdict(answers[i]);

    return { id: answers[i].id, judged, ours: ourVerdict(admit(manifest), judged), manifest: JSON.stringify(manifest).slice(0, 2_000) };
  });

  return compared.filter(({ judged, ours }) => JSON.stringify(judged) !== JSON.stringify(ours)).slice(0, 3);
}

function errorsOf(answers: readonly OperatorAnswer[]): string[] {
  return answers.flatMap(({ admission }) => Object.values(admission).flatMap(({ errors }) => errors ?? []));
}

/** An object with the text in a field of that pattern; it may lack other fields. */
function manifestWith(pattern: string, text: string): Json {
  for (const { apiVersion, kind, schema } of Object.values(SCHEMAS.kinds)) {
    const found = valueWith(schema as SlimSchema, pattern, text) as Json | undefined;
    if (found) return { apiVersion, kind, metadata: { name: 'cart' }, ...found };
  }
  throw new Error(`no field has the pattern ${pattern}`);
}

function valueWith(given: SlimSchema, pattern: string, text: string): unknown {
  const schema = follow(given as never).schema as SlimSchema;
  if (schema.pattern === pattern) return text;
  const item = schema.items && valueWith(schema.items, pattern, text);
  if (item !== undefined) return [item];
  for (const [field, child] of Object.entries(schema.properties ?? {})) {
    const value = valueWith(child, pattern, text);
    if (value !== undefined) return { [field]: value };
  }

  return undefined;
}
