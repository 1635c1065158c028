/** Why Prometheus does not load a configuration. */
import { WrittenScalar } from '../../manifests/load/written-scalar';
import { resolvePlain } from '../../manifests/load/yaml-scalar';

/** Thrown where it is found out. */
export class RefusedConfiguration extends Error {}

/** A map of a YAML text. */
export interface YamlMapping { readonly [field: string]: unknown }

/** @throws RefusedConfiguration unless the value is a map; nothing is an empty one */
export function mapping(value: unknown, place: string): YamlMapping {
  if (value === undefined || value === null) return {};
  if (typeof value !== 'object' || Array.isArray(value) || value instanceof WrittenScalar) throw new RefusedConfiguration(`${place} is no map`);

  return value as YamlMapping;
}

/** A map with no other fields than those that are known. @throws RefusedConfiguration */
export function knownMapping(value: unknown, place: string, known: ReadonlySet<string>): YamlMapping {
  const found = mapping(value, place);
  const unknown = Object.keys(found).find((field) => !known.has(field));
  if (unknown !== undefined) throw new RefusedConfiguration(`${place} has an unknown field "${unknown}"`);

  return found;
}

/** @throws RefusedConfiguration unless the value is a list; nothing is an empty one */
export function list(value: unknown, place: string): readonly unknown[] {
  if (value === undefined || value === null) return [];
  if (!Array.isArray(value)) throw new RefusedConfiguration(`${place} is no list`);

  return value;
}

/** A scalar as text, the default where it is left out; null is the empty text. @throws RefusedConfiguration for maps and lists */
export function text(value: unknown, place: string, otherwise = ''): string {
  if (value === undefined) return otherwise;
  if (value === null) return '';
  if (value instanceof WrittenScalar) return value.text;
  if (typeof value === 'object') throw new RefusedConfiguration(`${place} is no text`);

  return String(value);
}

/** @throws RefusedConfiguration for what is neither true nor false */
export function boolean(value: unknown, place: string, otherwise: boolean): boolean {
  if (value === undefined || value === null) return otherwise;
  const resolved = value instanceof WrittenScalar ? resolvePlain(value.text) : value;
  if (typeof resolved !== 'boolean') throw new RefusedConfiguration(`${place} is neither true nor false`);

  return resolved;
}
