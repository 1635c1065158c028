/** Where objects are written: the files that may be edited. */
import { FieldPath } from '../edits/edit';
import { ObjectNode, objectNodes } from '../edits/object-nodes';
import { isShared } from '../edits/shared-node';
import { readManifests } from '../manifests/load/load-manifests';
import { isTemplate } from '../manifests/load/other-file';
import type { LoadedManifest } from '../manifests/load/read-documents';
import { Manifest } from '../manifests/manifest';
import { storedAs } from '../manifests/objects';
import { decrypted } from '../surroundings/decrypted';
import { groupBy } from '../units/group';

/** An object in a file. */
export interface WrittenObject {
  readonly source: string;
  /** Place of the object among those of the file. */
  readonly index: number;
  readonly manifest: Manifest;
}

/** Finds the objects of the inputs in their files. */
export class WrittenObjects {
  private readonly byKey: ReadonlyMap<string, readonly LoadedManifest[]>;
  private readonly bySource: ReadonlyMap<string, readonly LoadedManifest[]>;
  private readonly indexes = new Map<string, ReadonlyMap<LoadedManifest, number>>();
  private readonly nodes = new Map<string, { readonly text: string; readonly objects: readonly ObjectNode[] }>();

  /**
   * @param loaded the manifests of the inputs, without external ones
   * @param textOf the text of a file; undefined for standard input
   */
  constructor(loaded: readonly LoadedManifest[], private readonly textOf: (source: string) => string | undefined) {
    this.byKey = groupBy(loaded, ({ manifest }) => [storedAs(manifest).key]);
    this.bySource = groupBy(loaded, ({ source }) => [source]);
  }

  /** Where an object is written, or why it must not be edited. */
  find(key: string): WrittenObject | { readonly whyNot: string } {
    const [given, ...others] = this.byKey.get(key) ?? [];
    const text = given && this.textOf(given.source);
    if (given === undefined || text === undefined) return { whyNot: 'the object is not written in a file of the input' };
    const { manifest, source, changedBy } = given;
    if (others.length > 0) return { whyNot: 'the object is defined more than once' };
    if (changedBy !== undefined) return { whyNot: `"${changedBy.path}" changes the object before it is applied` };
    if (manifest.kind === 'Secret' || decrypted(manifest, '') !== manifest) return { whyNot: 'Secrets and encrypted objects are not edited' };
    if (isTemplate(text) || OF_CHART.test(text)) return { whyNot: 'the file is a template' };
    const index = this.indexesIn(source, text).get(given);

    return index === undefined ? { whyNot: 'the object is not found in its file' } : { source, index, manifest };
  }

  /** Whether another place of the text shares what is at a path. */
  isShared({ source, index }: WrittenObject, path: FieldPath, text: string): boolean {
    if (!text.includes('*')) return false;
    const known = this.nodes.get(source);
    const objects = known?.text === text ? known.objects : objectNodes(text).objects;
    this.nodes.set(source, { text, objects });

    return isShared(objects[index], path);
  }

  /** The objects of a file in their order, of which some may not be among the inputs. */
  private indexesIn(source: string, text: string): ReadonlyMap<LoadedManifest, number> {
    const known = this.indexes.get(source);
    if (known) return known;
    const indexes = new Map<LoadedManifest, number>();
    const given = this.bySource.get(source) ?? [];
    readManifests(text, source).manifests.forEach((each, i) => {
      const next = given[indexes.size];
      if (next && isSame(next, each)) indexes.set(next, i);
    });
    this.indexes.set(source, indexes);

    return indexes;
  }
}

/** Quoted or in a comment; a rule's `{{ $labels.pod }}` is not of a template. */
const OF_CHART = /\{\{[^}\n]*(?:\.(?:Values|Release|Chart|Capabilities|Template)\b|\binclude\s+")/;

/** The namespace may be that of an option. */
function isSame(one: LoadedManifest, other: LoadedManifest): boolean {
  const [a, b] = [one.manifest, other.manifest];

  return one.line === other.line && a.kind === b.kind && a.metadata?.name === b.metadata?.name;
}
