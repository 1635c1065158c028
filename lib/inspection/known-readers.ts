/** Profiles as servers of an inspection: by their facts, or by an object that is in the cluster already. */
import { Subject } from './subject';
import { loadManifests } from '../manifests/load/load-manifests';
import { Manifest, stringAt } from '../manifests/manifest';
import { storedAs } from '../manifests/objects';
import { MONITOR_KIND_NAMES, MonitorKind } from '../operator-port/monitor-kinds';
import { Reader, representing, StandIn } from '../operator-port/reader';
import { Profile } from '../profiles/profile';
import { ProfileProps } from '../profiles/profile-props';
import { definedOnly } from '../units/defined-only';

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
  /** Objects that are in the cluster already. */
  readonly external: readonly Subject[];
  /** Version of the operator, if the profiles agree on one. */
  readonly operatorVersion?: string;
  /** Version of Kubernetes, if the profiles agree on one. */
  readonly kubernetesVersion?: string;
}

/**
 * @param placed profiles with their places
 * @param manifests of the inspection: a profile without a list of scrape classes gets those that its monitors name
 * @throws LoadError for external objects that cannot be read
 */
export function knownReaders(placed: readonly ProfileInPlace[], manifests: readonly Manifest[]): KnownReaders {
  const profiles = placed.map(({ profile }) => profile);
  const monitors = manifests.filter(({ kind }) => MONITOR_KIND_NAMES.includes(`${kind}`)).map(storedAs);
  const texts = [...new Set(profiles.flatMap(({ props }) => props.external ?? []))];
  const kubernetesVersion = agreed(profiles.map(({ props }) => props.kubernetesVersion));

  return {
    readers: placed.flatMap(({ profile, monitors: keys }, i) => {
      if (profile._server !== undefined) return [];
      const namesakes = profiles.slice(0, i).filter(({ name }) => name === profile.name).length;
      const own = monitors.filter(({ key }) => keys?.has(key) ?? true).map(({ manifest }) => manifest);

      return [{ ...standInFor(profile, namesakes === 0 ? profile.name : `${profile.name}-${namesakes + 1}`, own), monitors: keys }];
    }),
    meantFor: meantFor(placed),
    external: texts.flatMap((text) => loadManifests(text, 'external')).map(({ manifest }) => ({ manifest, isExternal: true })),
    operatorVersion: agreed(profiles.map(({ props }) => props.operatorVersion)),
    ...kubernetesVersion !== undefined && { kubernetesVersion },
  };
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

function standInFor({ props }: Profile, name: string, monitors: readonly Manifest[]): StandIn {
  const named = [...new Set(monitors.map((manifest) => stringAt(manifest, ['spec', 'scrapeClass'])))].filter((each) => each !== undefined);

  const { namespace } = props;

  return { manifest: representing(name, { namespace, spec: specOf(props, named) }, selectorsOf(props)), reader: factsOf(props) };
}

function specOf(props: ProfileProps, named: readonly string[]): object {
  const { prometheusVersion: version, scrapeClasses = named, allowsFiles, readsEndpointSlices } = props;
  const { ignoresNamespaceSelectors, enforcedNamespaceLabel, serviceAccountName } = props;

  return {
    // The name of the Prometheus object, which the label would have, is not known.
    prometheusExternalLabelName: '',
    ...definedOnly({ version, enforcedNamespaceLabel, serviceAccountName }),
    ...scrapeClasses.length > 0 && { scrapeClasses: scrapeClasses.map((scrapeClass) => ({ name: scrapeClass })) },
    ...allowsFiles === false && { arbitraryFSAccessThroughSMs: { deny: true } },
    ...readsEndpointSlices !== undefined && { serviceDiscoveryRole: readsEndpointSlices ? 'EndpointSlice' : 'Endpoints' },
    ...ignoresNamespaceSelectors && { ignoreNamespaceSelectors: true },
    ...props.ruleSelector && { ruleSelector: props.ruleSelector, ruleNamespaceSelector: props.ruleNamespaceSelector ?? {} },
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

function factsOf({ namespace, podLabels, serviceAccountName, readableNamespaces, readsAnnotations = true, mesh }: ProfileProps): Reader {
  return definedOnly({ namespace, podLabels, serviceAccountName, readableNamespaces, readsAnnotations, mesh });
}
