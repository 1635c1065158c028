/** Files to manifests and text; what is wrong with them is gathered. */
import { isUtf8 } from 'node:buffer';
import { readFileSync } from 'node:fs';
import { MAX_FILE_BYTES } from '../cluster/load/load-caps';
import { LoadProblem } from '../cluster/load/load-error';
import { readManifests, tooLarge } from '../cluster/load/load-manifests';
import type { LoadedManifest } from '../cluster/load/read-documents';

/** The manifests of all files, in their order; `problems` gets those of what cannot be read. */
export function readManifestFiles(paths: readonly string[], problems: LoadProblem[]): LoadedManifest[] {
  return paths.flatMap((path) => {
    const text = readTextFile(path, problems);
    if (text === undefined) return [];
    const read = readManifests(text, path);
    problems.push(...read.problems);

    return read.manifests;
  });
}

/** The text of a file; undefined where `problems` gets one. */
export function readTextFile(path: string, problems: LoadProblem[]): string | undefined {
  const bytes = tryRead(path, problems);
  if (!bytes) return undefined;
  if (bytes.length > MAX_FILE_BYTES) problems.push(tooLarge(path));
  else if (!isUtf8(bytes)) problems.push(faultOf(path, 'is no UTF-8 text', 'name a YAML or JSON file'));
  else return bytes.toString('utf8');

  return undefined;
}

function tryRead(path: string, problems: LoadProblem[]): Buffer | undefined {
  try {
    return readFileSync(path);
  } catch (error) {
    const { code } = error as { code?: string };
    if (code === undefined || !/^E[A-Z]+$/.test(code)) throw error;
    problems.push(faultOf(path, code === 'ENOENT' ? 'does not exist' : `cannot be read (${code})`, 'name a file that can be read'));

    return undefined;
  }
}

function faultOf(source: string, message: string, fix: string): LoadProblem {
  return { code: 'AM807', source, line: 0, column: 0, message, fix };
}
