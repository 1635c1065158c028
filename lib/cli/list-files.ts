/** Lists the manifests of a folder in the same order on every machine. */
import { readdirSync, realpathSync } from 'node:fs';
import { join, relative, sep } from 'node:path';

/** File with construct metadata that cdk8s writes into the same folder. */
const NO_MANIFESTS = 'construct-metadata.json';

/** All `*.yaml`, `*.yml` and `*.json` in a folder and its folders, sorted by path. Links to folders are not followed. */
export function listFiles(folder: string): string[] {
  return namesIn(folder).filter((path) => /\.(ya?ml|json)$/.test(path) && path !== join(folder, NO_MANIFESTS)).sort();
}

/** Whether a file of a folder is a link to something that is not in the folder. */
export function leadsOutOf(folder: string, file: string): boolean {
  return relative(realpathSync(folder), realpathSync(file)).split(sep)[0] === '..';
}

function namesIn(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);

    return entry.isDirectory() ? namesIn(path) : [path];
  });
}
