/** YAML values whose maps keep their order, as the operator writes them. */

/** A value. */
export type Yaml = null | boolean | number | string | readonly Yaml[] | YamlMap;

/** A map in the order in which it is written. */
export type YamlMap = ReadonlyMap<string, Yaml>;

/** The same value as plain JSON, whose maps have no order that counts. */
export function asJson(value: Yaml): unknown {
  if (value instanceof Map) return Object.fromEntries([...value as YamlMap].map(([key, held]) => [key, asJson(held)]));

  return Array.isArray(value) ? value.map((item: Yaml) => asJson(item)) : value;
}
