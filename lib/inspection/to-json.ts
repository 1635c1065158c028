/** Converts the result of an inspection to plain data, in the format that `docs/inspection.md` documents. */
import { InspectedTarget } from './inspected-target';
import { targetAsJson } from './list-targets';
import { Finding } from '../findings/finding';
import { ServerForecast } from '../forecast/forecast-server';
import { Inspected } from '../forecast/inspected';
import { DroppedTarget, JobTargets } from '../prometheus/targets/target';

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
  readonly targets: { readonly [job: string]: readonly TargetJson[] };
  readonly dropped: { readonly [job: string]: readonly DroppedJson[] };
  readonly notKnown: { readonly [job: string]: { readonly [discovery: string]: number } };
}

/** A target as JSON. */
export type TargetJson = Omit<InspectedTarget, 'server' | 'job'>;

/** A dropped target as JSON. */
export interface DroppedJson {
  readonly address: string;
  readonly source: string;
  readonly reason: string;
}

/** The result as plain data. */
export function inspectionToJson({ admission, unknownFields, servers, allFindings }: Inspected): InspectionJson {
  return {
    admission: sorted(admission),
    unknownFields: sorted(unknownFields, (fields) => [...fields].sort()),
    servers: sorted(servers, serverToJson),
    findings: allFindings().map(({ code, severity, path, message, fix, acknowledged }) => (
      { code, severity, path, message, fix, ...acknowledged !== undefined && { acknowledged } })),
  };
}

function serverToJson({ selected, rejected, targets, ...server }: ServerForecast): ServerJson {
  const { jobs } = targets();
  const error = server.error();
  const byJob = <T>(of: (job: JobTargets) => T | undefined): { [job: string]: T } => Object.fromEntries(jobs.flatMap((job) => {
    const value = of(job);

    return value === undefined ? [] : [[job.job, value]];
  }));

  return {
    selected: [...selected],
    rejected: sorted(rejected),
    ...error !== undefined && { error },
    config: server.config(),
    targets: byJob((job) => job.targets.map(targetAsJson)),
    dropped: byJob(({ dropped }) => (dropped.length > 0 ? dropped.map(droppedToJson) : undefined)),
    notKnown: byJob(({ unknown }) => (unknown.size > 0 ? Object.fromEntries(unknown) : undefined)),
  };
}

function droppedToJson({ address, source, reason }: DroppedTarget): DroppedJson {
  return { address, source, reason };
}

function sorted<T, U = T>(map: ReadonlyMap<string, T>, convert = (value: T) => value as unknown as U): { [key: string]: U } {
  return Object.fromEntries([...map].sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, value]) => [key, convert(value)]));
}
