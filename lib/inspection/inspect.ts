/** Passes manifests through the API server, the operator and Prometheus, and collects the results of an inspection. */
import { AcceptedRow, Acceptances } from './acceptances';
import { nesting, quoting } from './admission-repairs';
import { KeyedManifest, withConsequences } from './consequences';
import { Definitions } from './definitions';
import type * as lazy from './diagnose';
import { withGeneratedNames } from './generated-names';
import { InspectionProps } from './inspection-props';
import { operatorFor } from './operator-for';
import { outcomeOf } from './outcome';
import { placeholderNotes, sortByPlaceholders } from './placeholders';
import { reportedBy } from './reported-by';
import { isSetBy } from './set-by-patch';
import { isWhatItSeems, keyOfManifest, Subject } from './subject';
import { Added, asCertain, rightsMayChange } from './unbuilt';
import { Repair } from '../edits/repair';
import { Finding, sortFindings } from '../findings/finding';
import { Problem } from '../findings/problem';
import { Diagnosis, isReported, StagedFinding } from '../forecast/diagnosis';
import { Forecast } from '../forecast/forecast';
import { ServerForecast } from '../forecast/forecast-server';
import { Inspected } from '../forecast/inspected';
import { maybeNewerField, newerDiscovery, newerField, refusedByApiServer, refusedInCluster, unknownField, versionNotKnown } from '../forecast/problems';
import { NO_TARGETS } from '../forecast/server-targets';
import { Admission } from '../kubernetes/admission/admission';
import { admitBuiltIn } from '../kubernetes/admission/admit-built-in';
import { explainUnknownBuiltInField } from '../kubernetes/admission/explain-unknown-field';
import { isFormerlyServed } from '../kubernetes/admission/formerly-served';
import { PLACEHOLDER } from '../kubernetes/placeholder';
import { PodsOf } from '../kubernetes/workloads/pods-of';
import { WorkloadKinds } from '../kubernetes/workloads/workload-kinds';
import { faultText } from '../manifests/field-fault';
import type { Changer } from '../manifests/load/changer';
import { FilesBeside } from '../manifests/load/files-beside';
import { Manifest } from '../manifests/manifest';
import { OPERATOR_GROUP, storedAs } from '../manifests/objects';
import { UnknownField } from '../manifests/unknown-field';
import { Admitted } from '../operator-port/admitted';
import { Operator } from '../operator-port/operator';
import { OperatorSettings } from '../operator-port/operator-settings';
import { keyOfProfile, StandIn } from '../operator-port/reader';
import { SCRAPE_CONFIG_VERSIONS, tryVersionOfScrapeConfig } from '../operator-port/scrape-config-versions';
import { withoutUserinfo } from '../redaction/redact-url-credentials';
import { decrypted } from '../surroundings/decrypted';
import { addTo } from '../units/group';
import { once } from '../units/once';
import { minorOf, NEWEST_OPERATOR } from '../units/operator-version';

/** Options of an inspection. */
export interface InspectSettings extends Omit<InspectionProps, 'podsOf'> {
  readonly podsOf?: readonly PodsOf[];
  readonly operator: Operator;
  readonly settings?: OperatorSettings;
  /** Files that `prometheusConfig` names; absent if no file is known. */
  readonly beside?: FilesBeside;
  /** Whether the result shows the name of a Secret in place of its value. */
  readonly hideSecrets?: boolean;
  /** Findings that are accepted, besides those that the annotations of the objects accept. */
  readonly accepted?: readonly AcceptedRow[];
  /** Whether it is only a warning if an object is refused and no scrape needs it. */
  readonly warnsOfHarmlessRefusals?: boolean;
  /** Notes on what was read, to be reported with the findings. */
  readonly notes?: readonly Finding[];
  /** What has to be built from the input first, and is not in it. */
  readonly adds?: Added;
  /** What is known about servers that are not among the subjects. */
  readonly readers?: readonly StandIn[];
  /** Version of the operator that profiles have; the operator of a server among the subjects counts first. */
  readonly operatorOfProfiles?: string;
  /** Keys of the monitors that are meant for a server among the subjects, by its key; those of other servers are for all. */
  readonly meantFor?: ReadonlyMap<string, ReadonlySet<string>>;
  /** Keys of servers among the subjects that are known to read annotations. */
  readonly annotationReaders?: ReadonlySet<string>;
}

