/** Reads and inspects inputs, which all commands begin with. */
import { Beside } from './arguments';
import { InputsRead, readInputs } from './read-inputs';
import { Terminal } from './terminal';
import { withServerSettings } from './with-server-settings';
import { Finding, Severity } from '../findings/finding';
import { Inspected } from '../forecast/inspected';
import { OPERATOR } from '../forecast/operator';
import { inspect } from '../inspection/inspect';
import { knownReaders } from '../inspection/known-readers';
import { readProfiles } from '../inspection/read-profiles';
import { keyOfManifest } from '../inspection/subject';
import { FolderOfConfiguration } from '../manifests/load/files-beside';
import { LoadError, LoadProblem } from '../manifests/load/load-error';
import { placeIn } from '../manifests/load/place-in';
import { readTextFile } from '../manifests/load/read-text-file';
import { definedOnly } from '../units/defined-only';

/** An inspection with the places of its objects. */
export interface InspectedInputs {
  readonly inspected: Inspected;
  /** Place of an object by its key, e.g. `app.yaml:12`. */
  readonly placeOf: (key: string) => string | undefined;
  /** Notes on folders. */
  readonly notes: readonly Finding[];
  /** Problems of files that were left out, which are among the findings. */
  readonly problems: readonly LoadProblem[];
}

/** Options of a command for the inspection. */
export interface InspectionChoices extends Partial<Beside> {
  readonly showSecrets: boolean;
  /** Whether problems of single files of a folder are findings among others. */
  readonly goOn?: boolean;
}

/** @throws LoadError with the problems of all files */
export async function inspectInputs(inputs: readonly string[], options: InspectionChoices, { stdin }: Terminal): Promise<InspectedInputs> {
  const { showSecrets, operatorVersion, kubernetesVersion, namespace, podsOf, profile, exclude, goOn } = options;
  const { external = [], prometheusConfig: configFile } = options;
  const faults: LoadProblem[] = [];
  const externals = await unlessFaulty(faults, () => readInputs(external, stdin, { exclude })) ?? NOTHING;
  const read = await unlessFaulty(faults, () => readInputs(inputs, stdin, { exclude, goOn })) ?? NOTHING;
  const prometheusConfig = await unlessFaulty(faults, () => (configFile === undefined ? undefined : readTextFile(configFile, { noText: 'use a YAML file' })));
  const handedOver = await unlessFaulty(faults, () => readProfiles(profile, inputs, namespace)) ?? { profiles: [], external: [] };
  if (faults.length > 0) throw new LoadError(faults);
  const placed = namespace === undefined ? read.manifests : placeIn(namespace, read.manifests);
  const [loaded, beside] = [placed, externals.manifests].map((manifests) => withServerSettings(manifests, options));

  const places = new Map([...beside, ...loaded].map(({ manifest, source, line }) => [keyOfManifest(manifest), `${source}:${line}`]));
  const { external: known, readers, ...ofProfiles } = knownReaders(handedOver.profiles, loaded.map(({ manifest }) => manifest), options);
  const outside = withServerSettings([...handedOver.external, ...known], options);
  const subjects = [...outside, ...beside.map((subject) => ({ ...subject, isExternal: true })), ...loaded];

  return {
    inspected: inspect(subjects, {
      operator: OPERATOR,
      ...ofProfiles,
      readers: withServerSettings(readers, options),
      ...definedOnly({ operatorVersion, kubernetesVersion }),
      prometheusConfig,
      ...configFile !== undefined && { beside: new FolderOfConfiguration(configFile) },
      podsOf,
      hideSecrets: !showSecrets,
      notes: [...read.notes, ...new LoadError(read.problems).findings],
      adds: read.problems.length > 0 ? 'objects' : read.adds,
    }),
    placeOf: (key) => places.get(key),
    notes: read.notes,
    problems: read.problems,
  };
}

const NOTHING: InputsRead = { manifests: [], notes: [], adds: 'nothing', problems: [] };

async function unlessFaulty<T>(faults: LoadProblem[], read: () => T | Promise<T>): Promise<T | undefined> {
  try {
    return await read();
  } catch (error) {
    if (!(error instanceof LoadError)) throw error;
    faults.push(...error.problems);

    return undefined;
  }
}

/** 1 if there is a finding of severity error, otherwise 0. */
export function exitCodeFor(findings: readonly Finding[]): number {
  return errorsIn(findings).length > 0 ? 1 : 0;
}

/** Findings of severity error. */
export function errorsIn(findings: readonly Finding[]): Finding[] {
  return findings.filter(({ severity }) => severity === Severity.ERROR);
}
