/** The result of an inspection as plain data: the contract in `docs/inspection.md`. */
import { Inspected } from './inspect';
import { ServerResult } from './inspect-server';
import { Finding } from '../findings/finding';

/** An inspection as JSON; maps are sorted by key. */
export interface InspectionJson {
  readonly admission: { readonly [key: string]: string };
  readonly unknownFields: { readonly [key: string]: readonly string[] };
  readonly servers: { readonly [key: string]: ServerJson };
  readonly findings: readonly Finding[];
}

/** A server as JSON. */
export interface ServerJson {
  readonly selected: readonly string[];
  readonly rejected: { readonly [key: string]: string };
  readonly error?: string;
  readonly config: string;
}

/** The result as plain data. */
export function inspectionToJson({ admission, unknownFields, servers, findings }: Inspected): InspectionJson {
  return {
    admission: sorted(admission),
    unknownFields: sorted(unknownFields, (fields) => [...fields].sort()),
    servers: sorted(servers, serverToJson),
    findings: findings.map(({ code, severity, path, message, fix }) => ({ code, severity, path, message, fix })),
  };
}

function serverToJson({ selected, rejected, error, config }: ServerResult): ServerJson {
  return { selected: [...selected], rejected: sorted(rejected), ...error !== undefined && { error }, config };
}

function sorted<T, U = T>(map: ReadonlyMap<string, T>, convert = (value: T) => value as unknown as U): { [key: string]: U } {
  return Object.fromEntries([...map].sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, value]) => [key, convert(value)]));
}