/** Applies the subjects to an empty cluster, in their order, and works out what the operator and Prometheus make of them. */
export function inspect(subjects: readonly Subject[], options: InspectSettings): Inspected {
  const { kubernetesVersion, accepted = [], warnsOfHarmlessRefusals = false, notes = [], readers = [] } = options;
  const { operator, versionNotes, intake, kinds, heldOut, unbuilt, mayGetConfiguration } = takeIn(subjects, options);
  const certain = asCertain(unbuilt);
  const settings = {
    ...options,
    operator,
    settings: { ...kubernetesVersion !== undefined && { kubernetesVersion }, ...options.settings },
    mayChange: rightsMayChange(unbuilt),
  };
  /** @param assumed refused objects that are taken, and servers that run without a configuration */
  const outcomeWith = (assumed: readonly KeyedManifest[]) => {
    const keys = new Set(assumed.map(({ key }) => key));
    const objectsTaken = [...intake.admitted, ...intake.refused.filter(({ key }) => keys.has(key))];
    const isRunning = (key: string) => mayGetConfiguration || keys.has(key);

    return outcomeOf(manifestsOf(objectsTaken), intake.refusedServers(), kinds, { ...settings, isRunning });
  };
  const { objects, cluster, servers, forecast, findings } = outcomeWith([]);
  const stopped = () => (mayGetConfiguration ? [] : serversWithoutConfiguration(servers));
  const general = once(() => [...intake.findings(), ...versionNotes, ...findings(), ...placeholderNotes(heldOut, kinds)]);
  // All causes are loaded only when something asks for them: the command `config` does not.
  const diagnosis = once(() => {
    const found = diagnoseLazily(general(), forecast, certain);

    return withConsequences(found, [...intake.refused, ...stopped()], forecast, (assumed) => {
      const outcome = outcomeWith(assumed);

      return { forecast: outcome.forecast, diagnosis: diagnoseLazily(outcome.findings(), outcome.forecast, certain) };
    }, warnsOfHarmlessRefusals);
  });
  const pathOf = (key: string) => heldOut.get(key)?.path ?? intake.pathOf(key);
  const keysOfProfiles = new Set(readers.map(({ manifest }) => keyOfProfile(storedAs(manifest).name)));
  const isExternal = (key: string) => intake.externals.has(key) || keysOfProfiles.has(key);
  const acceptances = new Acceptances(subjects, accepted, pathOf);
  const reportedAs = reportedBy(acceptances, pathOf);
  const reported = (found: readonly StagedFinding[]) => found.filter((each) => isReported(each, isExternal)).map(reportedAs.findingOf);

  return {
    objects,
    cluster,
    forecast,
    pathOf,
    isExternal,
    admission: intake.admission,
    unknownFields: intake.unknownFields,
    heldOut,
    servers,
    diagnosis,
    ...reportedAs,
    findings: once(() => sortFindings([...notes, ...reported(general().map(certain))])),
    allFindings: once(() => sortFindings([
      ...notes, ...reported(diagnosis().all), ...acceptances.findings(diagnosis().all),
    ])),
  };
}

