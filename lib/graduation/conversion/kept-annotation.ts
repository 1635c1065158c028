/** What is kept of an object, in its annotations. */
import { ConvertError } from './convert-error';
import { parseExact, unmarked } from './exact-json';
import { Kept } from './kept';
import { ManifestMetadata, StringMap } from '../../manifests/manifest';
import { canonicalJson } from '../../units/canonical-json';
import { isObject } from '../../units/is-object';

/** What the API server allows for all annotations of an object. */
const MAX_BYTES = 256 * 1024;

/** What is in the annotation. */
interface KeptOfObject extends Kept {
  /** The text that the annotation had before, if users set it. */
  readonly before?: string;
}

/** Name of the annotation with the fields that only the given version has. */
export function annotationOf(version: string): string {
  return `conversion.cdk8s-app-monitoring/${version}`;
}

/** Annotations, and what they held for a version. */
interface Taken {
  readonly annotations?: StringMap;
  readonly kept?: Kept;
}

/** Takes what is kept for a version out of the annotations. A text that users wrote under this name comes back. */
export function takeKept({ annotations }: ManifestMetadata, version: string): Taken {
  const name = annotationOf(version);
  if (!isObject(annotations)) return { annotations };
  const { [name]: text, ...rest } = annotations;
  const kept = tryKept(text);
  if (!kept) return { annotations };

  return { kept, annotations: typeof kept.before === 'string' ? { ...rest, [name]: kept.before } : rest };
}

/**
 * Metadata with these annotations and what is kept of a version. A text that users wrote under this name is kept with it, unless it can
 * stay.
 * @throws ConvertError if the API server would refuse the annotations
 */
export function withKept(
  metadata: ManifestMetadata, annotations: StringMap | undefined, version: string, kept: Kept | undefined,
): ManifestMetadata {
  const name = annotationOf(version);
  const before = annotations?.[name];
  if (kept || tryKept(before)) {
    const added = { ...annotations, [name]: unmarked(canonicalJson({ ...kept, ...before !== undefined && { before } })) };
    refuseLarge(added, version);

    return { ...metadata, annotations: added };
  }
  if (annotations === metadata.annotations) return metadata;
  const { annotations: _, ...rest } = metadata;

  return annotations && Object.keys(annotations).length > 0 ? { ...rest, annotations } : rest;
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

function refuseLarge(annotations: StringMap, version: string): void {
  const sizes = Object.entries(annotations).map(([key, value]) => Buffer.byteLength(key) + Buffer.byteLength(String(value)));
  const bytes = sizes.reduce((sum, size) => sum + size, 0);
  if (bytes <= MAX_BYTES) return;
  throw new ConvertError(`with the fields that only ${version} has, its annotations would take ${bytes} bytes, and the API server allows ${MAX_BYTES}`);
}
