/** AM904: a monitor does not look in the namespace where its app is. */
import { Check } from './check';
import { CheckScene } from './check-scene';
import { Labelled } from './match-index';
import { foundElsewhere, ignoredNamespaces } from './monitor-scope';
import { isPlaced, Lookup } from './monitored-objects';
import { quoteFew } from './quote-few';
import { StoredObject } from '../cluster/objects';
import { Problem, quote, quoteList } from '../findings/problem';

/** Without a namespaceSelector it looks in its own alone. */
export const monitorNamespaces: Check = {
  code: 'AM904',
  *run(scene) {
    for (const { monitor } of scene.monitors()) {
      if (!isPlaced(monitor) && scene.namespacesOf(monitor)?.includes(monitor.namespace)) continue;
      const elsewhere = foundElsewhere(scene, monitor).filter(({ source }) => isFoundPlaced(scene, source));
      if (elsewhere.length === 0 || ignoredNamespaces(scene, monitor).length > 0 || scene.hasTargets(monitor)) continue;
      yield { key: monitor.key, problem: looksElsewhere(scene, monitor, elsewhere) };
    }
  },
};

/** Whether it is certain where that object is. */
function isFoundPlaced({ objects }: CheckScene, key: string): boolean {
  const [kind, namespace, name] = key.split('/');
  const object = objects.tryFind(kind, namespace, name);

  return object !== undefined && isPlaced(object);
}

function looksElsewhere(scene: CheckScene, monitor: StoredObject, elsewhere: readonly Labelled[]): Problem {
  const { called, path } = scene.monitored().lookupOf(monitor) as Lookup;
  const namespaces = [...new Set(elsewhere.map(({ namespace }) => namespace))];
  const field = [...path.slice(1), 'namespaceSelector'].join('.');
  const move = `put the ${monitor.kind} into ${namespaces.length > 1 ? 'these namespaces' : quote(namespaces[0])}`;

  return {
    code: 'AM904',
    message: `it looks for ${called} in ${quoteFew(scene.namespacesOf(monitor)!)} alone, and those that it selects are in ${quoteFew(namespaces)} (${quoteFew(elsewhere.map(({ source }) => source))}), so nothing of it is scraped`,
    fix: scene.ignoresNamespaceSelector(monitor) ? move : `set ${field}.matchNames to [${quoteList(namespaces)}], or ${move}`,
  };
}
