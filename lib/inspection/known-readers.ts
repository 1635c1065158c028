/** Profiles as servers of an inspection: by their facts, or by an object that is in the cluster already. */
import { externalOf } from './several-clusters';
import { Subject } from './subject';
import { Manifest, stringAt } from '../manifests/manifest';
import { AZURE_GROUP, storedAs } from '../manifests/objects';
import { groupOfMonitor, isMonitorKey, MONITOR_KIND_NAMES, MonitorKind } from '../operator-port/monitor-kinds';
import { Reader, representing, StandIn } from '../operator-port/reader';
import { factsAsSpec } from '../profiles/facts-as-spec';
import { Profile } from '../profiles/profile';
import { ProfileProps } from '../profiles/profile-props';
import { withOperator } from '../profiles/ready-profiles';
import { tryUnread } from '../readers/met-fields';
import { tryOtherReader } from '../readers/other-readers';
import { definedOnly } from '../units/defined-only';
import { compareVersions } from '../units/version';

/** A profile, and the monitors that it is set for. */
export interface ProfileInPlace {
  readonly profile: Profile;
  /** Keys of the monitors; absent for all monitors. */
  readonly monitors?: ReadonlySet<string>;
}

/** What an inspection knows by profiles. */
export interface KnownReaders {
  readonly readers: readonly StandIn[];
  /** Monitors that are meant for servers whose objects are external, by the keys of these. */
  readonly meantFor: ReadonlyMap<string, ReadonlySet<string>>;
  /** Keys of servers whose objects are external, and of which a profile says that they read annotations. */
  readonly annotationReaders: ReadonlySet<string>;
  /** Objects that are in the cluster already. */
  readonly external: readonly Subject[];
  /** The newest version of the operator, if all profiles have one. */
  readonly operatorOfProfiles?: string;
  /** Version of Kubernetes, if the profiles agree on one. */
  readonly kubernetesVersion?: string;
}

/** What is known of the operator besides the profiles. */
interface OperatorOfCluster {
  /** It holds in place of versions that ready profiles have by default. */
  readonly operatorVersion?: string;
  /** Whether it holds in place of all versions. */
  readonly isForAll?: boolean;
}

/**
 * @param given profiles with their places
 * @param manifests of the inspection: a profile without a list of scrape classes gets those that its monitors name
 * @throws LoadError for external objects that cannot be read
 */
export function knownReaders(
  given: readonly ProfileInPlace[], manifests: readonly Manifest[], { operatorVersion, isForAll = false }: OperatorOfCluster = {},
): KnownReaders {
  const all = withAzure(given, manifests);
  const profiles = all.map(({ profile }) => profile);
  const facts = profiles.map(({ name, props }) => withOperator(name, props, operatorVersion));
  const hasOneOperator = isForAll || new Set(facts.map((each) => each.operatorVersion)).size < 2;
  const { external, conflicting } = externalOf(profiles);
  // A Prometheus that is another one in another cluster is known by its facts.
  const hasServer = ({ _server: key }: Profile) => key !== undefined && !conflicting.has(key);
  const placed = all.filter(({ profile }) => hasServer(profile));
  const monitors = manifests.filter(({ kind }) => MONITOR_KIND_NAMES.includes(`${kind}`)).map(storedAs);
  const kubernetesVersion = agreed(profiles.map(({ props }) => props.kubernetesVersion));

  return {
    readers: all.flatMap(({ profile, monitors: keys }, i) => {
      if (hasServer(profile)) return [];
      const namesakes = profiles.slice(0, i).filter(({ name }) => name === profile.name).length;
      const own = monitors.filter(({ key }) => keys?.has(key) ?? true).map(({ manifest }) => manifest);
      const plain = profile.name.replace('/', '-');
      const name = namesakes === 0 ? plain : `${plain}-${namesakes + 1}`;
      const ownOperator = hasOneOperator ? undefined : facts[i].operatorVersion;

      return [{
        ...standInFor({ name: profile.name, props: facts[i] }, name, own),
        monitors: keys,
        ...ownOperator !== undefined && { operatorVersion: ownOperator },
      }];
    }),
    meantFor: meantFor(placed),
    annotationReaders: new Set(placed.flatMap(({ profile }) => (profile.props.readsAnnotations ? [profile._server!] : []))),
    external,
    operatorOfProfiles: newest(facts.map((each) => each.operatorVersion)),
    ...kubernetesVersion !== undefined && { kubernetesVersion },
  };
}

