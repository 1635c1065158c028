/** YAML values whose maps keep their order. */
export type Yaml = null | boolean | number | string | readonly Yaml[] | YamlMap;
export type YamlMap = ReadonlyMap<string, Yaml>;
