/** Facts about a Prometheus from its object, and from the objects beside it. */
import { isOlderThanSupported } from './check-profile';
import { operatorVersionIn, withExternalOperator } from './operator-version-in';
import { overriddenServer } from './overridden-server';
import { ProfileFromManifestsProps, ProfileProps } from './profile-props';
import { rightsOfFacts } from './rights-of-facts';
import { ScrapeConfigVersion } from './scrape-config-version';
import { LabelSelector } from '../../imports/k8s';
import { MonitoringError } from '../findings/monitoring-error';
import { findingAt, Problem, quote, quoteList } from '../findings/problem';
import { loadManifests } from '../manifests/load/load-manifests';
import { listAt, Manifest, objectAt, stringAt, stringMapAt, valueAt } from '../manifests/manifest';
import { storedAs, StoredObject } from '../manifests/objects';
import { selectorAt } from '../manifests/selectors/selector-at';
import { whyNotSelectorShape } from '../manifests/selectors/selector-shape';
import { MONITOR_KINDS } from '../operator-port/monitor-kinds';
import { mostStable, tryVersionsInCrd } from '../operator-port/scrape-config-versions';
import { isServer } from '../operator-port/server';
import { definedOnly } from '../units/defined-only';
import { isObject } from '../units/is-object';
import { whyNotVersion } from '../units/version';

/** A profile of a Prometheus whose object is known. */
export interface KnownServer {
  /** `<namespace>/<name>`. */
  readonly name: string;
  /** Key of the object, which is among the external objects. */
  readonly server: string;
  readonly props: ProfileProps;
}

/** @throws MonitoringError if there is not exactly one Prometheus, or not the one that is named; LoadError for text that is not valid */
export function serverInText(text: string, { prometheus, overrides = {} }: ProfileFromManifestsProps): KnownServer {
  const manifests = loadManifests(text, 'manifests').map(({ manifest }) => manifest);
  // If one object is given twice, the later one counts, as for the API server.
  const servers = [...new Map(manifests.filter(isServer).map((each) => [storedAs(each).key, each])).values()];
  const server = chosenServer(servers, prometheus, [...new Set(manifests.map(({ kind }) => `${kind}`))]);

  return serverWith(server, manifests.filter((each) => !isServer(each) || each === server), overrides);
}

/** @throws MonitoringError if the object is not a Prometheus */
export function serverOfObject(object: unknown, overrides: ProfileProps = {}): KnownServer {
  const plain = isObject(object) && typeof object.toJson === 'function' ? object.toJson() as unknown : object;
  const manifest = JSON.parse(JSON.stringify(plain) ?? 'null') as Manifest | null;
  if (!isObject(manifest) || !isServer(manifest)) {
    const given = isObject(manifest) ? kindOf(manifest) : object === null || object === undefined ? `${object as null}` : Array.isArray(object) ? 'a list' : `a ${typeof object}`;
    refuse({
      code: 'AM511',
      message: `the profile needs a Prometheus or PrometheusAgent object of monitoring.coreos.com, not ${given}`,
      fix: 'give the object as "kubectl get prometheus NAME -o json" prints it, or an imports.Prometheus',
    });
  }

  return serverWith(manifest as Manifest, [manifest as Manifest], overrides);
}

function kindOf(manifest: Manifest): string {
  const kind = stringAt(manifest, ['kind']);

  return kind === undefined ? 'an object without a kind' : `a ${kind}`;
}

function chosenServer(servers: readonly Manifest[], wanted: string | undefined, kinds: readonly string[]): Manifest {
  if (servers.length === 0) return refuse(noServer(kinds));
  const names = servers.map((server) => shortestName(server, servers));
  // `Prometheus/monitoring/main` is what findings and commands print.
  const chosen = wanted === undefined ? servers : servers.filter((server) => {
    const key = `${server.kind}/${nameOf(server)}`;

    return key === wanted || key.endsWith(`/${wanted}`);
  });
  if (chosen.length === 1) return chosen[0];

  return refuse(chosen.length === 0
    ? { code: 'AM513', message: `there is no Prometheus ${quote(wanted)} among the manifests (found ${quoteList(names)})`, fix: 'use one of those' }
    : {
      code: 'AM512',
      message: `there are ${chosen.length} Prometheus objects among the manifests: ${quoteList(names)}`,
      fix: `name the one that reads the monitors, e.g. prometheus: ${quote(names[0])}, or prometheus=${names[0]} on the command line`,
    });
}

/** `<namespace>/<name>`, with the kind if another server has the same. */
function shortestName(server: Manifest, servers: readonly Manifest[]): string {
  const name = nameOf(server);

  return servers.some((other) => other !== server && nameOf(other) === name) ? `${server.kind}/${name}` : name;
}

/** A cluster without a Prometheus of the operator may have another reader of monitors, which has a profile. */
function noServer(kinds: readonly string[]): Problem {
  const [, factory] = Object.entries(OTHER_READERS).find(([kind]) => kinds.includes(kind)) ?? [];
  const prometheus = 'add the output of "kubectl get prometheuses.monitoring.coreos.com -A -o yaml"';

  return {
    code: 'AM511',
    message: `there is no Prometheus or PrometheusAgent object among the manifests (found ${quoteList(kinds)})`,
    fix: factory === undefined ? prometheus : `${prometheus}, or use ${factory} if that reads the monitors`,
  };
}

/** Profiles for objects of other readers, by kind. */
const OTHER_READERS = {
  VMAgent: 'Profile.victoriaMetrics()',
  VMSingle: 'Profile.victoriaMetrics()',
  OpenTelemetryCollector: 'Profile.openTelemetryTargetAllocator()',
  TargetAllocator: 'Profile.openTelemetryTargetAllocator()',
  PodMonitoring: 'Profile.googleManagedPrometheus()',
  ClusterPodMonitoring: 'Profile.googleManagedPrometheus()',
};

