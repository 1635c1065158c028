/** Reads manifests from files, folders and standard input. */
import { isUtf8 } from 'node:buffer';
import { statSync } from 'node:fs';
import { STDIN } from './read-stdin';
import { Terminal } from './terminal';
import { Finding } from '../findings/finding';
import { LoadError, LoadProblem } from '../manifests/load/load-error';
import { tooLarge } from '../manifests/load/load-manifests';
import { Builder, passedOverNote } from '../manifests/load/passed-over';
import { readFileBytes, readStreamBytes } from '../manifests/load/read-bytes';
import type { LoadedManifest, ReadManifests } from '../manifests/load/read-documents';
import { faultOfSystem, noUtf8 } from '../manifests/load/read-faults';
import { FolderRead, readFolder } from '../manifests/load/read-folder';
import { readNamed } from '../manifests/load/read-named';

/** What is read from all inputs. */
export interface InputsRead {
  readonly manifests: readonly LoadedManifest[];
  /** Notes on folders with files that are not manifests. */
  readonly notes: readonly Finding[];
  /** What has to be built from the folders adds to them: no objects, ConfigMaps and Secrets alone, or any objects. */
  readonly adds: FolderRead['adds'];
  /** Problems of single files of folders, if they do not stop the command. */
  readonly problems: readonly LoadProblem[];
  /** The text of standard input, if it is an input. */
  readonly stdinText?: string;
}

/** The manifests and problems of one source. */
type Read = ReadManifests & Partial<Pick<FolderRead, 'passedOver' | 'builders' | 'adds'>>;

/** How inputs are read. */
export interface ReadOptions {
  /** Patterns of files and folders to leave out; they do not apply to inputs themselves. */
  readonly exclude?: readonly string[];
  /** Whether to go on if files of a folder cannot be read, and others can. */
  readonly goOn?: boolean;
}

/**
 * The manifests of all inputs, in their order.
 *
 * @param terminal whose input is touched only if it is read, since Node loads many modules for it
 * @throws LoadError with the problems of all inputs
 */
export async function readInputs(
  inputs: readonly string[], terminal: Pick<Terminal, 'stdin'>, { exclude = [], goOn = false }: ReadOptions = {},
): Promise<InputsRead> {
  const bytes = inputs.includes('-') ? await readStreamBytes(terminal.stdin) : undefined;
  const read = inputs.map((input): { readonly input: string; readonly one: Read } => ({ input, one: input === '-' ? parse(STDIN, bytes) : readPath(input, exclude) }));
  const problems = read.flatMap(({ one }) => one.problems);
  const canGoOn = goOn && read.every(({ one }) => one.problems.length === 0 || (one.passedOver && one.manifests.length > 0));
  if (problems.length > 0 && !canGoOn) throw new LoadError(problems);

  return {
    manifests: read.flatMap(({ one }) => one.manifests),
    notes: read.flatMap(({ input, one }) => passedOverNote(input, one.passedOver ?? [], one.builders ?? new Set<Builder>()) ?? []),
    adds: (['objects', 'data'] as const).find((added) => read.some(({ one }) => one.adds === added)) ?? 'nothing',
    problems,
    ...bytes && { stdinText: bytes.toString('utf8') },
  };
}

function readPath(path: string, exclude: readonly string[]): Read {
  try {
    return statSync(path).isDirectory() ? readFolder(path, exclude) : parse(path, readFileBytes(path));
  } catch (error) {
    return { manifests: [], problems: [faultOfSystem(path, error)] };
  }
}

function parse(source: string, bytes: Buffer | undefined): Read {
  if (!bytes) return { manifests: [], problems: [tooLarge(source)] };

  return isUtf8(bytes) ? readNamed(bytes.toString('utf8'), source) : { manifests: [], problems: [noUtf8(source)] };
}
