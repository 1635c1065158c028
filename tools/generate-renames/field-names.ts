// The JSON fields of properties, as each generator writes them down: in functions named toJson_<struct>, or in the table of to-json.ts.

import { FieldNames } from './read-declarations';

/** Of the text that `cdk8s import` wrote. */
export function theirFields(source: string): FieldNames {
  const fields = new Map<string, string>();
  for (const [, struct, body] of source.matchAll(/export function toJson_(\w+)\([\s\S]*?const result = \{([\s\S]*?)\n  \};/g)) {
    for (const [, field, property] of body.matchAll(/^ +'([^']+)': .*?obj\.(\w+)/gm)) fields.set(`${struct}.${property}`, field);
  }

  return (struct, property) => fields.get(`${struct}.${property}`) ?? property;
}

/** Of the files of imports/. */
export function ourFields(sources: readonly string[]): FieldNames {
  const fields = new Map<string, string>();
  const table = /const TABLE[^=]*= (\{[\s\S]*?\n\});/.exec(sources.join('\n'))![1];
  for (const [, struct, body] of table.matchAll(/^  (\w+): \{([^}]*(?:'[^']*\{\}'[^}]*)*)\}/gm)) {
    for (const [, property, field] of body.matchAll(/(\w+): '([^':]+)/g)) fields.set(`${struct}.${property}`, field);
  }

  return (struct, property) => fields.get(`${struct}.${property}`) ?? property;
}
