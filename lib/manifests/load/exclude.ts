/** Which files and folders of a folder are excluded by patterns. */
import { basename, relative, sep } from 'node:path';

/**
 * Returns a test for paths in a folder. A pattern without a slash matches the name of a file or folder at any depth; others match the path
 * as it is given, or as it is within the folder. What is in an excluded folder is excluded, because the folder is not entered.
 */
export function excluder(folder: string, patterns: readonly string[]): (path: string) => boolean {
  if (patterns.length === 0) return () => false;
  // Loaded when it is needed: few commands exclude anything.
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  const picomatch = require('picomatch') as (glob: string, options: { readonly dot: boolean }) => (path: string) => boolean;
  const [names, paths] = [false, true].map((hasSlash) => patterns.map(withoutEnds).filter((pattern) => pattern.includes('/') === hasSlash)
    .map((pattern) => picomatch(pattern, { dot: true })));

  return (path) => {
    const [name, given, within] = [basename(path), path, relative(folder, path)].map((each) => each.split(sep).join('/'));

    return names.some((matches) => matches(name)) || paths.some((matches) => matches(given) || matches(within));
  };
}

/** `./old/` is written for `old`. */
function withoutEnds(pattern: string): string {
  return pattern.replace(/^\.\//, '').replace(/\/$/, '');
}
