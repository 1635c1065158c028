/** A folder of the tests: made before each of them, removed after it. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';

/** Files of one test. */
export interface Folder {
  /** Writes manifests, or text as it is, and gives the path. */
  readonly file: (name: string, content: readonly object[] | string | Buffer) => string;
  readonly path: () => string;
}

/** To be called where tests are declared. */
export function useFolder(): Folder {
  let folder: string;
  beforeEach(() => { folder = mkdtempSync(join(tmpdir(), 'cli-')); });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  return {
    path: () => folder,
    file: (name, content) => {
      const path = join(folder, name);
      mkdirSync(join(path, '..'), { recursive: true });
      writeFileSync(path, Array.isArray(content) ? yaml(content) : content as string | Buffer);

      return path;
    },
  };
}

/** Manifests as one text. */
export function yaml(manifests: readonly object[]): string {
  return `${manifests.map((manifest) => JSON.stringify(manifest)).join('\n---\n')}\n`;
}
