/** Finds the Services between a ServiceMonitor and its targets. */
import { statedNamespaces } from '../forecast/given-namespaces';
import { Inspected } from '../forecast/inspected';
import { RunningService } from '../kubernetes/endpoints/running-service';
import { StoredObject } from '../manifests/objects';
import { selectorMatches } from '../manifests/selectors/selector';
import { selectorAt } from '../manifests/selectors/selector-at';
import { groupBy } from '../units/group';
import { once } from '../units/once';

/** A source of targets as a server sees it. */
export interface Found {
  readonly source: string;
  /** Final labels of a target. */
  readonly labels?: ReadonlyMap<string, string>;
}

/** Services between monitors and targets; computed on first use. */
export class ServicesBetween {
  private readonly byNamespace = once(() => groupBy(this.inspected.cluster.services(), ({ namespace }) => [namespace]));

  /** Sources behind each Service, by `namespace/name`. */
  private readonly behind = once(() => {
    const { cluster } = this.inspected;
    const sources = new Map<string, Set<string>>();
    for (const { namespace, serviceName, source, endpoints } of [...cluster.endpointSlices(), ...cluster.endpoints()]) {
      const known = sources.get(`${namespace}/${serviceName}`) ?? new Set([source]);
      sources.set(`${namespace}/${serviceName}`, known.add(source));
      for (const { targetRef } of endpoints) {
        const pod = targetRef?.kind === 'Pod' ? cluster.tryPod(targetRef.namespace, targetRef.name) : undefined;
        if (pod) known.add(pod.source);
      }
    }

    return sources;
  });

  private readonly selected = new Map<string, readonly RunningService[]>();

  constructor(private readonly inspected: Pick<Inspected, 'cluster'>) {}

  /** Keys of the Services; several if more than one leads to the target and no label shows which. */
  find(monitor: StoredObject | undefined, isConfined: boolean, { source, labels }: Found): readonly string[] {
    if (monitor?.kind !== 'ServiceMonitor') return [];
    const leading = this.selectedBy(monitor, isConfined)
      .filter(({ namespace, name }) => this.behind().get(`${namespace}/${name}`)?.has(source));
    const named = leading.filter(({ name, namespace }) => labels?.get('service') === name && labels.get('namespace') === namespace);

    return (named.length === 1 ? named : leading).map((service) => service.source);
  }

  /** @param isConfined whether the server ignores namespaceSelector and looks in the namespace of the monitor */
  private selectedBy(monitor: StoredObject, isConfined: boolean): readonly RunningService[] {
    const id = `${isConfined} ${monitor.key}`;
    const known = this.selected.get(id);
    if (known) return known;
    const selector = selectorAt(monitor.manifest, ['spec', 'selector']) ?? {};
    const namespaces = isConfined ? [monitor.namespace] : statedNamespaces(monitor) ?? [...this.byNamespace().keys()];
    const services = namespaces.flatMap((each) => this.byNamespace().get(each) ?? []);
    const found = services.filter(({ labels }) => selectorMatches(selector, labels));
    this.selected.set(id, found);

    return found;
  }
}
