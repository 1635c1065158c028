/** Files that a configuration names, read beside it: in its folder and the folders within. */
import { lstatSync, readdirSync, statSync } from 'node:fs';
import { dirname, isAbsolute, join, posix } from 'node:path';
import { leadsOutOf } from './list-files';
import { readTextFile } from './read-text-file';

/** A file with its text. */
export interface BesideFile {
  /** As the configuration would name it. */
  readonly path: string;
  readonly text: string;
}

/** Finds the files that a pattern names. An empty list means that they are not known: they may be elsewhere. */
export interface FilesBeside {
  find(pattern: string): readonly BesideFile[];
}

/** For a configuration without a place, such as a text. */
export const NOTHING_BESIDE: FilesBeside = { find: () => [] };

/**
 * Files beside the file of a configuration. Absolute paths are those of another machine, and paths that lead out of the folder are not
 * followed.
 */
export class FolderOfConfiguration implements FilesBeside {
  private readonly folder: string;

  /** @param configuration path of the file */
  constructor(configuration: string) {
    this.folder = dirname(configuration);
  }

  /** @throws LoadError for a file that is too large, or is not UTF-8 */
  find(pattern: string): BesideFile[] {
    const path = posix.normalize(pattern);
    if (isAbsolute(path) || path.startsWith('/') || path.split('/')[0] === '..') return [];
    const [inner, name] = [posix.dirname(path), posix.basename(path)];

    return namesIn(join(this.folder, inner)).filter((each) => matches(name, each)).map((each) => posix.join(inner, each))
      .filter((each) => this.isFile(join(this.folder, each)))
      .map((each) => ({ path: each, text: readTextFile(join(this.folder, each), { noText: 'use a YAML file' }) }));
  }

  /** Devices and pipes are not read. */
  private isFile(path: string): boolean {
    const isRegular = statSync(path, { throwIfNoEntry: false })?.isFile() === true;

    return isRegular && (!lstatSync(path).isSymbolicLink() || !leadsOutOf(this.folder, path));
  }
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder).sort();
  } catch {
    return [];
  }
}

/** As Go's `filepath.Match`, for names. A malformed pattern matches nothing. */
function matches(pattern: string, name: string): boolean {
  if (!/[*?[\\]/.test(pattern)) return pattern === name;
  const parts = pattern.match(/\\.|\*|\?|\[\^?(?:\\.|[^\]\\])+\]|[^\\[]/gs) ?? [];
  if (parts.join('') !== pattern) return false;
  try {
    return new RegExp(`^${parts.map(inRegExp).join('')}$`, 'u').test(name);
  } catch {
    return false;
  }
}

function inRegExp(part: string): string {
  if (part === '*') return '[^/]*';
  if (part === '?') return '[^/]';

  return part.length > 1 && part.startsWith('[') ? part : part.replace(/^\\/, '').replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
