/** Reads values of a configuration, and refuses those that Prometheus would not load. */
import { WrittenScalar } from '../../manifests/load/written-scalar';
import { resolvePlain } from '../../manifests/load/yaml-scalar';

/** The reason why Prometheus does not load a configuration. */
export class RefusedConfiguration extends Error {}

/** A map in YAML. */
export interface YamlMapping { readonly [field: string]: unknown }

/** Reads a map; a value that is not set is an empty map. @throws RefusedConfiguration for other values */
export function mapping(value: unknown, place: string): YamlMapping {
  if (value === undefined || value === null) return {};
  if (typeof value !== 'object' || Array.isArray(value) || value instanceof WrittenScalar) throw new RefusedConfiguration(`${place} is not a map`);

  return value as YamlMapping;
}

/** Reads a map with known fields only. @throws RefusedConfiguration for other fields and values */
export function knownMapping(value: unknown, place: string, known: ReadonlySet<string>): YamlMapping {
  const found = mapping(value, place);
  const unknown = Object.keys(found).find((field) => !known.has(field));
  if (unknown !== undefined) throw new RefusedConfiguration(`${place} has an unknown field "${unknown}"`);

  return found;
}

/** Reads a list; a value that is not set is an empty list. @throws RefusedConfiguration for other values */
export function list(value: unknown, place: string): readonly unknown[] {
  if (value === undefined || value === null) return [];
  if (!Array.isArray(value)) throw new RefusedConfiguration(`${place} is not a list`);

  return value;
}

/** Reads a scalar as text; null is the empty text. @throws RefusedConfiguration for maps and lists */
export function text(value: unknown, place: string, otherwise = ''): string {
  if (value === undefined) return otherwise;
  if (value === null) return '';
  if (value instanceof WrittenScalar) return value.text;
  if (typeof value === 'object') throw new RefusedConfiguration(`${place} is not text`);

  return String(value);
}

/** Reads a boolean. @throws RefusedConfiguration for other values */
export function boolean(value: unknown, place: string, otherwise: boolean): boolean {
  if (value === undefined || value === null) return otherwise;
  const resolved = value instanceof WrittenScalar ? resolvePlain(value.text) : value;
  if (typeof resolved !== 'boolean') throw new RefusedConfiguration(`${place} is neither true nor false`);

  return resolved;
}
