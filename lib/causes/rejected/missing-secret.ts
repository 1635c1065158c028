/** AM918: a Secret or ConfigMap that a monitor refers to, or its key, does not exist or is in another namespace. */
import { bringersOf, unlessBrought } from '../brought';
import { Cause } from '../cause';
import { tryFindMeant } from '../did-you-mean';
import { KeyReferenceAt, keyReferencesIn } from './key-references';
import { rejectedBecause, rejectedWhole, serversIn } from './rejection-causes';
import { Severity } from '../../findings/finding';
import { Problem, quote, quoteList } from '../../findings/problem';
import { CauseFinding } from '../../forecast/diagnosis';
import { Forecast } from '../../forecast/forecast';
import { isPlaced } from '../../forecast/monitored-objects';
import { addOrPass } from '../../forecast/problems';
import { tryAssumed, tryStoredValues, valueOfKey } from '../../kubernetes/stored-values';
import { Objects, StoredObject } from '../../manifests/objects';
import { groupBy } from '../../units/group';
import { once } from '../../units/once';

/** Messages show names of Secrets and of their keys, never their values. */
export const missingSecret: Cause = {
  code: 'AM918',
  stage: 'rejected',
  explains: 'AM611',
  *run(forecast) {
    const known = { Secret: new KnownHolders(forecast.objects, 'Secret'), ConfigMap: new KnownHolders(forecast.objects, 'ConfigMap') };
    for (const { monitor, rejections } of rejectedBecause(forecast, 'AM918')) {
      for (const reference of keyReferencesIn(monitor.manifest.spec)) {
        const found = whyMissing(forecast, monitor, reference, known[reference.kind]);
        if (found) yield { key: monitor.key, servers: serversIn(rejections), ...found };
      }
    }
    for (const { monitor } of forecast.monitors()) {
      const servers = [...forecast.serversOf(monitor), ...forecast.rejectionsOf(monitor).map(({ server }) => server)];
      if (servers.length === 0) continue;
      for (const problem of assumptions(forecast.objects, monitor)) yield { key: monitor.key, problem };
    }
    for (const { managed: { server } } of forecast.managedServers) {
      for (const problem of assumptions(forecast.objects, server, 'spec.')) yield { key: server.key, problem };
    }
  },
};

/** What is not in the manifests, and assumed to be in the cluster: one for each Secret or ConfigMap and its origin. */
function assumptions(objects: Objects, { namespace, manifest }: StoredObject, prefix = ''): Problem[] {
  const assumed = new Map<string, Problem>();
  for (const reference of keyReferencesIn(manifest.spec)) {
    const { kind, name, key } = reference;
    const origin = tryAssumed(objects, kind, namespace, name, key);
    if (origin === undefined || OF_PODS.test(reference.place) || assumed.has(`${kind}/${name}`)) continue;
    assumed.set(`${kind}/${name}`, isAssumed(reference, origin, prefix));
  }

  return [...assumed.values()];
}

/** Fields of a server that are only for its pods. */
const OF_PODS = /^(?:initContainers|containers|volumes)\b/;

function isAssumed({ kind, name, key, place }: KeyReferenceAt, origin: string, prefix: string): Problem {
  return {
    code: 'AM918',
    severity: Severity.INFO,
    message: `${prefix}${place} refers to key ${quote(key)} of ${kind} ${quote(name)}, which ${origin}: its value is not known, and ${place === 'additionalScrapeConfigs' ? 'the jobs in it are left out' : 'the forecast assumes that the key is there'}`,
    fix: `make sure that the cluster has ${kind} ${quote(name)} with this key, or pass it with --external (in code: external)`,
    field: `${prefix}${place}`,
  };
}

/** Secrets or ConfigMaps, indexed by name and by namespace. */
class KnownHolders {
  readonly byName = once(() => groupBy(this.all(), ({ name }) => [name]));
  readonly byNamespace = once(() => groupBy(this.all(), ({ namespace }) => [namespace]));
  private readonly all = once(() => this.objects.ofKind(this.kind));

