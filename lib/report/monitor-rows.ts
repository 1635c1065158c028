/** Monitors with the servers that select them. */
import { MonitorRow } from './report';
import { ServerForecast } from '../forecast/forecast-server';
import { Inspected } from '../forecast/inspected';
import { isMonitorKey, MONITOR_KIND_NAMES } from '../operator-port/monitor-kinds';
import { addTo } from '../units/group';

/** All stored monitors by kind and key, then those that the API server refuses; without their targets. */
export function monitorRows(inspected: Inspected, servers: readonly (readonly [string, ServerForecast])[]): MonitorRow[] {
  const { objects, admission, pathOf, isExternal } = inspected;
  const takers = takersOf(servers);
  const isKnown = servers.some(([, { managed }]) => managed);
  const row = (key: string, kind: string, namespace: string | undefined) => {
    const path = pathOf(key);

    return { key, kind, namespace, ...path !== key && { path }, isExternal: isExternal(key), targets: 0 };
  };
  const byKey = (a: string, b: string) => (a < b ? -1 : 1);
  const verdictOn = (key: string) => stateOf(takers.get(key) ?? [], isKnown);
  const all = MONITOR_KIND_NAMES.flatMap((kind) => objects.ofKind(kind).sort((a, b) => byKey(a.key, b.key)));
  const stored = all.map(({ key, kind, namespace }): MonitorRow => ({ ...row(key, kind, namespace), ...verdictOn(key) }));
  const turnedAway = [...admission].filter(([key]) => isMonitorKey(key)).sort(([a], [b]) => byKey(a, b));
  const refused = turnedAway.map(([key, why]): MonitorRow => (
    { ...row(key, kindIn(key), key.split('/')[1]), state: 'rejected', words: 'refused by the API server', why, takenBy: [] }));

  return [...stored, ...refused];
}

type Taker = MonitorRow['takenBy'][number];

function takersOf(servers: readonly (readonly [string, ServerForecast])[]): Map<string, Taker[]> {
  const takers = new Map<string, Taker[]>();
  servers.forEach(([, { selected, rejected }], server) => {
    selected.forEach((key) => addTo(takers, key, { server }));
    rejected.forEach((reason, key) => addTo(takers, key, { server, rejected: reason }));
  });

  return takers;
}

function stateOf(takenBy: readonly Taker[], isKnown: boolean): Pick<MonitorRow, 'state' | 'words' | 'why' | 'takenBy'> {
  if (takenBy.some(({ rejected }) => rejected === undefined)) {
    const isMixed = takenBy.some(({ rejected }) => rejected !== undefined);

    return { state: 'scraped', words: isMixed ? 'scraped by some, rejected for others' : 'scraped', takenBy };
  }
  if (takenBy.length > 0) return { state: 'rejected', words: 'rejected by the operator', takenBy };
  if (!isKnown) return { state: 'unknown', words: 'not known: no server is among the manifests', takenBy };

  return { state: 'unselected', words: 'selected by no server', takenBy };
}

function kindIn(key: string): string {
  return key.split('/')[0];
}
