/** What `admitBuiltIn()` refuses of the Gateway API, a real kube-apiserver with its CRDs refuses as well, for the same field. */
import { join } from 'node:path';
import { ourVerdict, servedVerdict } from './api-server-verdict';
import { LOOSER } from './gateway-api-looser';
import { ApiServerAnswer, askApiServer, gatewayApi, JUDGE_TIMEOUT_MILLIS } from './judges';
import { Choice } from './random-objects/choice';
import { kindsOf } from './random-objects/crd-kinds';
import { graft } from './random-objects/graft';
import { copy, Json } from './random-objects/json-path';
import { mutate } from './random-objects/mutate';
import { Types } from './random-objects/open-api';
import { GATEWAY_API } from './random-objects/seeds/gateway-api';
import { admitBuiltIn } from '../../lib/kubernetes/admission/admit-built-in';
import { Manifest } from '../../lib/manifests/manifest';

jest.setTimeout(JUDGE_TIMEOUT_MILLIS);

/** Number of random objects. */
const RUNS = Number(process.env.CONFORMANCE_RUNS ?? 2_500);
const SEED = 20_261_130;
const SHOW = Number(process.env.SHOW ?? 5);
/** A folder of a release, or its version. */
const RELEASE = process.env.GATEWAY_API ?? 'v1.6.3';
const CRDS = join(RELEASE.includes('/') ? RELEASE : gatewayApi(RELEASE), 'config', 'crd', 'standard');
const KINDS = kindsOf(CRDS);
const TYPES = new Types({ definitions: KINDS });

describe('admitBuiltIn(), of the Gateway API', () => {
  const seeds = GATEWAY_API.filter(({ apiVersion, kind }) => `${String(apiVersion)} ${String(kind)}` in KINDS);

  test('takes, as the API server does, what people write without a mistake', async () => {
    const answers = await ask(seeds);

    expect(answers.filter(({ code, unknownFields }) => code !== 201 || unknownFields)).toEqual([]);
    expect(differences(seeds, answers)).toEqual([]);
  });

  test(`refuses nothing of ${RUNS} random objects that the API server takes, and takes nothing else than what is written down`, async () => {
    const objects = Array.from({ length: RUNS }, (_, i) => randomObject(i, seeds));

    const answers = await ask(objects);

    expect(differences(objects, answers)).toEqual([]);
    const refused = answers.filter(({ code }) => code !== 201);
    expect(refused.length / RUNS).toBeGreaterThan(0.3);
    expect(refused.length / RUNS).toBeLessThan(0.8);
  });
});

function ask(objects: readonly Json[]): Promise<ApiServerAnswer[]> {
  return askApiServer(objects.map((object, i) => ({ id: String(i), object })), CRDS);
}

/** The first differences, with all that explains them. */
function differences(objects: readonly Json[], answers: readonly ApiServerAnswer[]): object[] {
  return objects.flatMap((object, i) => {
    const differ = differing(object, answers[i]);
    const ours = admitBuiltIn(object as unknown as Manifest)?.faults;

    return differ.length === 0 ? [] : [{ differ, server: answers[i].message, ours, object: JSON.stringify(object).slice(0, 3_000) }];
  }).slice(0, SHOW);
}

/**
 * The API server asks rules only of objects without other faults. So where it refuses an object for what another release takes, ours may
 * refuse the object for a rule.
 */
function differing(object: Json, answer: ApiServerAnswer): string[] {
  const admission = admitBuiltIn(object as unknown as Manifest);
  if (!admission) return ['kind'];
  const [served, ours] = [servedVerdict(answer), ourVerdict(admission, answer)];
  const isLooser = (field: string) => LOOSER.some(({ at }) => at.test(`${String(object.kind)} ${field.replace(/\[\d+\]/g, '[]')}`));
  const onlyIn = (some: readonly string[], others: readonly string[]) => some.filter((field) => !others.includes(field));
  const missed = onlyIn([...served.fields, ...served.unknownFields], [...ours.fields, ...ours.unknownFields, NOT_ASKED]);
  const untrue = onlyIn([...ours.fields, ...ours.unknownFields], [...served.fields, ...served.unknownFields])
    // The format of a number has its path in the text.
    .filter((field) => !answer.message?.includes(` in ${field}`));
  if (served.isTaken && !ours.isTaken) return ['refused by us alone', ...untrue];

  return [...missed.filter((field) => !isLooser(field)), ...missed.some(isLooser) ? [] : untrue];
}

/** Not a field: the API server reports that it did not ask the rules. */
const NOT_ASKED = '<nil>';

/** Has metadata, because the client adds the namespace to it. */
function randomObject(index: number, seeds: readonly Json[]): Json {
  const choice = new Choice(SEED + index * 7919);
  const object = copy(choice.pick(seeds));
  for (let i = choice.pick([0, 0, 1, 1, 2]); i > 0; i--) graft(object, TYPES, choice);
  for (let i = choice.pick([0, 1, 1, 1, 2]); i > 0; i--) mutate(object, choice);

  return { ...object, metadata: object.metadata ?? { name: 'cart', namespace: 'shop' } };
}
