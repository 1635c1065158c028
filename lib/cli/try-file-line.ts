/** File and line of a place such as `app.yaml:12`. */
import { STDIN } from './read-stdin';

/** A place in a file; lines count from 1. */
export interface FileLine {
  readonly file: string;
  readonly line: number;
}

/** Returns undefined for standard input, which is not a file. */
export function tryFileLine(place: string | undefined): FileLine | undefined {
  const found = tryPlaceLine(place);

  return found?.file === STDIN ? undefined : found;
}

/** Also for standard input. */
export function tryPlaceLine(place: string | undefined): FileLine | undefined {
  const [, file, line] = /^(.*):(\d+)$/s.exec(place ?? '') ?? [];

  return file === undefined ? undefined : { file: file.replace(/^\.\//, ''), line: Math.max(Number(line), 1) };
}
