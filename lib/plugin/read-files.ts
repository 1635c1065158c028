/** Reads files, and collects the problems of those that cannot be read. */
import { LoadError, LoadProblem } from '../manifests/load/load-error';
import { readManifests } from '../manifests/load/load-manifests';
import type { LoadedManifest } from '../manifests/load/read-documents';
import { readTextFile } from '../manifests/load/read-text-file';

/** The manifests of all files, in their order; problems are added to `problems`. */
export function readManifestFiles(paths: readonly string[], problems: LoadProblem[]): LoadedManifest[] {
  return paths.flatMap((path) => {
    const text = tryReadText(path, problems);
    if (text === undefined) return [];
    const read = readManifests(text, path);
    problems.push(...read.problems);

    return read.manifests;
  });
}

/** The text of a file; undefined if it cannot be read, which adds to `problems`. */
export function tryReadText(path: string, problems: LoadProblem[]): string | undefined {
  try {
    return readTextFile(path, FIXES);
  } catch (error) {
    if (!(error instanceof LoadError)) throw error;
    problems.push(...error.problems);

    return undefined;
  }
}

const FIXES = { unreadable: 'use the path of a readable file', noText: 'use a YAML or JSON file' };