  constructor(private readonly objects: Objects, private readonly kind: string) {}
}

type Found = Pick<CauseFinding, 'isOpen' | 'problem'>;

function whyMissing(forecast: Forecast, monitor: StoredObject, reference: KeyReferenceAt, known: KnownHolders): Found | undefined {
  const { objects } = forecast;
  const { namespace } = monitor;
  const { kind, name, key } = reference;
  if (name === '') return undefined;
  const stored = tryStoredValues(objects, kind, namespace, name);
  if (!stored && !objects.tryFind(kind, namespace, name)) {
    const namesakes = isPlaced(monitor) ? (known.byName().get(name) ?? []).filter(isPlaced) : [];
    const elsewhere = namesakes.map((other) => other.namespace);
    const nearest = tryFindMeant(name, (known.byNamespace().get(namespace) ?? []).map((other) => other.name));

    const bringers = bringersOf(forecast, { from: ['all', 'pods'], called: `${kind} ${quote(name)}`, namespaces: [namespace], name });
    if (elsewhere.length === 0) return noHolder(monitor, reference, nearest, bringers);

    return inOtherNamespace(monitor, reference, elsewhere, bringers);
  }
  const isThere = stored === undefined || valueOfKey(stored, key) !== undefined;

  return isThere ? undefined : { problem: noKey(monitor, reference, Object.keys(stored.values)) };
}

function noHolder(
  monitor: StoredObject, { kind, name, place }: KeyReferenceAt, nearest: string | undefined, bringers: readonly string[],
): Found {
  const { namespace } = monitor;
  const fix = `${nearest === undefined ? '' : `set ${place}.name to ${quote(nearest)}, or `}${addOrPass(`${kind} ${quote(`${namespace}/${name}`)}`)}`;
  const isMissing = `${place} refers to ${kind} ${quote(name)}, which is not in the manifests of namespace ${quote(namespace)}`;
  if (bringers.length > 0) return unlessBrought(bringers, { code: 'AM918', message: (unless) => `${isMissing}, ${rejectedWhole(monitor)}${unless}`, fix, field: place });

  return {
    isOpen: true,
    problem: missing(
      place,
      `${isMissing}: unless the cluster has it, ${rejectedWhole(monitor).replace(/^so /, '')}`,
      fix,
      // The cluster may have objects that are not in the manifests.
      Severity.WARNING,
    ),
  };
}

function inOtherNamespace(
  monitor: StoredObject, { kind, name, place }: KeyReferenceAt, elsewhere: readonly string[], bringers: readonly string[],
): Found {
  const { namespace } = monitor;

  return unlessBrought(bringers, {
    code: 'AM918',
    message: (unless) => `${place} refers to ${kind} ${quote(name)}, which is in namespace ${quoteList(elsewhere)}, but the operator looks for it in namespace ${quote(namespace)} of the ${monitor.kind}, ${rejectedWhole(monitor)}${unless}`,
    fix: `create ${kind} ${quote(name)} in namespace ${quote(namespace)} as well`,
    field: place,
  });
}

function noKey(monitor: StoredObject, { kind, name, key, place }: KeyReferenceAt, keys: readonly string[]): Problem {
  const nearest = tryFindMeant(key, keys) ?? (keys.length === 1 ? keys[0] : undefined);

  return missing(
    place,
    `${place} refers to key ${quote(key)}, which ${kind} ${quote(name)} does not have (its keys: ${quoteList(keys)}), ${rejectedWhole(monitor)}`,
    nearest === undefined ? `set ${place}.key to one that the ${kind} has, or add key ${quote(key)} to it` : `set ${place}.key to ${quote(nearest)}`,
  );
}

function missing(field: string, message: string, fix: string, severity = Severity.ERROR): Problem {
  return { code: 'AM918', message, fix, severity, field };
}
