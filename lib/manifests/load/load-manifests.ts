/** Text to manifests, read as Kubernetes reads it. */
import { MAX_FILE_BYTES } from './load-caps';
import { LoadError, LoadProblem } from './load-error';
import { tryPlainManifests } from './plain-manifests';
import type * as whole from './read-documents';

/**
 * The manifests of a YAML or JSON text, in their order. Empty documents are skipped; lists (`kind: List`, `kind: ServiceMonitorList`)
 * are taken apart, lists within lists as well.
 *
 * @param text at most 16 MB, 100 levels deep, with 100 aliases
 * @param source names the text in errors
 * @throws LoadError with all faults of the text
 */
export function loadManifests(text: string, source: string): whole.LoadedManifest[] {
  const { manifests, problems } = readManifests(text, source);
  if (problems.length > 0) throw new LoadError(problems);

  return manifests;
}

/** The manifests that can be read, and the faults of the rest: for callers that read several files before they report. */
export function readManifests(text: string, source: string): whole.ReadManifests {
  if (typeof text !== 'string') return { manifests: [], problems: [notText(source, text)] };
  if (Buffer.byteLength(text) > MAX_FILE_BYTES) return { manifests: [], problems: [tooLarge(source)] };
  const plain = tryPlainManifests(text);
  if (plain) return { manifests: plain.map(({ manifest, line }) => ({ manifest, source, line })), problems: [] };

  // Loaded when it is needed: most texts are plain.
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  const { readDocuments } = require('./read-documents') as typeof whole;

  return readDocuments(text, source);
}

/** The fault of a value that only JavaScript can give. */
function notText(source: string, value: unknown): LoadProblem {
  const shown = value === undefined || value === null ? String(value) : `a value of type ${typeof value}`;

  return {
    code: 'AM804', source, line: 0, column: 0, message: `${shown} where YAML or JSON text is expected`, fix: 'give the text of the manifests, such as readFileSync(file, "utf8")',
  };
}

/** The fault of a file that is too large. */
export function tooLarge(source: string): LoadProblem {
  return { code: 'AM803', source, line: 0, column: 0, message: `is larger than ${MAX_FILE_BYTES / 1024 / 1024} MB`, fix: 'split the file' };
}
