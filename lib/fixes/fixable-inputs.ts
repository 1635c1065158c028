/** What fixes are planned for: an inspection, and the files that its objects are written in. */
import { Inspected } from '../forecast/inspected';
import type { LoadedManifest } from '../manifests/load/read-documents';
import { Manifest } from '../manifests/manifest';

/** Inputs whose files may be edited. */
export interface FixableInputs {
  readonly inspected: Inspected;
  /** The manifests of the inputs, without external ones. */
  readonly loaded: readonly LoadedManifest[];
  /** The text of a file; undefined for standard input. */
  readonly textOf: (source: string) => string | undefined;
  /** The same inputs with other objects in place of some, by their keys. */
  readonly replacing: (replacements: ReadonlyMap<string, readonly Manifest[]>) => Inspected;
}