function serverWith(server: Manifest, manifests: readonly Manifest[], overrides: ProfileProps): KnownServer {
  const namespace = server.metadata?.namespace ?? overrides.namespace;
  if (!namespace || !server.metadata?.name) {
    return refuse({
      code: 'AM514',
      message: `${quote(nameOf(server))} has no ${server.metadata?.name ? 'namespace' : 'name'}, so it is not known which Prometheus it is`,
      fix: 'set metadata.namespace and metadata.name as in the cluster',
    });
  }
  const placed = overriddenServer({ ...server, metadata: { ...server.metadata, namespace } }, overrides);
  const all = [...manifests.map((each) => (each === server ? placed : each)), ...rightsOfFacts(placed, overrides)];
  const written = all.map((each) => JSON.stringify(each)).join('\n---\n');
  const facts = {
    ...factsOf(storedAs(placed)),
    operatorVersion: operatorVersionIn(manifests),
    scrapeConfigVersion: scrapeConfigVersionIn(manifests),
    ...definedOnly(withExternalOperator(overrides)),
  };
  const external = [written, ...overrides.external === undefined ? [] : [overrides.external]].join('\n---\n');

  return { name: nameOf(placed), server: storedAs(placed).key, props: definedOnly({ ...facts, external }) };
}

/** What the object says of itself. */
function factsOf({ kind, namespace, name, manifest }: StoredObject): ProfileProps {
  const spec = objectAt(manifest, ['spec']);
  const version = stringAt(spec, ['version']);
  const classes = listAt(spec, ['scrapeClasses']).flatMap((each) => stringAt(each, ['name']) || []);

  return {
    ...selectorsOf(spec, namespace),
    ignoresNamespaceSelectors: spec.ignoreNamespaceSelectors === true || undefined,
    enforcedNamespaceLabel: stringAt(spec, ['enforcedNamespaceLabel']) || undefined,
    namespace,
    podLabels: podLabelsOf(kind, name, spec),
    serviceAccountName: stringAt(spec, ['serviceAccountName']) || 'default',
    // An older one runs all the same, and its object is judged.
    prometheusVersion: version === undefined || whyNotVersion(version) !== undefined || isOlderThanSupported(version) ? undefined : version,
    scrapeClasses: classes,
    readsEndpointSlices: stringAt(spec, ['serviceDiscoveryRole']) === 'EndpointSlice',
    allowsFiles: valueAt(spec, ['arbitraryFSAccessThroughSMs', 'deny']) !== true,
  };
}

/** A kind without a selector is not read; without a namespace selector it is read in the namespace of the Prometheus. */
function selectorsOf(spec: { readonly [field: string]: unknown }, namespace: string): ProfileProps {
  const own: LabelSelector = { matchLabels: { 'kubernetes.io/metadata.name': namespace } };
  const namespacesAt = (field: string) => (isObject(spec[field]) ? givenSelector(spec, field) : own);
  const read = MONITOR_KINDS.filter(({ selector }) => isObject(spec[selector]));
  const ignoredKinds = MONITOR_KINDS.filter((kind) => !read.includes(kind)).map(({ kind }) => kind);

  return {
    ...Object.fromEntries(read.flatMap(({ selector, namespaceSelector }) => [
      [selector, givenSelector(spec, selector)], [namespaceSelector, namespacesAt(namespaceSelector)],
    ])),
    ...isObject(spec.ruleSelector) && {
      ruleSelector: givenSelector(spec, 'ruleSelector'),
      ruleNamespaceSelector: isObject(spec.ruleNamespaceSelector) ? givenSelector(spec, 'ruleNamespaceSelector') : own,
    },
    ...ignoredKinds.length > 0 && { ignoredKinds },
  };
}

/** The selector as the API server stores it; one with values of a wrong type as it is written, so that they are named. */
function givenSelector(spec: object, field: string): LabelSelector {
  const [matchLabels, matchExpressions] = ['matchLabels', 'matchExpressions'].map((part) => valueAt(spec, [field, part]) ?? undefined);
  const written = definedOnly({ matchLabels, matchExpressions }) as LabelSelector;

  return whyNotSelectorShape(written) === undefined ? selectorAt(spec, [field]) as LabelSelector : written;
}

/** @see makeSelectorLabels in pkg/prometheus/server/operator.go and pkg/prometheus/agent/operator.go, v0.94.1 */
function podLabelsOf(kind: string, name: string, spec: object): { [key: string]: string } {
  return {
    ...stringMapAt(spec, ['podMetadata', 'labels']),
    'app.kubernetes.io/name': kind === 'Prometheus' ? 'prometheus' : 'prometheus-agent',
    'app.kubernetes.io/managed-by': 'prometheus-operator',
    'app.kubernetes.io/instance': name,
    'operator.prometheus.io/name': name,
    ...kind === 'Prometheus' && { prometheus: name },
  };
}

/** The most stable version that the CRD among the manifests serves; undefined without the CRD. */
function scrapeConfigVersionIn(manifests: readonly Manifest[]): ScrapeConfigVersion | undefined {
  return mostStable(tryVersionsInCrd(manifests)?.served ?? []) as ScrapeConfigVersion | undefined;
}

function nameOf({ metadata: { namespace, name } = {} }: Manifest): string {
  return [namespace, name].filter((part) => part).join('/');
}

function refuse(problem: Problem): never {
  throw new MonitoringError([findingAt('Profile', problem)]);
}
