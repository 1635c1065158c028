/** AM901: no server selects the labels of a monitor. */
import { Problem, quote } from '../../findings/problem';
import { CheckedServer } from '../../forecast/forecast';
import { stringMapAt, StringMap } from '../../manifests/manifest';
import { differencesFrom } from '../../manifests/selectors/label-differences';
import { LabelSelector, selectorMatches } from '../../manifests/selectors/selector';
import { Cause } from '../cause';

/** Reports the nearest server: its namespace selector matches, and the monitor lacks the fewest labels of its selector. */
export const notSelectedByLabels: Cause = {
  code: 'AM901',
  explains: 'AM614',
  *run(forecast) {
    for (const { kind, monitor } of forecast.monitors()) {
      if (forecast.serversOf(monitor).length > 0 || forecast.rejectionsOf(monitor).length > 0) continue;
      const labels = stringMapAt(monitor.manifest, ['metadata', 'labels']);
      const [nearest] = forecast.managedServers.flatMap((server) => {
        const selector: LabelSelector | null | undefined = server.managed.server.spec[kind.selector];
        const namespaces = forecast.operator.candidateNamespaces(server.managed.server, forecast.objects, kind);
        if (!selector || !namespaces.has(monitor.namespace) || selectorMatches(selector, labels)) return [];

        return [{ server, differences: differencesFrom(selector, labels) }];
      }).sort((a, b) => a.differences.length - b.differences.length);
      if (nearest) yield { key: monitor.key, problem: wrongLabels(nearest.server, kind.selector, labels, nearest.differences) };
    }
  },
};

function wrongLabels(server: CheckedServer, field: string, labels: StringMap, differences: readonly string[]): Problem {
  const has = Object.entries(labels).map(([key, value]) => `${key}: ${value}`).join(', ') || 'no labels';

  return {
    code: 'AM901',
    message: `${quote(server.key)} does not select it, so it has no targets: ${field} requires ${differences.join(', ')}, but it has ${has}`,
    fix: `set its metadata.labels to match ${differences.join(', ')}, or change ${field} of ${quote(server.key)}`,
  };
}
