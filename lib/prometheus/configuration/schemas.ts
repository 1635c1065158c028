/** The Go types that Prometheus reads its configuration into, read when first asked for. */

/** A struct: its fields with their types, those of inlined structs included. */
export interface Schema {
  readonly name: string;
  /** Names of the structs that are inlined. */
  readonly inlined: readonly string[];
  readonly fields: ReadonlyMap<string, string>;
  /** Type of the fields with any other name; absent if there are no other names. */
  readonly others?: string;
}

/** A struct by its name, e.g. `kubernetes.SDConfig`; undefined for types without fields. */
export function tryFindSchema(name: string): Schema | undefined {
  const known = schemas.get(name);
  if (known) return known;
  const own = file().types[name];
  if (own === undefined) return undefined;
  const inner = (own['+'] ?? '').split(' ').filter((each) => each !== '').map((each) => tryFindSchema(each)!);
  const found: Schema = {
    name,
    inlined: inner.flatMap((each) => [each.name, ...each.inlined]),
    fields: new Map([...inner.flatMap(({ fields }) => [...fields]), ...Object.entries({ ...own, ...OTHER_VERSIONS[name] }).filter(([field]) => !/^[+*]$/.test(field))]),
    ...own['*'] !== undefined && { others: own['*'] },
  };
  schemas.set(name, found);

  return found;
}

/**
 * Fields that only other versions have: the version of a server may not be known. Those of a later version are not judged any further. The
 * operator writes only fields that the version of the server knows.
 */
const OTHER_VERSIONS: { readonly [name: string]: { readonly [field: string]: string } | undefined } = {
  // Until 3.0, where it became `always_scrape_classic_histograms`.
  'config.ScrapeConfig': { scrape_classic_histograms: 'bool' },
  // Since 3.15 and 3.16.
  'config.GlobalConfig': { query_max_series: 'any', query_max_samples_read: 'any', query_max_duration: 'any' },
  'config.RuntimeConfig': { log_level: 'any' },
  'config.RemoteWriteConfig': { failed_request_logging: 'any', convert_nhcb_to_classic: 'any' },
};

const schemas = new Map<string, Schema>();

interface SchemasFile {
  readonly types: { readonly [name: string]: { readonly [field: string]: string } };
}

function file(): SchemasFile {
  read ??= require('../../../imports/prometheus-schemas.json') as SchemasFile;

  return read;
}

let read: SchemasFile | undefined;
