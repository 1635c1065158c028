/** Reads manifests from files, folders and standard input. */
import { isUtf8 } from 'node:buffer';
import { statSync } from 'node:fs';
import { Finding } from '../findings/finding';
import { LoadError } from '../manifests/load/load-error';
import { tooLarge } from '../manifests/load/load-manifests';
import { Builder, passedOverNote } from '../manifests/load/passed-over';
import { readFileBytes, readStreamBytes } from '../manifests/load/read-bytes';
import type { LoadedManifest, ReadManifests } from '../manifests/load/read-documents';
import { faultOf, faultOfSystem } from '../manifests/load/read-faults';
import { FolderRead, readFolder } from '../manifests/load/read-folder';
import { readNamed } from '../manifests/load/read-named';

/** What is read from all inputs. */
export interface InputsRead {
  readonly manifests: readonly LoadedManifest[];
  /** Notes on folders with files that are not manifests. */
  readonly notes: readonly Finding[];
  /** Programs that make further objects from what is in the folders. */
  readonly builders: ReadonlySet<Builder>;
}

/** The manifests and problems of one source. */
type Read = ReadManifests & Partial<Pick<FolderRead, 'passedOver' | 'builders'>>;

/**
 * The manifests of all inputs, in their order.
 *
 * @param exclude patterns of files and folders to leave out; they do not apply to inputs themselves
 * @throws LoadError with the problems of all inputs
 */
export async function readInputs(
  inputs: readonly string[], stdin: AsyncIterable<Buffer | string>, exclude: readonly string[] = [],
): Promise<InputsRead> {
  const read: { readonly input: string; readonly one: Read }[] = [];
  for (const input of inputs) {
    read.push({ input, one: input === '-' ? parse('<stdin>', await readStreamBytes(stdin)) : readPath(input, exclude) });
  }
  const problems = read.flatMap(({ one }) => one.problems);
  if (problems.length > 0) throw new LoadError(problems);

  return {
    manifests: read.flatMap(({ one }) => one.manifests),
    notes: read.flatMap(({ input, one: { passedOver = [], builders = new Set<Builder>() } }) => passedOverNote(input, passedOver, builders) ?? []),
    builders: new Set(read.flatMap(({ one }) => [...one.builders ?? []])),
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

  return isUtf8(bytes) ? readNamed(bytes.toString('utf8'), source) : { manifests: [], problems: [faultOf(source, 'is not UTF-8 text', 'use a YAML or JSON file')] };
}