/** What the API server takes of the subjects, and what is to be built or filled in before it is known. */
function takeIn(subjects: readonly Subject[], options: InspectSettings) {
  const { kubernetesVersion, podsOf, adds = 'nothing' } = options;
  const { operator, notes: versionNotes, knowsServed } = operatorFor(subjects, options);
  const intake = new ManifestIntake(operator, knowsServed, kubernetesVersion);
  const kinds = new WorkloadKinds(podsOf);
  const named = withGeneratedNames(subjects).filter(({ manifest }) => isWhatItSeems(manifest));
  const isRefused = (manifest: Manifest) => {
    const given = decrypted(manifest, PLACEHOLDER);

    return (admitBuiltIn(given) ?? operator.admit(given)).faults.length > 0;
  };
  const { ready, heldOut } = sortByPlaceholders(named, kinds, isRefused);
  ready.forEach((subject) => intake.admit(subject));
  const changed = changedIn(ready);
  const isOpen = heldOut.size > 0 || [...changed.keys()].some((key) => intake.admission.has(key));
  const unbuilt: { readonly changed: typeof changed; readonly adds: Added } = { changed, adds: isOpen ? 'objects' : adds };

  return { operator, versionNotes, intake, kinds, heldOut, unbuilt, mayGetConfiguration: adds !== 'nothing' || changed.size > 0 };
}

/** Servers that the operator creates no pods for: it generates the configuration first. */
function serversWithoutConfiguration(servers: ReadonlyMap<string, ServerForecast>): KeyedManifest[] {
  return [...servers].flatMap(([key, { managed, error }]) => (
    managed && error() !== undefined ? [{ key, manifest: managed.server.manifest }] : []));
}

function diagnoseLazily(general: readonly StagedFinding[], forecast: Forecast, certain: ReturnType<typeof asCertain>): Diagnosis {
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  return (require('./diagnose') as typeof lazy).diagnose(general, forecast, certain);
}

/**
 * What is not judged is taken. An object that is in the cluster already was taken when it was created, maybe by other rules, or is written
 * down in short; of one that is encrypted, not all values are known; of a version that only older clusters serve, the rules are not known.
 */
function taken(admission: Admission): Admission {
  return { ...admission, faults: [] };
}

/** Keys of objects that are changed before they are applied. */
function changedIn(subjects: readonly Subject[]): Map<string, Changer> {
  return new Map(subjects.flatMap(({ manifest, changedBy }) => (
    changedBy === undefined ? [] : [[keyOfManifest(manifest), changedBy] as const])));
}

/** Sorted by key, so that the result does not depend on the order of the manifests. */
function manifestsOf(keyed: readonly KeyedManifest[]): Manifest[] {
  return [...keyed].sort(({ key: a }, { key: b }) => (a < b ? -1 : a > b ? 1 : 0)).map(({ manifest }) => manifest);
}

/** Admits or refuses objects, as the API server does, and records why. */
class ManifestIntake {
  readonly admitted: KeyedManifest[] = [];
  /** Objects of Kubernetes' own kinds that are refused. */
  readonly refused: KeyedManifest[] = [];
  readonly admission = new Map<string, string>();
  readonly unknownFields = new Map<string, readonly string[]>();
  /** Keys of objects that are already in the cluster. */
  readonly externals = new Set<string>();
  private readonly paths = new Map<string, string>();
  private readonly definitions = new Definitions();
  private readonly found = new Map<string, StagedFinding[]>();

  constructor(private readonly operator: Operator, private readonly knowsServed: boolean, private readonly kubernetesVersion?: string) {}

  admit(subject: Subject): void {
    const given = decrypted(subject.manifest, PLACEHOLDER);
    const builtIn = admitBuiltIn(given);
    const isJudged = !subject.isExternal && given === subject.manifest && !isFormerlyServed(given, this.kubernetesVersion);
    const { manifest, faults, unknownFields } = builtIn ? isJudged ? builtIn : taken(builtIn) : this.admitOfOperator(subject, given);
    // Such an object may get what it lacks, so its faults are only notes.
    const isTaken = faults.length === 0 || builtIn !== undefined && subject.changedBy !== undefined;
    const key = keyOfManifest(subject.manifest);
    if (subject.isExternal) this.externals.add(key);
    // An inspected object replaces the external object of the same key, and all that is known about it.
    else if (this.externals.delete(key)) [this.paths, this.found, this.admission, this.unknownFields].forEach((known) => known.delete(key));
    this.definitions.add(key, subject);
    this.paths.set(key, subject.path ?? key);
    if (unknownFields.length > 0) this.unknownFields.set(key, unknownFields);
    this.reportUnknownFields(subject, unknownFields, builtIn !== undefined);
    if (isTaken) this.admitted.push({ key, manifest });
    else if (builtIn) this.refused.push({ key, manifest });
    if (!isTaken) this.admission.set(key, withoutUserinfo(faults.map(faultText).join('; ')));
    if (subject.isExternal && IS_SERVER.test(key)) faults.forEach((fault) => this.report(subject, refusedInCluster(fault), 'server'));
    else faults.forEach((fault) => this.report(subject, refusedByApiServer(fault), 'admitted', quoting(key, fault)));
  }