/** Monitors of Azure tell who reads them, even without a profile. */
function withAzure(given: readonly ProfileInPlace[], manifests: readonly Manifest[]): readonly ProfileInPlace[] {
  const keys = manifests.map(storedAs).filter(({ key }) => isMonitorKey(key) && groupOfMonitor(key) === AZURE_GROUP).map(({ key }) => key);
  const isKnown = given.some(({ profile }) => profile.props.monitorApiGroup === AZURE_GROUP);

  return isKnown || keys.length === 0 ? given : [...given, { profile: Profile.azureManagedPrometheus(), monitors: new Set(keys) }];
}

/** The newest version of profiles: its CRDs drop no field of those for an older one. Undefined if one of them does not have it. */
function newest(versions: readonly (string | undefined)[]): string | undefined {
  const known = versions.filter((version) => version !== undefined);

  return known.length < versions.length ? undefined : known.sort(compareVersions).pop();
}

/** The version that all profiles have; undefined if they differ, or if one does not have it. */
function agreed(versions: readonly (string | undefined)[]): string | undefined {
  return new Set(versions).size === 1 ? versions[0] : undefined;
}

function meantFor(placed: readonly ProfileInPlace[]): Map<string, ReadonlySet<string>> {
  const found = new Map<string, ReadonlySet<string>>();
  for (const { profile: { _server: key }, monitors } of placed) {
    if (key !== undefined && monitors) found.set(key, new Set([...found.get(key) ?? [], ...monitors]));
  }

  return found;
}

function standInFor({ name: software, props }: Pick<Profile, 'name' | 'props'>, name: string, monitors: readonly Manifest[]): StandIn {
  const named = [...new Set(monitors.map((manifest) => stringAt(manifest, ['spec', 'scrapeClass'])))].filter((each) => each !== undefined);

  const ofSoftware = tryOtherReader(software);
  const ignoredKinds = [
    ...props.ignoredKinds ?? [], ...MONITOR_KIND_NAMES.filter((kind) => ofSoftware && tryUnread(ofSoftware, kind, props.readerVersion)),
  ];

  return {
    manifest: representing(name, { namespace: props.namespace, spec: specOf(props, named) }, selectorsOf({ ...props, ignoredKinds })),
    reader: { ...factsOf(props), ...ofSoftware && { software } },
  };
}

function specOf(props: ProfileProps, named: readonly string[]): object {
  const { scrapeClasses = [...named], ruleSelector, ruleNamespaceSelector = {} } = props;

  return {
    // The name of the Prometheus object, which the label would have, is not known.
    prometheusExternalLabelName: '',
    ...factsAsSpec({ ...props, scrapeClasses }),
    ...ruleSelector && { ruleSelector, ruleNamespaceSelector },
  };
}

/** Where a selector of namespaces is not known, all namespaces count. */
function selectorsOf(props: ProfileProps): (kind: MonitorKind) => { readonly [field: string]: object | undefined } {
  const { labels = {}, ignoredKinds = [] } = props;
  const given = (field: string) => props[field as keyof ProfileProps] as object | undefined;

  return ({ kind, selector, namespaceSelector }) => (ignoredKinds.includes(kind) ? {} : {
    [selector]: given(selector) ?? { matchLabels: labels }, [namespaceSelector]: given(namespaceSelector) ?? {},
  });
}

function factsOf(props: ProfileProps): Reader {
  const { namespace, podLabels, serviceAccountName, readableNamespaces, readsNodes, readsAnnotations, mesh } = props;
  const { readerVersion: softwareVersion, monitorApiGroup: apiGroup } = props;

  return definedOnly({
    namespace, podLabels, serviceAccountName, readableNamespaces, readsNodes, readsAnnotations, mesh, softwareVersion, apiGroup,
  });
}
