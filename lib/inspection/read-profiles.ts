/** Who reads the monitors: a profile that is given as text, or what a synth has written beside the manifests. */
import { existsSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { HandedOver, isHandOver, readHandOver } from './hand-over';
import { ProfileError } from './profile-error';
import { MonitoringError } from '../findings/monitoring-error';
import { quote } from '../findings/problem';
import { LoadError } from '../manifests/load/load-error';
import { loadManifests } from '../manifests/load/load-manifests';
import { readFolder } from '../manifests/load/read-folder';
import { readTextFile } from '../manifests/load/read-text-file';
import { NAMES } from '../profiles/check-profile';
import { HAND_OVER_FILE } from '../profiles/hand-over-file';
import { Profile } from '../profiles/profile';
import { readFacts } from '../profiles/profile-text';

/**
 * @param given a profile with facts, or the path of a file
 * @param inputs files and folders, in whose folders a synth may have written what it knows
 * @param namespace of monitors that have no namespace
 * @throws ProfileError for a profile that is not valid; LoadError for a file that cannot be read
 */
export function readProfiles(given: string | undefined, inputs: readonly string[], namespace?: string): HandedOver {
  try {
    return given === undefined ? handedOver(inputs, namespace) : profileOf(given, namespace);
  } catch (error) {
    throw error instanceof MonitoringError ? new ProfileError(error.message) : error;
  }
}

/** Whether a text begins with the name of a profile. */
export function isProfileText(text: string): boolean {
  return NAMES.some((known) => known === text.split(',')[0]);
}

/** Files and folders of one synth share what it knows. */
function handedOver(inputs: readonly string[], namespace: string | undefined): HandedOver {
  const folders = inputs.filter((input) => input !== '-' && existsSync(input)).map((input) => (statSync(input).isDirectory() ? input : dirname(input)));
  const files = [...new Set(folders.map((folder) => join(folder, HAND_OVER_FILE)))].filter((file) => existsSync(file));
  const found = files.map((file) => readFile(file, namespace));

  return { profiles: found.flatMap(({ profiles }) => profiles), external: found.flatMap(({ external }) => external) };
}

function readFile(file: string, namespace: string | undefined): HandedOver {
  try {
    return readHandOver(readFileSync(file, 'utf8'), namespace);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new ProfileError(`${quote(file)} cannot be used: ${error.message}; synthesize again, or name the profile`);
  }
}

function profileOf(given: string, namespace: string | undefined): HandedOver {
  const [name] = given.split(',');
  if (name === 'none') return { profiles: [], external: [] };
  if (isProfileText(given)) return { profiles: [{ profile: Profile.named(given) }], external: [] };
  const path = existsSync(given) ? given : name;
  if (!existsSync(path)) throw new ProfileError(`unknown profile ${quote(given)}: there is no profile and no file with this name; use ${NAMES.join(', ')}, or the path of a file with a Prometheus object`);
  const text = readPath(path);
  if (isHandOver(text)) return readHandOver(text, namespace);
  const { prometheus, ...overrides } = path === given ? {} as { prometheus?: string } : readFacts(given.slice(name.length + 1));

  return { profiles: [{ profile: Profile.fromManifests(text, { prometheus, overrides }) }], external: [] };
}

/** A file, or the manifests of a folder. @throws LoadError that names the file */
function readPath(path: string): string {
  if (statSync(path).isDirectory()) {
    const { manifests, problems } = readFolder(path);
    if (problems.length > 0) throw new LoadError(problems);

    return manifests.map(({ manifest }) => JSON.stringify(manifest)).join('\n---\n');
  }
  const text = readTextFile(path, { noText: 'use a file with the manifest of a Prometheus' });
  if (!isHandOver(text)) loadManifests(text, path);

  return text;
}
