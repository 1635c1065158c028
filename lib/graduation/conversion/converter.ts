/** Converts ScrapeConfigs between versions: every version to the hub version and from it. */
import { ConvertError } from './convert-error';
import { convertNode } from './convert-node';
import { FieldChange, GROUP, HUB, VersionChanges } from './field-change';
import { takeKept, withKept } from './kept-annotation';
import { restore } from './restore';
import { other, Shape } from './shape';
import { quote, quoteList } from '../../findings/problem';
import { describe, Manifest, namedAs } from '../../manifests/manifest';
import { isObject } from '../../units/is-object';

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
    try {
      const hub = source === HUB ? manifest : this.move(manifest, source, HUB);

      return target === HUB ? hub : this.move(hub, HUB, target);
    } catch (error) {
      if (!(error instanceof ConvertError)) throw error;
      throw new ConvertError(`${describe(namedAs(manifest))} cannot be converted: ${error.message}`);
    }
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
    const { annotations, kept: back } = takeKept(metadata, target);
    const restored = back ? restore(value, back, shape, other(from)) : value;

    return { apiVersion: `${GROUP}/${target}`, metadata: withKept(metadata, annotations, source, kept), ...restored as object };
  }
}
