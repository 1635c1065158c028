/** AM929 where no reader is known: monitors that are read by the same servers, whichever these are, and scrape the same. */
import { ApiObject } from 'cdk8s';
import { IConstruct } from 'constructs';
import { isAcknowledged } from './acknowledged';
import { Declaration } from './declaration';
import { Finding, Severity } from '../findings/finding';
import { findingAt, Problem, quote } from '../findings/problem';
import { describe } from '../manifests/manifest';
import { canonicalJson } from '../units/canonical-json';
import { groupBy } from '../units/group';

/** A construct with the monitor that it makes. */
type Declared = Pick<Declaration, 'monitor'> & { readonly construct: IConstruct };

/**
 * One warning for each pair, on the later one. Monitors of one kind and namespace with the same labels are selected together or not at all.
 * Other pairs may have different readers, so they are reported only if the readers are known.
 */
export function twiceScraped(declared: readonly Declared[]): Finding[] {
  const monitors = declared.flatMap(({ construct, monitor }) => (
    monitor ? [{ construct, object: monitor.object, spec: monitor.spec as Spec }] : []));
  const groups = groupBy(monitors, ({ object, spec }) => [selectionOf(object, spec)]);

  return [...groups.values()].filter((group) => group.length > 1).flatMap((group) => group.flatMap((later, i) => {
    const earlier = group.slice(0, i).find(({ object, spec }) => (
      sharedEndpoint(spec, later.spec) !== undefined && haveSameLabels(object, later.object)));
    if (!earlier || isAcknowledged(later.construct, 'AM929')) return [];

    return [findingAt(later.construct.node.path, both(earlier.object, later.object, sharedEndpoint(earlier.spec, later.spec)!))];
  }));
}

/** The fields of ServiceMonitors and PodMonitors that are compared. */
interface Spec {
  readonly selector?: unknown;
  readonly namespaceSelector?: unknown;
  readonly endpoints?: readonly Endpoint[];
  readonly podMetricsEndpoints?: readonly Endpoint[];
}

interface Endpoint {
  readonly path?: string;
  readonly port?: string;
  readonly portNumber?: number;
  readonly targetPort?: { readonly value: unknown };
}

function selectionOf({ kind, metadata: { namespace } }: ApiObject, { selector, namespaceSelector }: Spec): string {
  return canonicalJson([kind, namespace, selector, namespaceSelector]);
}

/** An endpoint that both have: how often it is scraped does not make it another one. */
function sharedEndpoint(one: Spec, other: Spec): Endpoint | undefined {
  const known = new Set(endpointsOf(one).map(requestOf));

  return endpointsOf(other).find((endpoint) => known.has(requestOf(endpoint)));
}

function endpointsOf({ podMetricsEndpoints = [], endpoints = podMetricsEndpoints }: Spec): readonly Endpoint[] {
  return endpoints;
}

function requestOf(endpoint: Endpoint): string {
  return canonicalJson({ ...endpoint, interval: undefined, scrapeTimeout: undefined });
}

function haveSameLabels(one: ApiObject, other: ApiObject): boolean {
  const [a, b] = [one, other].map(({ metadata }) => canonicalJson((metadata.toJson() as { readonly labels?: unknown }).labels ?? {}));

  return a === b;
}

function both(one: ApiObject, other: ApiObject, { port, portNumber, targetPort, path = '/metrics' }: Endpoint): Problem {
  const named = (object: ApiObject) => describe({ kind: object.kind, name: object.name, namespace: object.metadata.namespace });

  return {
    code: 'AM929',
    severity: Severity.WARNING,
    message: `${named(one)} and ${named(other)} scrape port ${quote(port ?? portNumber ?? targetPort?.value)} of the same pods at ${quote(path)}, and a server that selects one of them by its labels selects the other as well, so every sample is stored twice`,
    fix: 'remove one of them, or give one of them a label that another server selects',
  };
}
