/** AM903: a monitor is in a namespace in which no server selects monitors. */
import { Problem, quote } from '../../findings/problem';
import { Forecast } from '../../forecast/forecast';
import { isPlaced } from '../../forecast/monitored-objects';
import { Answer, answerOf } from '../../kubernetes/answer';
import { NamespaceLabels } from '../../kubernetes/namespace-labels';
import { StringMap, stringMapAt } from '../../manifests/manifest';
import { StoredObject } from '../../manifests/objects';
import { differencesFrom } from '../../manifests/selectors/label-differences';
import { LabelSelector } from '../../manifests/selectors/selector';
import { MonitorKind } from '../../operator-port/monitor-kinds';
import { Server } from '../../operator-port/server';
import { Cause } from '../cause';

/** Needs the labels of the namespace. Names the nearest server: the one of whose selector the monitor lacks the fewest labels. */
export const notSelectedByNamespace: Cause = {
  code: 'AM903',
  explains: 'AM614',
  *run(forecast) {
    const namespaces = new NamespaceLabels(forecast.objects);
    for (const { kind, monitor } of forecast.monitors()) {
      if (!isPlaced(monitor) || forecast.serversOf(monitor).length > 0 || forecast.rejectionsOf(monitor).length > 0) continue;
      const servers = forecast.managedServers.filter(({ managed }) => managed.server.spec[kind.selector]);
      if (servers.some(({ managed }) => looksIn(managed.server, kind, monitor.namespace, namespaces) !== 'denied')) continue;
      const labels = stringMapAt(monitor.manifest, ['metadata', 'labels']);
      const [nearest] = servers.map((server) => ({ server, lacks: differencesFrom(server.managed.server.spec[kind.selector], labels) }))
        .sort((a, b) => a.lacks.length - b.lacks.length);
      if (nearest) yield { key: monitor.key, problem: wrongNamespace(forecast, monitor, kind, nearest) };
    }
  },
};

function looksIn({ spec, namespace }: Server, { namespaceSelector }: MonitorKind, wanted: string, namespaces: NamespaceLabels): Answer {
  const selector: LabelSelector | null | undefined = spec[namespaceSelector];

  return selector ? namespaces.matches(selector, wanted) : answerOf(namespace === wanted);
}

type Managed = Forecast['managedServers'][number];

interface Nearest { readonly server: Managed; readonly lacks: readonly string[] }

function wrongNamespace(forecast: Forecast, { namespace, kind: called }: StoredObject, kind: MonitorKind, nearest: Nearest): Problem {
  const { server, lacks } = nearest;
  const { key, managed: { server: { spec, namespace: home } } } = server;
  const selector: LabelSelector | null | undefined = spec[kind.namespaceSelector];
  const moreover = lacks.length > 0 ? `. Its ${kind.selector} also requires ${lacks.join(', ')}` : '';
  if (!selector) {
    return {
      code: 'AM903',
      message: `${quote(key)} does not set ${kind.namespaceSelector}, so it selects only in its own namespace ${quote(home)}, and this ${called} in ${quote(namespace)} has no targets${moreover}`,
      fix: `set ${kind.namespaceSelector} to labels of namespace ${quote(namespace)}, or to {} for all namespaces, or move the ${called} to ${quote(home)}`,
    };
  }
  const labels = forecast.cluster.namespaces().get(namespace)?.labels ?? {};
  const wanted = differencesFrom(selector, labels).join(', ');

  return {
    code: 'AM903',
    message: `${quote(key)} does not select in namespace ${quote(namespace)}, so this ${called} has no targets: ${kind.namespaceSelector} requires ${wanted}, but the namespace has ${inWords(labels)}${moreover}`,
    fix: `change ${kind.namespaceSelector} of ${quote(key)}, or set the labels of namespace ${quote(namespace)} to match ${wanted}`,
  };
}

function inWords(labels: StringMap): string {
  return Object.entries(labels).map(([key, value]) => `${key}: ${value}`).join(', ');
}
