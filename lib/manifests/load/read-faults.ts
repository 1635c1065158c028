/** Faults of files, told like those of the text in them. */
import { LoadProblem } from './load-error';

/** A file or folder that gives nothing. */
export function faultOf(source: string, message: string, fix: string): LoadProblem {
  return { code: 'AM807', source, line: 0, column: 0, message, fix };
}

/** What a call of the file system failed for. @throws whatever it was that failed otherwise */
export function faultOfSystem(path: string, error: unknown, fix = 'name a file or folder that can be read'): LoadProblem {
  const { code } = error as { code?: string };
  // A path that no system can hold, for example one with U+0000.
  const isNone = code === 'ENOENT' || code === 'ERR_INVALID_ARG_VALUE';
  if (code === undefined || !(isNone || /^E[A-Z0-9]+$/.test(code))) throw error;

  return faultOf(path === '' ? '""' : path, isNone ? 'does not exist' : `cannot be read (${code})`, fix);
}
