/** Reads and inspects inputs, which all commands begin with. */
import { Beside } from './arguments';
import { readAccepted } from './read-accepted';
import { InputsRead, readInputs } from './read-inputs';
import { STDIN } from './read-stdin';
import { Terminal } from './terminal';
import { withServerSettings } from './with-server-settings';
import type * as lazy from '../consolidation/consolidate-inspected';
import { ConsolidatedMonitor } from '../consolidation/consolidation';
import { Finding, Severity } from '../findings/finding';
import { Inspected } from '../forecast/inspected';
import { OPERATOR } from '../forecast/operator';
import { AcceptedRow } from '../inspection/acceptances';
import { inspect, InspectSettings } from '../inspection/inspect';
import { InspectForSettings, withReaders } from '../inspection/inspect-for';
import { readProfiles } from '../inspection/read-profiles';
import { keyOfManifest, Subject } from '../inspection/subject';
import { FolderOfConfiguration } from '../manifests/load/files-beside';
import { LoadError, LoadProblem } from '../manifests/load/load-error';
import { placeIn } from '../manifests/load/place-in';
import type { LoadedManifest } from '../manifests/load/read-documents';
import { readTextFile } from '../manifests/load/read-text-file';
import { Manifest } from '../manifests/manifest';
import { OperatorSettings } from '../operator-port/operator-settings';
import { definedOnly } from '../units/defined-only';

/** An inspection with the places of its objects. */
export interface InspectedInputs {
  readonly inspected: Inspected;
  /** Place of an object by its key, e.g. `app.yaml:12`. */
  readonly placeOf: (key: string) => string | undefined;
  /** Place of the definition that a finding is about. */
  readonly placeOfFinding: (finding: Finding) => string | undefined;
  /** The manifests of the inputs, with their files. */
  readonly loaded: readonly LoadedManifest[];
  /** Notes on folders. */
  readonly notes: readonly Finding[];
  /** Problems of files that were left out, which are among the findings. */
  readonly problems: readonly LoadProblem[];
  /** The text of standard input, if it is an input. */
  readonly stdinText?: string;
  /** Rows of the file with accepted findings; what has no effect is a finding at their places. */
  readonly accepted: readonly AcceptedRow[];
  /** The monitors, if they are to be replaced by ScrapeConfigs: `inspected` is with these. */
  readonly consolidated: readonly ConsolidatedMonitor[];
  /** What holds for the operator besides the objects. */
  readonly settings: OperatorSettings;
  /** The same inputs with other objects in place of some, by the keys of these. */
  readonly replacing: (replacements: ReadonlyMap<string, readonly Manifest[]>) => Inspected;
}

/** Options of a command for the inspection. */
export interface InspectionChoices extends Partial<Beside> {
  readonly showSecrets: boolean;
  /** Whether problems of single files of a folder are findings among others. */
  readonly goOn?: boolean;
  /** Whether monitors are replaced by ScrapeConfigs where these have the same jobs. */
  readonly consolidateMonitors?: boolean;
}

/** @throws LoadError with the problems of all files */
export async function inspectInputs(inputs: readonly string[], options: InspectionChoices, terminal: Terminal): Promise<InspectedInputs> {
  const { exclude, goOn } = options;

  return inspectRead(inputs, () => readInputs(inputs, terminal, { exclude, goOn }), options, terminal);
}

/** Inspects manifests that are in memory, beside what the options name. @throws LoadError */
export async function inspectManifests(
  manifests: readonly Manifest[], options: InspectionChoices, terminal: Terminal,
): Promise<InspectedInputs> {
  // As they are in a file: without fields that are undefined.
  const plain = manifests.map((manifest) => JSON.parse(JSON.stringify(manifest)) as Manifest);
  const read: InputsRead = { ...NOTHING, manifests: plain.map((manifest) => ({ manifest, source: STDIN, line: 1 })) };

  return inspectRead([], () => read, options, terminal);
}

