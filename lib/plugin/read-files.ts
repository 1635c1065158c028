/** Files to manifests and text; what is wrong with them is gathered. */
import { LoadError, LoadProblem } from '../manifests/load/load-error';
import { readManifests } from '../manifests/load/load-manifests';
import type { LoadedManifest } from '../manifests/load/read-documents';
import { readTextFile } from '../manifests/load/read-text-file';

/** The manifests of all files, in their order; `problems` gets those of what cannot be read. */
export function readManifestFiles(paths: readonly string[], problems: LoadProblem[]): LoadedManifest[] {
  return paths.flatMap((path) => {
    const text = tryReadText(path, problems);
    if (text === undefined) return [];
    const read = readManifests(text, path);
    problems.push(...read.problems);

    return read.manifests;
  });
}

/** The text of a file; undefined where `problems` gets one. */
export function tryReadText(path: string, problems: LoadProblem[]): string | undefined {
  try {
    return readTextFile(path, FIXES);
  } catch (error) {
    if (!(error instanceof LoadError)) throw error;
    problems.push(...error.problems);

    return undefined;
  }
}

const FIXES = { unreadable: 'name a file that can be read', noText: 'name a YAML or JSON file' };
