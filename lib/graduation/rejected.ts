/** What an operator rejects although its CRD takes it: only what depends on the object alone, since no server is at hand. */
import { Manifest } from '../manifests/manifest';
import { Objects, storedAs } from '../manifests/objects';
import { Operator } from '../operator-port/operator';
import { Rejection } from '../operator-port/rejection';
import { isObject } from '../units/is-object';

/** @param stored a ScrapeConfig as the API server stores it */
export function tryRejection(stored: Manifest, operator: Operator): Rejection | undefined {
  const object = storedAs(withoutServerMatters(stored));
  const { manifest: prometheus } = operator.admit({
    apiVersion: 'monitoring.coreos.com/v1',
    kind: 'Prometheus',
    metadata: { name: 'any', namespace: object.namespace },
    spec: { scrapeConfigSelector: {}, scrapeConfigNamespaceSelector: {} },
  });
  const given: Manifest[] = [prometheus, object.manifest];
  // Each round adds one object or key that the operator asked for.
  for (;;) {
    const objects = new Objects(given);
    const [server] = operator.serversIn(objects);
    const found = server && operator.selectFor(server, objects).rejected.get(object.key);
    if ((found?.cause !== 'missing-object' && found?.cause !== 'missing-key') || found.name === '') return found && isOfObject(found) ? found : undefined;
    if (given.length > MOST_OBJECTS) return undefined;
    given.push(withKey(found, objects, object.namespace));
  }
}

const MOST_OBJECTS = 200;

/** The scrape class and certificates are not known. */
function withoutServerMatters(stored: Manifest): Manifest {
  const { scrapeClass: _, ...spec } = (isObject(stored.spec) ? stored.spec : {}) as { readonly scrapeClass?: unknown };

  return { ...stored, spec: withoutCertificates(spec) };
}

function withoutCertificates(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutCertificates);
  if (!isObject(value)) return value;

  return Object.fromEntries(Object.entries(value).map(([field, child]) => {
    if (field !== 'tlsConfig' || !isObject(child)) return [field, withoutCertificates(child)];
    const { ca: _, cert: __, keySecret: ___, ...rest } = child as { readonly [field: string]: unknown };

    return [field, rest];
  }));
}

/** An object that is only referred to is taken as complete. */
function withKey(missing: Rejection & { readonly cause: 'missing-object' | 'missing-key' }, objects: Objects, namespace: string): Manifest {
  const { kind, name } = missing;
  const { stringData, data } = objects.tryFind(kind, namespace, name)?.manifest ?? {};
  const values = { ...(stringData ?? data) as object, ...missing.cause === 'missing-key' && { [missing.key]: 'x' } };

  return { apiVersion: 'v1', kind, metadata: { name, namespace }, ...kind === 'Secret' ? { stringData: values } : { data: values } };
}

function isOfObject(rejection: Rejection): boolean {
  switch (rejection.cause) {
    case 'timeout-above-interval': return !rejection.inherited;
    case 'invalid-relabeling': return rejection.fault.fault !== 'action-too-new';
    case 'missing-object': case 'missing-key': return rejection.name === '';
    case 'conflicting-auth': case 'conflicting-fields': case 'missing-field': case 'invalid-selector': case 'invalid-duration': case 'invalid-url':
    case 'invalid-label-name': case 'invalid-role': case 'invalid-authorization-type': case 'invalid-tls-versions': case 'value-out-of-range': return true;
    default: return false;
  }
}

/** What to do about it. */
export function adviceOnRejection(rejection: Rejection): string {
  switch (rejection.cause) {
    case 'timeout-above-interval': return 'set a scrapeTimeout that is not above the scrapeInterval';
    case 'conflicting-auth': return 'keep one of them';
    case 'conflicting-fields': return `keep one of ${rejection.fields.join(', ')}`;
    case 'missing-field': return 'set the field';
    case 'missing-object': return 'set name and key of the reference';
    case 'invalid-relabeling': return 'correct the rule, or remove it';
    case 'invalid-role': return 'use a role that the message lists';
    default: return 'correct the value, or remove the field';
  }
}
