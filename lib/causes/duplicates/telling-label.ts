/** A label by which two monitors that select the same objects would each select their own. */
import { Forecast } from '../../forecast/forecast';
import { Labelled } from '../../forecast/match-index';
import { PLACEHOLDER } from '../../kubernetes/placeholder';
import { CONTROLLER_LABELS } from '../../kubernetes/workloads/controller-labels';
import { stringMapAt } from '../../manifests/manifest';
import { StoredObject } from '../../manifests/objects';

/** A label key, and the value for each of the two monitors. */
export interface TellingLabel {
  readonly key: string;
  readonly values: readonly [string, string];
}

/** By names such as those of releases: the value is in the name of the monitor, or in its own labels. */
export function tryTellingLabel(forecast: Forecast, monitors: readonly [StoredObject, StoredObject]): TellingLabel | undefined {
  const objects = monitors.flatMap((monitor) => forecast.selectedBy(monitor));
  for (const [key, values] of valuesByKey(objects)) {
    const [first, second] = monitors.map((monitor) => [...values].filter((value) => isOf(monitor, key, value)));
    if (first.length === 1 && second.length === 1 && first[0] !== second[0]) return { key, values: [first[0], second[0]] };
  }

  return undefined;
}

/** Labels that all of the objects have, with their values. */
function valuesByKey(objects: readonly Labelled[]): Map<string, ReadonlySet<string>> {
  const isOnAll = (key: string) => objects.every(({ labels }) => Object.prototype.hasOwnProperty.call(labels, key));
  const isKnown = (value: string) => value !== '' && !value.includes(PLACEHOLDER);
  const keys = Object.keys(objects[0]?.labels ?? {}).filter((key) => !CONTROLLER_LABELS.has(key) && !OF_RELEASES.test(key) && isOnAll(key));

  return new Map(keys.map((key) => [key, new Set(objects.map(({ labels }) => labels[key]).filter(isKnown))] as const));
}

/** Labels that change with a release or an upgrade: a selector by one of them would lose the pods then. */
const OF_RELEASES = /(?:^|[/.-])(?:version|chart|managed-by|heritage|revision|rev|tag|image|commit|sha|build|checksum|hash|date|timestamp)$/i;

function isOf({ name, manifest }: StoredObject, key: string, value: string): boolean {
  const own = stringMapAt(manifest, ['metadata', 'labels'])[key];

  return own === undefined ? name === value || name.startsWith(`${value}-`) || name.endsWith(`-${value}`) : own === value;
}
