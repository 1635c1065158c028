/** What the operator creates to run pods of its own objects is what its own code creates, in all that matters for scrapes. */
import { askOperator, JUDGE_TIMEOUT_MILLIS } from './judges';
import { Json } from './random-manifests';
import { randomOwnObject, RUNNING_KINDS } from './random-own-objects';
import { listAt, Manifest, objectAt, stringMapAt, valueAt } from '../../lib/manifests/manifest';
import { storedAs } from '../../lib/manifests/objects';
import { admit } from '../../lib/operator/admission/admit';
import { createdFor } from '../../lib/operator/created/created-for';
import { Manifest as AnyManifest } from '../support/manifests/manifest';
import { OperatorQuestion } from '../support/operator-question';

jest.setTimeout(JUDGE_TIMEOUT_MILLIS);

/** Objects of each kind. */
const RUNS = Number(process.env.CONFORMANCE_RUNS ?? 700);
const SHOWN = Number(process.env.SHOW ?? 5);
const SEED = 20_261_129;

const SETTINGS = [undefined, { labels: { 'cluster': 'one', 'app.kubernetes.io/name': 'theirs' }, annotations: { 'a/b': 'c' } }];

describe('createdFor()', () => {
  test.each(RUNNING_KINDS.map((kind, i) => ({ kind, seed: SEED + i * 1_000_003 })))('creates what the operator creates for a $kind', async ({ kind, seed }) => {
    const manifests = Array.from({ length: RUNS }, (_, i) => randomOwnObject(kind, seed + i * 7919));
    const answers = await askOperator(manifests.map((manifest, i): OperatorQuestion => (
      { id: String(i), manifests: [manifest as unknown as AnyManifest], createOnly: true, operator: SETTINGS[i % 2] })));
    const count = { compared: 0, failed: 0, refused: 0 };
    const differences = answers.flatMap(({ id, created = {}, error }, i) => {
      expect({ id, error }).toEqual({ id, error: undefined });
      const [theirs] = Object.values(created);
      const { manifest, faults } = admit(manifests[i] as unknown as Manifest);
      expect({ i, isRefused: theirs === undefined }).toEqual({ i, isRefused: faults.length > 0 });
      count[theirs === undefined ? 'refused' : theirs.error === undefined ? 'compared' : 'failed']++;
      if (theirs === undefined) return [];
      const [ours, others] = [createdFor(storedAs(manifest), SETTINGS[i % 2]), theirs.objects].map((objects) => objects.map(modelled));

      return JSON.stringify(ours) === JSON.stringify(others) ? [] : [{ manifest: manifests[i], ours, theirs: others, error: theirs.error }];
    });

    expect(differences.slice(0, SHOWN)).toEqual([]);
    expect(count.compared).toBeGreaterThan(RUNS * 0.6);
  });
});

/** The fields that the forecast has, without empty ones, in one order. */
function modelled(object: Manifest): Json {
  const { kind, metadata } = object;
  const { ownerReferences } = objectAt(metadata, []);

  return sorted({
    kind,
    name: metadata?.name,
    labels: stringMapAt(metadata, ['labels']),
    annotations: withoutHash(stringMapAt(metadata, ['annotations'])),
    owner: listAt(ownerReferences, []).map((owner) => pick(owner, ['apiVersion', 'kind', 'name', 'controller'])),
    ...kind === 'Service' ? serviceFields(object.spec) : workloadFields(object.spec),
  }) as Json;
}

function serviceFields(spec: unknown): Json {
  return { ...pick(spec, ['clusterIP', 'selector', 'publishNotReadyAddresses']), ports: listAt(spec, ['ports']).map((port) => pick(port, ['name', 'port', 'targetPort', 'protocol'])) };
}

function workloadFields(spec: unknown): Json {
  const containers = (field: string) => listAt(spec, ['template', 'spec', field]).map((container) => ({
    ...pick(container, ['name', 'image', 'restartPolicy']),
    ports: listAt(container, ['ports']).map((port) => pick(port, ['name', 'containerPort', 'protocol', 'hostPort'])),
  }));

  return {
    ...pick(spec, ['serviceName', 'replicas', 'selector']),
    template: pick(valueAt(spec, ['template', 'metadata']), ['labels', 'annotations']),
    containers: containers('containers'),
    initContainers: containers('initContainers'),
    ...pick(valueAt(spec, ['template', 'spec']), ['serviceAccountName', 'schedulerName', 'hostNetwork']),
  };
}

function pick(value: unknown, fields: readonly string[]): Json {
  return Object.fromEntries(fields.map((field) => [field, valueAt(value, [field])]));
}

function withoutHash({ 'prometheus-operator-input-hash': _, ...annotations }: { readonly [key: string]: string }): object {
  return annotations;
}

/** Go leaves out what is empty. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([key, each]) => [key, sorted(each)] as const).filter(([key, each]) => (
    !(each === undefined || each === null || each === '' || each === false || (typeof each === 'object' && Object.keys(each).length === 0)) || key === 'value'));

  return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)));
}