  /** Where it is not known which versions of ScrapeConfig are served, any that upstream plans is taken. */
  private admitOfOperator(subject: Subject, manifest: Manifest): Admitted {
    const { served, read } = this.operator.scrapeConfigVersions;
    const version = tryVersionOfScrapeConfig(manifest);
    if (this.knowsServed || version === undefined || served.includes(version) || !SCRAPE_CONFIG_VERSIONS.some((each) => each === version)) {
      return this.operator.admit(manifest);
    }
    this.report(subject, versionNotKnown(version, served));
    const admitted = this.operator.admit({ ...manifest, apiVersion: `${OPERATOR_GROUP}/${read}` });

    return { ...admitted, manifest: { ...admitted.manifest, apiVersion: manifest.apiVersion } };
  }

  private reportUnknownFields(subject: Subject, fields: readonly string[], isBuiltIn: boolean): void {
    if (fields.length === 0) return;
    const { manifest, patched = [] } = subject;
    const explain = isBuiltIn ? explainUnknownBuiltInField : this.operator.explainUnknownField;
    const later = new Map((isBuiltIn ? [] : this.operator.unknownToOperator(manifest)).map((field) => [field.path, field]));
    for (const field of fields) {
      const since = later.get(field);
      const newer = /^spec\.\w+SDConfigs$/.test(field) ? newerDiscovery : newerField;
      const why = explain(manifest, field);
      const isPatched = !isBuiltIn && isSetBy(field, patched);
      if (since) this.report(subject, newer(since, this.operator.version));
      else this.report(subject, this.ofUnknown(field, why, isPatched, isBuiltIn), 'admitted', isPatched ? undefined : nesting(keyOfManifest(manifest), why));
    }
  }

  /** A field of no known operator may be newer: where a JsonPatch sets it, or the operator is newer than all that are known. */
  private ofUnknown(field: string, explained: UnknownField, isPatched: boolean, isBuiltIn: boolean): Problem {
    const mayBeNewer = !isBuiltIn && minorOf(this.operator.version) > minorOf(NEWEST_OPERATOR) && !explained.isLikelyMistake;

    return isPatched || mayBeNewer ? maybeNewerField(field, explained, isPatched) : unknownField(field, explained);
  }

  findings(): StagedFinding[] {
    return [...[...this.found.values()].flat(), ...this.definitions.findings()];
  }

  pathOf(key: string): string {
    return this.paths.get(key) ?? key;
  }

  /** Servers whose objects the API server refuses: they are listed in the result, without targets. */
  refusedServers(): [string, ServerForecast][] {
    return [...this.admission.keys()].filter((key) => IS_SERVER.test(key))
      .map((key) => [key, {
        selected: [],
        rejected: new Map(),
        stop: () => undefined,
        error: () => 'the object is refused by admission',
        config: () => '',
        findings: () => [],
        targets: () => NO_TARGETS,
        judged: () => NO_TARGETS,
      }]);
  }

  private report({ manifest, source, line }: Subject, problem: Problem, stage: StagedFinding['stage'] = 'admitted', repair?: Repair): void {
    const key = keyOfManifest(manifest);
    addTo(this.found, key, { stage, key, problem: { ...problem, ...source !== undefined && { place: `${source}:${line}` } }, ...repair && { repair } });
  }
}

const IS_SERVER = /^Prometheus(Agent)?\//;
