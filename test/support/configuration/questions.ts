/** Random questions about configurations, and the same as input of our own generator. */
import * as fc from 'fast-check';
import { referredObjects } from './client';
import { MONITORS } from './monitors';
import { SERVER } from './server';
import { withoutUndefined } from './values';
import { Objects, StoredObject } from '../../../lib/manifests/objects';
import { defaultPrometheus } from '../../../lib/operator/selection/default-prometheus';
import { ConfigurationInput } from '../../../lib/operator-port/configuration';
import { Loaded } from '../../../lib/operator-port/loaded';
import { Server } from '../../../lib/operator-port/server';
import { PROVEN_OPERATOR } from '../../../lib/units/operator-version';
import { OperatorQuestion } from '../operator-question';
import { withDefaults } from '../with-defaults';

/** `count` questions of a seed. */
export function randomQuestions(seed: number, count: number): OperatorQuestion[] {
  const referred = referredObjects();

  return fc.sample(
    fc.tuple(SERVER, MONITORS), { seed, numRuns: count },
  ).map(([{ manifest, operator }, monitors], index) => withoutUndefined({
    id: `${seed}-${index}`, manifests: [...referred, ...monitors], prometheus: manifest, operator,
  }));
}

/** What our generator is given where the operator selected these objects. */
export function inputOf({ manifests, prometheus, operator }: OperatorQuestion, selected: readonly string[]): ConfigurationInput {
  const [server] = new Objects([withDefaults(prometheus!)]).all();
  const objects = new Objects(manifests.map(withDefaults));
  const chosen = new Set(selected);
  const of = (kind: string): StoredObject[] => objects.ofKind(kind).filter(({ key }) => chosen.has(key)).sort(byNamespaceAndName);
  const kinds = {
    serviceMonitors: of('ServiceMonitor'),
    podMonitors: of('PodMonitor'),
    probes: of('Probe'),
    scrapeConfigs: of('ScrapeConfig'),
  };

  const loaded = loadedFor(server, Object.values(kinds).flat(), objects);

  return { server: serverOf(server), settings: { podTopologyLabels: false, ...operator }, ...kinds, loaded };
}

function serverOf(object: StoredObject): Server {
  const spec = object.manifest.spec as Server['spec'];

  return { ...object, kind: object.kind as Server['kind'], spec, version: (spec.version ?? defaultPrometheus(PROVEN_OPERATOR)).replace(/^v/, '') };
}

function byNamespaceAndName(left: StoredObject, right: StoredObject): number {
  return `${left.namespace}/${left.name}` < `${right.namespace}/${right.name}` ? -1 : 1;
}

/**
 * What the operator loads while it selects: whole objects that selected ones refer to, and of the server's own references all but
 * those of scrape classes to something else than TLS.
 */
function loadedFor(server: StoredObject, selected: readonly StoredObject[], objects: Objects): Loaded {
  const { apiserverConfig, remoteWrite, remoteRead, alerting, scrapeClasses = [] } = server.manifest.spec as Server['spec'];
  const found = new Set([
    ...references(
      server.namespace,
      [apiserverConfig, remoteWrite, remoteRead, alerting, ...scrapeClasses.map(({ tlsConfig }: Server['spec']) => tlsConfig)],
    ),
    ...selected.flatMap(({ namespace, manifest }) => references(namespace, manifest.spec)),
  ]);
  const valueIn = (kind: string, data: 'stringData' | 'data') => (
    namespace: string, { name, key }: { name: string; key: string },
  ): string | undefined => {
    const values = objects.tryFind(kind, namespace, name)?.manifest[data] as { readonly [key: string]: string } | undefined;

    return found.has(`${kind}/${namespace}/${name}`) ? values?.[key] : undefined;
  };

  return { trySecretKey: valueIn('Secret', 'stringData'), tryConfigMapKey: valueIn('ConfigMap', 'data') };
}

/** Everything with a name and a key is a reference, to a ConfigMap where the field says so. */
function references(namespace: string, value: unknown, field = ''): string[] {
  if (typeof value !== 'object' || value === null) return [];
  const { name, key } = value as { readonly [field: string]: unknown };
  if (typeof name === 'string' && typeof key === 'string') {
    return [
      `${field === 'configMap' ? 'ConfigMap' : 'Secret'}/${namespace}/${name}`,
    ];
  }

  return Object.entries(value).flatMap(([inner, each]) => references(namespace, each, inner));
}
