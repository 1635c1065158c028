/** `Access` says what Kubernetes' own authorizer says of roles and bindings that a real kube-apiserver took: who may read what. */
import { RandomAccess, randomAccess } from './access/random-roles';
import { AccessRequest } from './judge-types';
import { askApiServer, JUDGE_TIMEOUT_MILLIS } from './judges';
import { Access } from '../../lib/kubernetes/access/access';
import { ReadRequest } from '../../lib/kubernetes/access/role';
import { Answer } from '../../lib/kubernetes/answer';
import { Objects } from '../../lib/manifests/objects';
import { binding, role, serverWithAccount } from '../support/manifests/access';
import { Manifest } from '../support/manifests/manifest';
import { prometheus } from '../support/manifests/servers';
import { reported } from '../support/reported';

jest.setTimeout(JUDGE_TIMEOUT_MILLIS);

/** Number of random clusters. */
const RUNS = Number(process.env.CONFORMANCE_RUNS ?? 500);
/** Number of clusters in memory at once. */
const BATCH = 1_000;
const SEED = 20_261_129;
const SHOW = Number(process.env.SHOW ?? 10);

interface Compared {
  readonly differences: readonly string[];
  readonly answers: readonly { readonly ours: Answer; readonly isAllowed: boolean }[];
  readonly refused: number;
}

test(`of ${RUNS} random clusters`, async () => {
  const count = { allowed: 0, denied: 0, unknown: 0, refused: 0 };
  const differences: string[] = [];
  for (let done = 0; done < RUNS; done += BATCH) {
    const clusters = Array.from({ length: Math.min(BATCH, RUNS - done) }, (_, i) => randomAccess(SEED + (done + i) * 7919));
    for (const compared of await compare(clusters)) {
      differences.push(...compared.differences);
      compared.answers.forEach(({ ours }) => count[ours]++);
      count.refused += compared.refused;
    }
  }

  process.stderr.write(`access: ${JSON.stringify(count)}\n`);
  expect(differences.slice(0, SHOW)).toEqual([]);
  expect(count.allowed).toBeGreaterThan(5 * RUNS);
  expect(count.denied).toBeGreaterThan(20 * RUNS);
  expect(count.refused).toBeGreaterThan(RUNS / 10);
});

/** AM951 is what we say of it. */
describe('a binding to another account', () => {
  const account = (namespace: string, name: string) => ({ namespace, name });

  test.each([
    { it: 'with its name in another namespace', where: '', server: serverWithAccount(), own: account('monitoring', 'prometheus'), other: account('default', 'prometheus') },
    { it: 'with another name', where: '', server: prometheus(), own: account('monitoring', 'default'), other: account('monitoring', 'prometheus-k8s') },
    { it: 'in one namespace', where: 'shop', server: serverWithAccount(), own: account('monitoring', 'prometheus'), other: account('default', 'prometheus') },
  ])('$it gives the account of the server nothing', async ({ where, server, own, other }) => {
    const bindTo = (subject: object): Manifest[] => [role(where, ['pods', 'services', 'endpoints']), { ...binding(where), subjects: [{ kind: 'ServiceAccount', ...subject }] }];
    const requests = [own, other].map((each): AccessRequest => ({ account: each, verb: 'list', resource: 'pods', namespace: 'shop' }));
    const answers = await askApiServer([other, own].map((each) => ({ id: each.namespace + each.name, review: { objects: bindTo(each), requests } })));

    expect(answers.map(({ refused = [], allowed }) => ({ refused, allowed }))).toEqual([
      { refused: [], allowed: [false, true] },
      { refused: [], allowed: [true, false] },
    ]);
    expect([other, own].map((each) => reported('AM951', [server, ...bindTo(each)]).length)).toEqual([1, 0]);
  });
});

async function compare(clusters: readonly RandomAccess[]): Promise<Compared[]> {
  const answers = await askApiServer(clusters.map((review, i) => ({ id: String(i), review })));

  return answers.map(({ error, refused = [], allowed = [] }, i) => {
    if (error !== undefined) throw new Error(error);
    const { objects, requests } = clusters[i];
    const access = new Access(new Objects(objects.filter((_, index) => !refused.includes(index))));
    const compared = requests.map((request, index) => ({ request, ours: access.mayRead(request.account, readRequest(request)), isAllowed: allowed[index] }));
    const different = compared.filter(({ ours, isAllowed }) => ours !== 'unknown' && (ours === 'allowed') !== isAllowed);

    return { differences: different.slice(0, 1).map((each) => JSON.stringify({ ...each, objects })), answers: compared, refused: refused.length };
  });
}

function readRequest({ verb, group = '', resource = '', subresource, namespace, path }: AccessRequest): ReadRequest {
  if (path !== undefined) return { verb: 'get', path };

  return { verb: verb as 'list', group, resource: subresource === undefined ? resource : `${resource}/${subresource}`, namespace };
}
