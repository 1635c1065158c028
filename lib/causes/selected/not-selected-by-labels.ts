/** AM901: the labels of a monitor are not those that a server selects. */
import { Problem, quote } from '../../findings/problem';
import { CheckedServer } from '../../forecast/forecast';
import { stringMapAt, StringMap } from '../../manifests/manifest';
import { differencesFrom } from '../../manifests/selectors/label-differences';
import { LabelSelector, selectorMatches } from '../../manifests/selectors/selector';
import { Cause } from '../cause';

/** The nearest server is named: one whose namespaces match, and whose selector wants least that is not there. */
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
  const has = Object.entries(labels).map(([key, value]) => `${key}: ${value}`).join(', ') || 'none';

  return {
    code: 'AM901',
    message: `${quote(server.key)} does not select it, so nothing of it is scraped: ${field} wants ${differences.join(', ')}, and its labels are ${has}`,
    fix: `give it ${differences.join(', ')}, or select it in ${field}`,
  };
}
