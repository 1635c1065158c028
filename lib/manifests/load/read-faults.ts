/** Faults of files, reported in the same form as the faults of their text. */
import { LoadProblem } from './load-error';

/** The fault of a file or folder that cannot be used. */
export function faultOf(source: string, message: string, fix: string): LoadProblem {
  return { code: 'AM807', source, line: 0, column: 0, message, fix };
}

/** The fault of a file in another encoding. */
export function noUtf8(source: string, fix = 'use a YAML or JSON file'): LoadProblem {
  return faultOf(source, 'is not UTF-8 text', `${fix}, saved as UTF-8`);
}

/** The fault behind an error of the file system. @throws the error itself if the file system did not raise it */
export function faultOfSystem(path: string, error: unknown, fix = 'name a file or folder that can be read'): LoadProblem {
  const { code } = error as { code?: string };
  // A path that no system can hold, for example one with U+0000.
  const isNone = code === 'ENOENT' || code === 'ERR_INVALID_ARG_VALUE';
  if (code === undefined || !(isNone || /^E[A-Z0-9]+$/.test(code))) throw error;

  if (code === 'EISDIR') return faultOf(path, 'is a folder', fix);

  return faultOf(path === '' ? '""' : path, isNone ? 'does not exist' : `cannot be read (${code})`, fix);
}
