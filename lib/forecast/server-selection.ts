/** Which server takes which monitor, and why another one does not. */
import { CheckedServer, ManagedServer } from './checked-server';
import { Answer, answerOf } from '../kubernetes/answer';
import { NamespaceLabels } from '../kubernetes/namespace-labels';
import { stringMapAt } from '../manifests/manifest';
import { Objects, StoredObject } from '../manifests/objects';
import { differencesFrom } from '../manifests/selectors/label-differences';
import { LabelSelector } from '../manifests/selectors/selector';
import { MonitorKind } from '../operator-port/monitor-kinds';
import { Operator } from '../operator-port/operator';
import { Rejection } from '../operator-port/rejection';
import { mayRead } from '../operator-port/server';
import { rejectsAsOperator } from '../readers/other-readers';
import { addTo } from '../units/group';
import { once } from '../units/once';

/** Why the selectors of a server do not match a monitor. */
export interface Mismatch {
  /** Whether the server has no selector for the kind, which selects nothing. */
  readonly isUnset: boolean;
  /** What the labels of the monitor lack, e.g. `release: prom`. */
  readonly lacks: readonly string[];
  /** Whether the server looks in the namespace; unknown where the labels of the namespace are. */
  readonly namespace: Answer;
  /** Whether its operator does not look for monitors in the namespace. */
  readonly isUnwatched?: true;
}

/** Everything is made when it is first asked for, once. */
export class ServerSelection {
  private readonly namespaceLabels = once(() => new NamespaceLabels(this.objects));
  private readonly searched = new Map<string, ReadonlySet<string>>();
  private readonly takers = once(() => {
    const found = new Map<string, ManagedServer[]>();
    for (const server of this.servers) {
      const { serviceMonitors, podMonitors, probes, scrapeConfigs } = server.managed.selection;
      for (const { key } of [...serviceMonitors, ...podMonitors, ...probes, ...scrapeConfigs]) addTo(found, key, server);
    }

    return found;
  });

  constructor(private readonly objects: Objects, private readonly servers: readonly ManagedServer[], private readonly operator: Operator) {}

  /** Servers that a monitor may be meant for. */
  candidatesFor({ key }: StoredObject): readonly ManagedServer[] {
    return this.servers.filter(({ managed }) => mayRead(managed.server, key));
  }

  /** Servers that select a monitor and do not reject it. */
  takersOf({ key }: StoredObject): readonly ManagedServer[] {
    return this.takers().get(key) ?? [];
  }

  /** Why the operator rejects a monitor, by the servers that it rejects it for; without readers of which that is not known. */
  rejectionsOf({ key }: StoredObject): { readonly server: CheckedServer; readonly rejection: Rejection }[] {
    return this.servers.flatMap((server) => {
      const rejection = server.managed.selection.rejected.get(key);
      const isCertain = rejection !== undefined && rejectsAsOperator(server.managed.server.reader, rejection.cause);

      return isCertain ? [{ server, rejection }] : [];
    });
  }

  /** Why a server does not select a monitor; undefined where its selectors match. */
  tryMismatch(server: ManagedServer, kind: MonitorKind, monitor: StoredObject): Mismatch | undefined {
    const selector: LabelSelector | null | undefined = server.managed.server.spec[kind.selector];
    const lacks = selector ? differencesFrom(selector, stringMapAt(monitor.manifest, ['metadata', 'labels'])) : [];
    const namespace = this.looksIn(server, kind, monitor.namespace);

    const isUnwatched = !this.operator.isWatched(server.managed.server, monitor.namespace);
    const isTaken = selector && lacks.length === 0 && namespace === 'allowed' && !isUnwatched;

    return isTaken ? undefined : { isUnset: !selector, lacks, namespace, ...isUnwatched && { isUnwatched: true as const } };
  }

  private looksIn(server: ManagedServer, kind: MonitorKind, namespace: string): Answer {
    const { spec, namespace: home } = server.managed.server;
    const selector: LabelSelector | null | undefined = spec[kind.namespaceSelector];
    if (!selector) return answerOf(namespace === home);
    // As the operator sees it: with the labels that are known.
    if (this.namespacesSearchedBy(server, kind).has(namespace)) return 'allowed';

    return this.namespaceLabels().matches(selector, namespace) === 'denied' ? 'denied' : 'unknown';
  }

  private namespacesSearchedBy(server: ManagedServer, kind: MonitorKind): ReadonlySet<string> {
    const id = `${kind.kind} ${server.key}`;
    const found = this.searched.get(id) ?? this.operator.candidateNamespaces(server.managed.server, this.objects, kind);
    this.searched.set(id, found);

    return found;
  }
}
