/** Secrets and ConfigMaps that controllers create or fill while the cluster runs: which keys they will hold, and where these come from. */
import { BroughtData, DataKind } from './brought-data';
import { FILLERS } from './data-by-kind';
import { COPIES, DATA_IN_EVERY_NAMESPACE, MARKS } from './data-by-mark';
import { describe, namedAs } from '../manifests/manifest';
import { groupOf, keyOf, Objects, StoredObject } from '../manifests/objects';
import { groupBy } from '../units/group';

/** What controllers bring according to a set of manifests. */
export class DataBrought {
  private readonly byKey: ReadonlyMap<string, readonly BroughtData[]>;

  constructor(objects: Objects) {
    this.byKey = groupBy(objects.all().flatMap(broughtFor), ({ kind, namespace = '', name }) => [keyOf(kind, namespace, name)]);
  }

  /** What is brought to one Secret or ConfigMap, whether or not a manifest declares it. */
  to(kind: DataKind, namespace: string, name: string): readonly BroughtData[] {
    const [here, anywhere] = [namespace, ''].map((place) => this.byKey.get(keyOf(kind, place, name)) ?? []);

    return [...here, ...anywhere, ...DATA_IN_EVERY_NAMESPACE.filter((each) => each.kind === kind && each.name === name)];
  }
}

const known = new WeakMap<Objects, DataBrought>();

/** What controllers bring, read once for each set of manifests. */
export function dataBroughtIn(objects: Objects): DataBrought {
  const brought = known.get(objects) ?? new DataBrought(objects);
  known.set(objects, brought);

  return brought;
}

function broughtFor(object: StoredObject): BroughtData[] {
  const { manifest } = object;
  const { kind = '' } = manifest;
  const source = describe(namedAs(manifest));
  const group = groupOf(manifest.apiVersion ?? '');

  return [
    ...FILLERS.filter((row) => row.kind === kind && row.group === group).flatMap(({ fills }) => fills(object)).map((filled) => ({ ...filled, origin: `${source} creates` })),
    ...MARKS.flatMap(({ by, fills }) => fills(object).map((filled) => ({ ...filled, origin: `${by} ${filled.name === object.name ? 'fills' : `creates for ${source}`}` }))),
    ...COPIES.flatMap(({ by, copies }) => copies(object).map((filled) => ({ ...filled, origin: `${by} copies from ${source}` }))),
  ];
}
