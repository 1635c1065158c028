/** Reads values of a configuration into their Go types, strictly, as Prometheus' YAML reader does. */
import { Decoded } from './decoded';
import { isBeyond, LoaderVersion, needs, reaches } from './loader-version';
import { isOpenValue } from './open-value';
import { refuse, within } from './refused';
import { rulesFor } from './rules/rules';
import { SCALARS } from './scalars';
import { Schema, tryFindSchema } from './schemas';
import { WrittenScalar } from '../../manifests/load/written-scalar';
import { tryFindNearest } from '../../units/nearest-name';

/**
 * Reads a struct, and applies the rules of its type.
 * @param value as plain data; plain scalars may be left as they are written
 * @param version of the Prometheus, if it is known
 * @throws RefusedConfiguration if Prometheus would not load it
 * @see decoder.unmarshal in decode.go, go.yaml.in/yaml/v2 v2.4.4
 */
export function decodeStruct(type: string, value: unknown, version?: LoaderVersion): Decoded {
  const schema = tryFindSchema(type)!;
  const fields = fieldsOf(value);
  const decoded: { [field: string]: unknown } = {};
  let at = '';
  within(() => ({ path: at }), () => {
    for (const [field, each] of fields) {
      const of = schema.fields.get(field) ?? schema.others;
      if (of === undefined && isBeyond(version)) continue;
      if (of === undefined) return refuseUnknown(field, schema);
      if (version) refuseOtherVersions(field, schema, version);
      at = field;
      decoded[field] = decode(of, each, version);
      at = '';
    }
  });
  for (const rule of rulesFor(schema)) {
    const fault = rule(decoded, version);
    if (fault) refuse(fault);
  }

  return decoded;
}

function fieldsOf(value: unknown): [string, unknown][] {
  if (value instanceof Map) return [...value as ReadonlyMap<string, unknown>];

  return typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof WrittenScalar)
    ? Object.entries(value) : refuse({ path: '', problem: 'is not a map', fix: () => 'write it as a map of fields' });
}

function refuseUnknown(field: string, { fields }: Schema): never {
  const nearest = tryFindNearest(field, fields.keys());

  return refuse({
    path: field,
    problem: 'is not a field that Prometheus knows here',
    fix: (named) => (nearest === undefined ? 'correct its name, or remove it' : `use ${named(nearest)}, or remove it`),
  });
}

/** A field that the version does not read is refused. */
function refuseOtherVersions(field: string, { since, until }: Schema, version: LoaderVersion): void {
  const [first, end] = [since.get(field), until.get(field)];
  if (first !== undefined && !reaches(version, first)) {
    refuse({ path: field, problem: needs(first, version), fix: (named) => `run Prometheus ${first} or later, or remove ${named(field)}` });
  }
  if (end !== undefined && reaches(version, end)) {
    refuse({ path: field, problem: `is not known from Prometheus ${end} on, and the server runs ${version.text}`, fix: (named) => `remove ${named(field)}` });
  }
}

function decode(type: string, value: unknown, version: LoaderVersion | undefined): unknown {
  if (type === 'any' || type === '*relabel.Config') return value;
  if (type.startsWith('*')) return value === null ? undefined : decode(type.slice(1), value, version);
  if (type.startsWith('[]')) return value === null ? undefined : list(type.slice(2), value, version);
  if (type.startsWith('{}')) return value === null ? undefined : Object.fromEntries(fieldsOf(value).map(([key, each]) => [key, within({ path: key }, () => decode(type.slice(2), each, version))]));
  if (tryFindSchema(type)) return value === null ? null : decodeStruct(type, value, version);

  const open = tryOpenText(value);

  return open === undefined ? SCALARS[type](value, version) : ofOpenValue(type, open);
}

/** The text of a value that is filled in later. */
function tryOpenText(value: unknown): string | undefined {
  const written = value instanceof WrittenScalar ? value.text : value;

  return typeof written === 'string' && isOpenValue(written) ? written : undefined;
}

/** A value that no rule refuses: it is not known. */
function ofOpenValue(type: string, written: string): unknown {
  if (type === 'config.URL') return { text: written };
  if (/^u?int|^float/.test(type)) return 1n;

  return /^(bool|model\.(Duration|LabelSet|ValidationScheme)|labels\.Labels|units\.Base2Bytes)$/.test(type) ? undefined : written;
}

function list(type: string, value: unknown, version: LoaderVersion | undefined): unknown[] {
  if (!Array.isArray(value)) return refuse({ path: '', problem: 'is not a list', fix: () => 'write it as a list' });

  const items: unknown[] = [];
  within(() => ({ path: `[${items.length}]` }), () => {
    for (const each of value) items.push(decode(type, each, version));
  });

  return items;
}