async function inspectRead(
  inputs: readonly string[], readAll: () => InputsRead | Promise<InputsRead>, options: InspectionChoices, terminal: Terminal,
): Promise<InspectedInputs> {
  const { showSecrets, operatorVersion, kubernetesVersion, namespace, podsOf, profile, exclude } = options;
  const { external = [], prometheusConfig: configFile, accept } = options;
  const faults: LoadProblem[] = [];
  const externals = await unlessFaulty(faults, () => readInputs(external, terminal, { exclude })) ?? NOTHING;
  const read = await unlessFaulty(faults, readAll) ?? NOTHING;
  const prometheusConfig = await unlessFaulty(faults, () => (configFile === undefined ? undefined : readTextFile(configFile, { noText: 'use a YAML file' })));
  const handedOver = await unlessFaulty(faults, () => readProfiles(profile, inputs, namespace)) ?? { profiles: [], external: [] };
  const accepted = await unlessFaulty(faults, () => (accept === undefined ? [] : readAccepted(accept))) ?? [];
  if (faults.length > 0) throw new LoadError(faults);
  const placed = namespace === undefined ? read.manifests : placeIn(namespace, read.manifests);
  const [loaded, beside] = [placed, externals.manifests].map((manifests) => withServerSettings(manifests, options));

  const places = new Map([...beside, ...loaded].map(({ manifest, source, line }) => [keyOfManifest(manifest), `${source}:${line}`]));
  const asGiven: InspectForSettings['asGiven'] = (objects) => withServerSettings(objects, options);
  const all = [...asGiven(handedOver.external), ...beside.map((subject) => ({ ...subject, isExternal: true })), ...loaded];

  const { subjects, settings } = withReaders(handedOver.profiles, all, {
    operator: OPERATOR,
    asGiven,
    operatorVersion,
    kubernetesVersion,
    prometheusConfig,
    ...configFile !== undefined && { beside: new FolderOfConfiguration(configFile) },
    podsOf,
    accepted,
    hideSecrets: !showSecrets,
    notes: [...read.notes, ...new LoadError(read.problems).findings],
    adds: read.problems.length > 0 ? 'objects' : read.adds,
  });

  const ofOperator = definedOnly({ kubernetesVersion: settings.kubernetesVersion });
  const replacing: InspectedInputs['replacing'] = (replacements) => (
    inspect(subjects.flatMap((subject) => replaced(subject, replacements)), withReplacedKeys(settings, replacements)));
  const asIs = inspect(subjects, settings);
  const consolidated = options.consolidateMonitors ? consolidation().consolidateInspected(asIs, { settings: ofOperator }) : [];
  const inspected = consolidated.length > 0 ? replacing(consolidation().replacementsOf(consolidated)) : asIs;

  return {
    inspected,
    consolidated,
    settings: ofOperator,
    placeOf: (key) => places.get(key),
    placeOfFinding: (finding) => inspected.definedAt(finding) ?? places.get(finding.path),
    loaded,
    notes: read.notes,
    problems: read.problems,
    stdinText: read.stdinText,
    accepted,
    replacing,
  };
}

/** Loaded only by commands that consolidate. */
function consolidation(): typeof lazy {
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  return require('../consolidation/consolidate-inspected') as typeof lazy;
}

function replaced(subject: Subject, replacements: ReadonlyMap<string, readonly Manifest[]>): readonly Subject[] {
  const others = replacements.get(keyOfManifest(subject.manifest));

  return others?.map((manifest) => ({ ...subject, manifest })) ?? [subject];
}

/** What is meant for a server stays meant for it. */
function withReplacedKeys(settings: InspectSettings, replacements: ReadonlyMap<string, readonly Manifest[]>): InspectSettings {
  const after = (keys: ReadonlySet<string>) => new Set([...keys].flatMap((key) => replacements.get(key)?.map(keyOfManifest) ?? [key]));

  return {
    ...settings,
    readers: settings.readers?.map((reader) => ({ ...reader, ...reader.monitors && { monitors: after(reader.monitors) } })),
    meantFor: settings.meantFor && new Map([...settings.meantFor].map(([server, keys]) => [server, after(keys)])),
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
