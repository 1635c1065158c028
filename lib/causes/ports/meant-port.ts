/** Finds the port that a name probably means. */
import { Repair } from '../../edits/repair';
import { quote } from '../../findings/problem';
import { EndpointPorts } from '../../forecast/endpoint-ports';
import { StoredObject } from '../../manifests/objects';
import { likenessOf } from '../../units/likeness';
import { tryFindMeant } from '../did-you-mean';

/** The port with a similar name, or the only one that shares the most words with the given name; words for protocols alone do not count. */
export function tryFindMeantPort(given: string, names: Iterable<string>): string | undefined {
  const known = [...new Set(names)].filter((name) => name !== '');
  const ranked = known.map((name) => ({ name, likeness: likenessOf(given, name) })).sort((a, b) => b.likeness - a.likeness);
  const [first, second] = ranked;
  const isClear = first !== undefined && first.likeness >= 1 && first.likeness > (second?.likeness ?? 0);

  return tryFindMeant(given, known) ?? (isClear ? first.name : undefined);
}

/** The only port that a name can mean: no other one is similar or shares a word. */
export function tryFindOnlyMeantPort(given: string, names: Iterable<string>): string | undefined {
  const alike = [...new Set(names)].filter((name) => name !== '' && likenessOf(given, name) >= 1);

  return alike.length === 1 ? alike[0] : undefined;
}

const MOST = 50;

/** An object, and the names of its ports. */
export interface Named {
  readonly source: string;
  readonly names: readonly string[];
}

/**
 * The name that is probably meant, in quotes: one that all objects have, else one of the first, which a message names. If only another
 * object has it, that one is named as well.
 */
export function tryMeantOf(given: string, objects: readonly Named[]): string | undefined {
  const [first, ...others] = objects;
  const shared = first.names.filter((name) => objects.every(({ names }) => names.includes(name)));
  const meant = tryFindMeantPort(given, shared) ?? tryFindMeantPort(given, first.names);
  if (meant !== undefined) return quote(meant);
  for (const { source, names } of others.slice(0, MOST)) {
    const ofOther = tryFindMeantPort(given, names);
    if (ofOther !== undefined) return portOfOther(ofOther, source);
  }

  return undefined;
}

/** A port, and the object that has it where a message names another one. */
export function portOfOther(name: string, source: string): string {
  return `${quote(name)}, which ${quote(source)} has`;
}

/** Sets a port of an endpoint. */
export function portRepair(
  { key }: StoredObject, { path }: EndpointPorts, field: 'port' | 'targetPort', value: string | number | undefined,
): { readonly repair?: Repair } {
  return value === undefined ? {} : { repair: { object: key, edits: [{ path: [...path, field], edit: { do: 'set', value } }] } };
}
