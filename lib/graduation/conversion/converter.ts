/** Converts ScrapeConfigs between versions: every version to the hub version and from it. */
import { ConvertError } from './convert-error';
import { convertNode } from './convert-node';
import { parseExact, unmarked } from './exact-json';
import { FieldChange, GROUP, HUB, VersionChanges } from './field-change';
import { Kept } from './kept';
import { restore } from './restore';
import { other, Shape } from './shape';
import { quote, quoteList } from '../../findings/problem';
import { describe, Manifest, ManifestMetadata, namedAs, StringMap } from '../../manifests/manifest';
import { canonicalJson } from '../../units/canonical-json';
import { isObject } from '../../units/is-object';

/** What the API server allows for all annotations of an object. */
const MAX_ANNOTATION_BYTES = 256 * 1024;

/** Name of the annotation with the fields that only the given version has. */
export function annotationOf(version: string): string {
  return `conversion.cdk8s-app-monitoring/${version}`;
}

/** What is in the annotation. */
interface KeptOfObject extends Kept {
  /** The text that the annotation had before, if users set it. */
  readonly before?: string;
}

/**
 * Converts with a table of changes, both ways without loss: what the other version cannot express is in an annotation until the object
 * is converted back.
 */
export class Converter {
  private readonly shapes: ReadonlyMap<string, Shape>;

  constructor(changes: VersionChanges) {
    this.shapes = new Map(Object.entries(changes).map(([spoke, each]: [string, readonly FieldChange[]]) => [spoke, Shape.of(each)]));
  }

  /** The object in the given apiVersion; only its labels and annotations may differ in metadata. @throws ConvertError */
  convert(object: unknown, apiVersion: string): Manifest {
    if (!isObject(object)) throw new ConvertError('an item of "request.objects" is not an object');
    const manifest = object as Manifest;
    const [source, target] = [this.versionOf(manifest.apiVersion), this.versionOf(apiVersion)];
    if (manifest.kind !== 'ScrapeConfig') throw new ConvertError(`${describe(namedAs(manifest))} is not a ScrapeConfig`);
    if (source === target) return manifest;
    const hub = source === HUB ? manifest : this.move(manifest, source, HUB);

    return target === HUB ? hub : this.move(hub, HUB, target);
  }

  private versionOf(apiVersion: unknown): string {
    const known = [HUB, ...this.shapes.keys()];
    const found = known.find((version) => apiVersion === `${GROUP}/${version}`);
    if (found === undefined) {
      throw new ConvertError(`apiVersion ${quote(apiVersion)} is not known; this webhook converts ${quoteList(known.map((version) => `${GROUP}/${version}`))}`);
    }

    return found;
  }

  /** Converts between the hub version and a spoke version. */
  private move(manifest: Manifest, source: string, target: string): Manifest {
    const [shape, from] = source === HUB ? [this.shapes.get(target), 'hub' as const] : [this.shapes.get(source), 'spoke' as const];
    const { apiVersion: _, metadata = {}, ...body } = manifest;
    const { value, kept } = convertNode(body, shape, from);
    const { annotations, before } = takeKept(metadata, target);
    const restored = before ? restore(value, before, shape, other(from)) : value;

    return {
      apiVersion: `${GROUP}/${target}`,
      metadata: withKept(metadata, annotations, source, kept, describe(namedAs(manifest))),
      ...restored as object,
    };
  }
}

/** The annotations without what is kept for a version; a text that users wrote under this name comes back. */
function takeKept(metadata: ManifestMetadata, version: string): { readonly annotations: StringMap; readonly before?: KeptOfObject } {
  const annotations = isObject(metadata.annotations) ? metadata.annotations as StringMap : {};
  const { [annotationOf(version)]: text, ...rest } = annotations;
  const before = tryKept(text);
  if (!before) return { annotations };

  return { before, annotations: typeof before.before === 'string' ? { ...rest, [annotationOf(version)]: before.before } : rest };
}

/** Metadata with what is kept of a version. A text that users wrote under this name is kept with it, unless it can stay. */
function withKept(metadata: ManifestMetadata, annotations: StringMap, version: string, kept: Kept | undefined, name: string): ManifestMetadata {
  const { annotations: old, ...rest } = metadata;
  const before = annotations[annotationOf(version)] as string | undefined;
  const isMistakable = tryKept(before) !== undefined;
  const added = kept || isMistakable
    ? { ...annotations, [annotationOf(version)]: unmarked(canonicalJson({ ...kept, ...before !== undefined && { before } })) }
    : annotations;
  if (added !== old) refuseLarge(added, version, name);

  return added === old || (Object.keys(added).length === 0 && old === undefined) ? metadata : Object.keys(added).length === 0 ? rest : { ...rest, annotations: added };
}

function tryKept(text: unknown): KeptOfObject | undefined {
  if (typeof text !== 'string') return undefined;
  try {
    const value = parseExact(text);

    return isObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function refuseLarge(annotations: StringMap, version: string, name: string): void {
  const bytes = Object.entries(annotations).reduce((sum, [key, value]) => sum + Buffer.byteLength(key) + Buffer.byteLength(String(value)), 0);
  if (bytes > MAX_ANNOTATION_BYTES) {
    throw new ConvertError(`${name} cannot be converted: with the fields that only ${version} has, its annotations would take ${bytes} bytes, and the API server allows ${MAX_ANNOTATION_BYTES}`);
  }
}
