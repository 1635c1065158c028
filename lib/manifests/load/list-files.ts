/** Lists the files of a folder that may be manifests, in the same order on every machine. */
import { readdirSync, realpathSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { excluder } from './exclude';

/** File with construct metadata that cdk8s writes into the same folder. */
const NO_MANIFESTS = 'construct-metadata.json';

/** Folders of tools, which hold no manifests of the project. */
const FOLDERS_OF_TOOLS = new Set(['.git', 'node_modules']);

/**
 * All `*.yaml`, `*.yml` and `*.json` in a folder and its folders, and files named `Kustomization`, sorted by path. Links to folders are not
 * followed.
 * @param exclude patterns of files and folders to leave out
 */
export function listFiles(folder: string, exclude: readonly string[] = []): string[] {
  const isExcluded = excluder(folder, exclude);

  return namesIn(folder, isExcluded)
    .filter((path) => /\.(ya?ml|json)$|(^|[/\\])Kustomization$/.test(path) && path !== join(folder, NO_MANIFESTS)).sort();
}

/** Whether a file of a folder is a link to something that is not in the folder. */
export function leadsOutOf(folder: string, file: string): boolean {
  return relative(realpathSync(folder), realpathSync(file)).split(sep)[0] === '..';
}

/** Whether a file is in a folder or in one of its folders. */
export function isWithin(folder: string, file: string): boolean {
  return folder === '.' || file.startsWith(`${folder}/`) || file.startsWith(`${folder}\\`);
}

function namesIn(folder: string, isExcluded: (path: string) => boolean): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (isExcluded(path)) return [];
    if (!entry.isDirectory()) return [path];

    return FOLDERS_OF_TOOLS.has(entry.name) ? [] : namesIn(path, isExcluded);
  });
}
