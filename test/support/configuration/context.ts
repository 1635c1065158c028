/** Contexts of jobs, for tests of single blocks. */
import { Objects } from '../../../lib/manifests/objects';
import { contextFor, contextOf, JobContext } from '../../../lib/operator/configuration/job-context';
import { IgnoredField } from '../../../lib/operator-port/ignored-field';
import { Loaded } from '../../../lib/operator-port/loaded';
import { OperatorSettings } from '../../../lib/operator-port/operator-settings';
import { Server, Spec } from '../../../lib/operator-port/server';

/** What a test says about its context. */
export interface Given {
  readonly kind?: string;
  readonly spec?: Spec;
  readonly server?: Spec;
  readonly serverKind?: Server['kind'];
  readonly version?: string;
  readonly settings?: OperatorSettings;
  readonly loaded?: Loaded;
  readonly ignored?: IgnoredField[];
}

/** Every Secret's key has its own name as value, and so has every ConfigMap's. */
export const ALL_LOADED: Loaded = {
  trySecretKey: (namespace, { name, key }) => `${namespace}/${name}/${key}`,
  tryConfigMapKey: (namespace, { name, key }) => `${namespace}/${name}/${key} of a ConfigMap`,
};

export const NOTHING_LOADED: Loaded = { trySecretKey: () => undefined, tryConfigMapKey: () => undefined };

/** The context of `shop/cart`, a ServiceMonitor unless said otherwise, for the server `monitoring/main`. */
export function jobContext(given: Given = {}): JobContext {
  const { kind = 'ServiceMonitor', spec = {}, version = '3.14.0', loaded = ALL_LOADED, ignored = [] } = given;
  const [object] = new Objects(
    [{ apiVersion: 'monitoring.coreos.com/v1', kind, metadata: { namespace: 'shop', name: 'cart' }, spec }],
  ).all();

  const server = serverOf(given.serverKind ?? 'Prometheus', given.server ?? {}, version);

  return contextFor(object, contextOf(server, given.settings ?? {}, loaded, (field) => ignored.push(field)));
}

/** The server `monitoring/main`. */
export function serverOf(kind: Server['kind'], spec: Spec, version: string): Server {
  const [object] = new Objects(
    [{ apiVersion: 'monitoring.coreos.com/v1', kind, metadata: { namespace: 'monitoring', name: 'main' }, spec }],
  ).all();

  return { ...object, kind, spec, version };
}

/** Entries as a plain object. */
export function plain(value: unknown): unknown {
  if (value instanceof Map) return Object.fromEntries([...value].map(([key, each]) => [key, plain(each)]));

  return Array.isArray(value) ? value.map(plain) : value;
}
