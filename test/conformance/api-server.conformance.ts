/** `admitBuiltIn()` says what a real kube-apiserver says: whether an object is taken, which fields are refused and which are unknown. */
import { ACCEPTED } from './api-server-accepted';
import { differingFields, ourVerdict, servedVerdict } from './api-server-verdict';
import { ApiServerAnswer, askApiServer, JUDGE_TIMEOUT_MILLIS } from './judges';
import { Json } from './random-objects/json-path';
import { OpenApi, Types } from './random-objects/open-api';
import { objectsWithEachField, randomObject, SEEDS } from './random-objects/random-objects';
import { Admission } from '../../lib/kubernetes/admission/admission';
import { admitBuiltIn } from '../../lib/kubernetes/admission/admit-built-in';
import { Manifest } from '../../lib/manifests/manifest';

jest.setTimeout(JUDGE_TIMEOUT_MILLIS);

/** Number of random objects over all kinds. */
const RUNS = Number(process.env.CONFORMANCE_RUNS ?? 2_500);
/** Number of objects in memory at once. */
const BATCH = 10_000;
const SEED = 20_261_129;
const SHOW = Number(process.env.SHOW ?? 5);

/** The server does not serve this kind in this version. */
const NOT_SERVED = 404;

const POD = { containers: [{ name: 'a', image: 'b' }] };
const METADATA = { name: 'cart', namespace: 'shop' };
const service = (spec: unknown): Json => ({ apiVersion: 'v1', kind: 'Service', metadata: METADATA, spec });
const pod = (spec: object, rest: object = {}): Json => ({ apiVersion: 'v1', kind: 'Pod', metadata: { ...METADATA, ...rest }, spec });
const configMap = (rest: object): Json => ({ apiVersion: 'v1', kind: 'ConfigMap', metadata: METADATA, ...rest });

/** Nulls: a key without a value in YAML. Few random objects have them. */
const NULLS: readonly { it: string; manifest: Json }[] = [
  { it: 'annotations that are null', manifest: pod(POD, { annotations: null, labels: null }) },
  { it: 'a label that is null', manifest: pod(POD, { labels: { a: null } }) },
  { it: 'a null among containers', manifest: pod({ containers: [...POD.containers, null] }) },
  { it: 'lists that are null', manifest: pod({ ...POD, initContainers: null, volumes: null }) },
  { it: 'a null among arguments', manifest: pod({ containers: [{ ...POD.containers[0], args: [null, 'a'] }] }) },
  { it: 'a null among ports of a container', manifest: pod({ containers: [{ ...POD.containers[0], ports: [null] }] }) },
  { it: 'a limit that is null', manifest: pod({ containers: [{ ...POD.containers[0], resources: { limits: { cpu: null } } }] }) },
  { it: 'a null among ports of a Service', manifest: service({ ports: [{ name: 'http', port: 80 }, null] }) },
  { it: 'a target port that is null', manifest: service({ ports: [{ port: 80, targetPort: null, name: null }] }) },
  { it: 'a selector with a null', manifest: service({ selector: { app: null }, ports: [{ port: 80 }] }) },
  { it: 'a spec that is null', manifest: service(null) },
  { it: 'data with a null', manifest: configMap({ data: { a: null } }) },
  { it: 'metadata that is null', manifest: configMap({ metadata: null }) },
  { it: 'a null in an unknown field', manifest: configMap({ spec: null }) },
  { it: 'a null among finalizers', manifest: configMap({ metadata: { ...METADATA, finalizers: [null] } }) },
];

describe('admitBuiltIn()', () => {
  let types: Types;
  beforeAll(async () => {
    const [{ got }] = await askApiServer([{ id: 'types', get: '/openapi/v2' }]);
    types = new Types(got as OpenApi);
  });

  test('takes, as the API server does, what people write without a mistake', async () => {
    const seeds = Object.values(SEEDS).flat();

    const answers = await ask(seeds);

    expect(answers.filter(({ code, unknownFields }) => code !== 201 || unknownFields)).toEqual([]);
    expect(differences(seeds, answers)).toEqual([]);
  });

  test(`says what the API server says of ${RUNS} random objects`, async () => {
    const all: ApiServerAnswer[] = [];
    for (let done = 0; done < RUNS; done += BATCH) {
      const objects = Array.from({ length: Math.min(BATCH, RUNS - done) }, (_, i) => randomObject(done + i, SEED, types));
      const answers = await ask(objects, done);

      expect(differences(objects, answers)).toEqual([]);
      all.push(...answers.map(({ id, code, fields }) => ({ id, code, fields })));
    }

    // The comparison means little when one verdict is rare, or when most objects have many faults.
    const refused = all.filter(({ code }) => code !== 201);
    expect(refused.length / all.length).toBeGreaterThan(0.3);
    expect(refused.length / all.length).toBeLessThan(0.7);
    const invalid = refused.filter(({ code }) => code === 422);
    expect(invalid.filter(({ fields = [] }) => fields.length === 1).length / invalid.length).toBeGreaterThan(0.5);
  });

  test('knows every field that the API server has', async () => {
    const objects = objectsWithEachField(SEED, types);

    expect(differences(objects, await ask(objects))).toEqual([]);
  });

  test('reads nulls as the API server does', async () => {
    const manifests = NULLS.map(({ manifest }) => manifest);

    const answers = await ask(manifests);

    expect(NULLS.filter(({ manifest }, i) => differences([manifest], [answers[i]]).length > 0)).toEqual([]);
  });
});

function ask(objects: readonly Json[], from = 0): Promise<ApiServerAnswer[]> {
  return askApiServer(objects.map((object, i) => ({ id: String(from + i), object })));
}

/** The first differences, with all that explains them. */
function differences(objects: readonly Json[], answers: readonly ApiServerAnswer[]): object[] {
  const compared = objects.flatMap((object, i) => {
    const answer = answers[i];
    const ours = admitBuiltIn(object as unknown as Manifest);
    const differ = differing(answer, ours).filter((field) => !isAccepted(String(object.kind), field));
    const shown = JSON.stringify(object).slice(0, 2_000);

    return differ.length === 0 ? [] : [{ id: answer.id, differ, server: answer.message, ours: ours?.faults, object: shown }];
  });

  return compared.slice(0, SHOW);
}

/** `kind` means that only one of the two knows the kind. */
function differing(answer: ApiServerAnswer, ours: Admission | undefined): string[] {
  if (answer.code === NOT_SERVED) return ours === undefined || ours.faults.length > 0 ? [] : ['kind'];

  return ours ? differingFields(servedVerdict(answer), ourVerdict(ours, answer)) : ['kind'];
}

function isAccepted(kind: string, field: string): boolean {
  return ACCEPTED.some((accepted) => accepted.kind.test(kind) && accepted.field.test(field));
}
