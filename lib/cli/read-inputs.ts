/** Reads manifests from files, folders and standard input. */
import { isUtf8 } from 'node:buffer';
import { statSync } from 'node:fs';
import { leadsOutOf, listFiles } from './list-files';
import { LoadError, LoadProblem } from '../manifests/load/load-error';
import { readManifests, tooLarge } from '../manifests/load/load-manifests';
import { readFileBytes, readStreamBytes } from '../manifests/load/read-bytes';
import type { LoadedManifest } from '../manifests/load/read-documents';
import { faultOf, faultOfSystem } from '../manifests/load/read-faults';

/** The manifests and problems of one source. */
interface Read { readonly manifests: readonly LoadedManifest[]; readonly problems: readonly LoadProblem[] }

/**
 * The manifests of all inputs, in their order.
 *
 * @throws LoadError with the problems of all inputs
 */
export async function readInputs(inputs: readonly string[], stdin: AsyncIterable<Buffer | string>): Promise<LoadedManifest[]> {
  const read: Read[] = [];
  for (const input of inputs) read.push(input === '-' ? parse('<stdin>', await readStreamBytes(stdin)) : readPath(input));
  const problems = read.flatMap((one) => one.problems);
  if (problems.length > 0) throw new LoadError(problems);

  return read.flatMap(({ manifests }) => manifests);
}

function readPath(path: string): Read {
  return guarded(path, () => {
    if (!statSync(path).isDirectory()) return parse(path, readFileBytes(path));
    const files = listFiles(path);
    if (files.length === 0) return refused(path, 'holds no *.yaml, *.yml or *.json', 'use a folder with manifests, for example the output of cdk8s synth');
    const read = files.map((file) => guarded(file, () => readInFolder(path, file)));

    return { manifests: read.flatMap(({ manifests }) => manifests), problems: read.flatMap(({ problems }) => problems) };
  });
}

function readInFolder(folder: string, file: string): Read {
  if (leadsOutOf(folder, file)) return refused(file, 'is a link out of the folder', 'use the path of the file itself, or remove the link');

  return statSync(file).isFile() ? parse(file, readFileBytes(file)) : { manifests: [], problems: [] };
}

function parse(source: string, bytes: Buffer | undefined): Read {
  if (!bytes) return { manifests: [], problems: [tooLarge(source)] };

  return isUtf8(bytes) ? readManifests(bytes.toString('utf8'), source) : refused(source, 'is not UTF-8 text', 'use a YAML or JSON file');
}

/** Reports problems of the file system in the same form as problems of the text. */
function guarded(path: string, read: () => Read): Read {
  try {
    return read();
  } catch (error) {
    return { manifests: [], problems: [faultOfSystem(path, error)] };
  }
}

function refused(source: string, message: string, fix: string): Read {
  return { manifests: [], problems: [faultOf(source, message, fix)] };
}
