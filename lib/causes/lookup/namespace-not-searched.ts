/** AM904: a monitor does not search the namespace of its app. */
import { foundElsewhere, ignoredNamespaces } from './monitor-scope';
import { Edit, FieldPath } from '../../edits/edit';
import { Repair } from '../../edits/repair';
import { quote, quoteList } from '../../findings/problem';
import { quoteFew } from '../../findings/quote-few';
import { CauseFinding } from '../../forecast/diagnosis';
import { Forecast } from '../../forecast/forecast';
import { Labelled } from '../../forecast/match-index';
import { isPlaced, Lookup } from '../../forecast/monitored-objects';
import { objectAt } from '../../manifests/manifest';
import { StoredObject } from '../../manifests/objects';
import { bringersOf, unlessBrought } from '../brought';
import { Cause } from '../cause';
import { tryFindMeant } from '../did-you-mean';

/** Without `namespaceSelector` a monitor searches only its own namespace. */
export const namespaceNotSearched: Cause = {
  code: 'AM904',
  stage: 'lookup',
  *run(forecast) {
    for (const { monitor } of forecast.monitors()) {
      if (!isPlaced(monitor) && forecast.namespacesOf(monitor)?.includes(monitor.namespace)) continue;
      const elsewhere = foundElsewhere(forecast, monitor).filter(({ source }) => isFoundPlaced(forecast, source));
      if (elsewhere.length === 0 || ignoredNamespaces(forecast, monitor).length > 0 || forecast.hasTargets(monitor)) continue;
      yield { key: monitor.key, about: elsewhere.map(({ source }) => source), ...looksElsewhere(forecast, monitor, elsewhere) };
    }
  },
};

/** Whether the namespace of the object is certain. */
function isFoundPlaced({ objects }: Forecast, key: string): boolean {
  const [kind, namespace, name] = key.split('/');
  const object = objects.tryFind(kind, namespace, name);

  return object !== undefined && isPlaced(object);
}

type Found = Pick<CauseFinding, 'isOpen' | 'problem' | 'repair'>;

function looksElsewhere(forecast: Forecast, monitor: StoredObject, elsewhere: readonly Labelled[]): Found {
  const { called, path, selector } = forecast.monitored().targetSelectorOf(monitor) as Lookup;
  const namespaces = [...new Set(elsewhere.map(({ namespace }) => namespace))];
  const field = [...path.slice(1), 'namespaceSelector'].join('.');
  const move = namespaces.length > 1 ? `create a ${monitor.kind} in each of these namespaces` : `move the ${monitor.kind} to ${quote(namespaces[0])}`;

  const searched = forecast.namespacesOf(monitor)!;
  const from = called === 'Ingresses' ? ['all'] as const : ['all', 'pods'] as const;
  const bringers = bringersOf(forecast, { from, called: `such ${called} there`, namespaces: searched, selector, isPartlyThere: true });

  const isIgnored = forecast.ignoresNamespaceSelector(monitor);
  const repair = isIgnored || namespaces.length > 1 ? undefined : tryRepair(monitor, [...path, 'namespaceSelector'], namespaces[0]);
  const found = unlessBrought(bringers, {
    code: 'AM904',
    field: objectAt(monitor.manifest, path).namespaceSelector === undefined ? [...path.slice(1), 'selector'].join('.') : field,
    message: (unless) => `it searches for ${called} only in ${quoteFew(searched)}, but those that match its selector are in ${quoteFew(namespaces)} (${quoteFew(elsewhere.map(({ source }) => source))}), so it has no targets${unless}`,
    fix: isIgnored ? move : `set ${field}.matchNames to [${quoteList(namespaces)}], or ${move}`,
  });

  return { ...found, ...repair && { repair } };
}

/** Adds what is missing, or corrects the only name; other names are names of namespaces that are not known. */
function tryRepair({ key, manifest }: StoredObject, path: FieldPath, namespace: string): Repair | undefined {
  const selector = objectAt(manifest, path);
  const names = selector.matchNames;
  const edit = (at: FieldPath, made: Edit): Repair => ({ object: key, edits: [{ path: at, edit: made }] });
  if (selector.any === true) return undefined;
  if (names === undefined) return edit([...path, 'matchNames'], { do: 'add', value: [namespace] });
  const [only] = Array.isArray(names) && names.length === 1 ? names as readonly unknown[] : [];

  return typeof only === 'string' && tryFindMeant(only, [namespace]) !== undefined
    ? edit([...path, 'matchNames', 0], { do: 'set', value: namespace }) : undefined;
}
