/** AM901: the labels of a monitor are not those that a server selects. */
import { Check } from './check';
import { CheckedServer } from './check-scene';
import { differencesFrom } from './label-differences';
import { stringMapAt, StringMap } from '../cluster/manifest';
import { LabelSelector, selectorMatches } from '../cluster/selector';
import { Problem, quote } from '../findings/problem';
import { candidateNamespaces } from '../operator/selection/candidates';

/** The nearest server is named: one whose namespaces match, and whose selector wants least that is not there. */
export const serverLabels: Check = {
  code: 'AM901',
  explains: 'AM614',
  *run(scene) {
    for (const { kind, monitor } of scene.monitors()) {
      if (scene.serversOf(monitor).length > 0 || scene.rejectionsOf(monitor).length > 0) continue;
      const labels = stringMapAt(monitor.manifest, ['metadata', 'labels']);
      const [nearest] = scene.managedServers.flatMap((server) => {
        const selector: LabelSelector | null | undefined = server.managed.server.spec[kind.selector];
        const namespaces = candidateNamespaces(server.managed.server, scene.objects, kind);
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
