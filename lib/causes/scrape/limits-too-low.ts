/** AM943: a limit is lower than the targets already need, or the server lowers a limit of the monitor. */
import { Severity } from '../../findings/finding';
import { Problem, quote } from '../../findings/problem';
import { CheckedServer } from '../../forecast/checked-server';
import { tryDeclaration } from '../../forecast/pod-targets';
import { StoredObject } from '../../manifests/objects';
import { Operator } from '../../operator-port/operator';
import { Server, Spec } from '../../operator-port/server';
import { JobTargets } from '../../prometheus/targets/target';
import { bytesOf } from '../../units/byte-size';
import { Cause } from '../cause';

export const limitsTooLow: Cause = {
  code: 'AM943',
  stage: 'scrape',
  *run(forecast) {
    const { limits } = forecast.operator;
    const reported = new Set<string>();
    for (const server of forecast.managedServers) {
      for (const job of server.jobs()) {
        const declaration = tryDeclaration(forecast, job);
        if (!declaration) continue;
        const { monitor } = declaration;
        const problems = [...reported.has(`${server.key} ${monitor.key}`) ? [] : lowered(limits, server.managed.server, monitor), ...exceeded(limits, server, monitor, job)];
        reported.add(`${server.key} ${monitor.key}`);
        for (const problem of problems) yield { key: monitor.key, problem };
      }
    }
  },
};

type Limits = Operator['limits'];

function specOf({ manifest }: StoredObject): Spec {
  return manifest.spec as Spec;
}

/** Limits of the monitor that the server lowers; 0 means no limit. */
function lowered(limits: Limits, { key, spec }: Server, monitor: StoredObject): Problem[] {
  const own = specOf(monitor);
  const numbers = limits.filter(({ field, enforcedBy }) => own[field] > 0 && spec[enforcedBy] > 0 && own[field] > spec[enforcedBy])
    .map(({ field, enforcedBy }) => cutDown(key, field, own[field], enforcedBy, spec[enforcedBy]));
  const { bodySizeLimit } = own;
  const { enforcedBodySizeLimit } = spec;
  const [size, enforced] = [bodySizeLimit, enforcedBodySizeLimit].map((limit) => (limit ? bytesOf(limit) : 0));
  const isCut = enforced > 0 && size > enforced;

  return [...numbers, ...isCut ? [cutDown(key, 'bodySizeLimit', bodySizeLimit, 'enforcedBodySizeLimit', enforcedBodySizeLimit)] : []];
}

/** Limits that the targets exceed before any scrape, by their number and labels. */
function exceeded(limits: Limits, server: CheckedServer, monitor: StoredObject, { targets }: JobTargets): Problem[] {
  const limit = (field: string) => limitOf(limits, server.managed!.server, monitor, field);
  if (KNOWN_BEFORE.every((field) => limit(field) === 0)) return [];
  // Each shard scrapes only some of them.
  const count = server.managed!.server.spec.shards > 1 ? 0 : targets.reduce((sum, { replicas = 1 }) => sum + replicas, 0);
  const labels = targets.reduce((most, target) => Math.max(most, target.labels.size + target.unknownLabels.length), 0);
  const known = [...new Set(targets.flatMap((target) => [...target.labels.keys(), ...target.unknownLabels]))];
  const name = longest(known);
  // An instance is an address in the cluster, and a name may represent it here.
  const value = longest(targets.flatMap((target) => [...target.labels].filter(([label]) => label !== 'instance').map(([, held]) => held)));

  return [
    { field: 'targetLimit', size: count, what: `it has ${count} targets` },
    { field: 'labelLimit', size: labels, what: `a target has ${labels} labels, not counting those of its metrics` },
    { field: 'labelNameLengthLimit', size: name.length, what: `label ${quote(name)} has ${name.length} characters` },
    { field: 'labelValueLengthLimit', size: value.length, what: `the label value ${quote(value)} of a target has ${value.length} characters` },
  ].flatMap(({ field, size, what }) => (limit(field) > 0 && size > limit(field) ? [tooLow(server.key, field, limit(field), what)] : []));
}

const KNOWN_BEFORE = ['targetLimit', 'labelLimit', 'labelNameLengthLimit', 'labelValueLengthLimit'];

/** The effective limit: the lower one of the monitor's limit and the enforced limit, or the default of the server. */
function limitOf(limits: Limits, { spec }: Server, monitor: StoredObject, field: string): number {
  const enforced: number = spec[limits.find((limit) => limit.field === field)!.enforcedBy] || 0;
  const own: number = specOf(monitor)[field] ?? (spec[field] || 0);

  return enforced > 0 && (own === 0 || own > enforced) ? enforced : own;
}

function longest(texts: readonly string[]): string {
  return texts.reduce((most, text) => (text.length > most.length ? text : most), '');
}

function cutDown(server: string, field: string, own: number | string, enforcedBy: string, enforced: number | string): Problem {
  return {
    code: 'AM943',
    severity: Severity.WARNING,
    field,
    message: `${field} is ${quote(own)}, but ${quote(server)} lowers it to ${quote(enforced)} (${enforcedBy}), so scrapes above that fail`,
    fix: `raise ${enforcedBy} of the server, or set ${field} to ${quote(enforced)} or less`,
  };
}

function tooLow(server: string, field: string, limit: number, what: string): Problem {
  return {
    code: 'AM943',
    severity: Severity.WARNING,
    field,
    message: `${field} is ${limit} in ${quote(server)}, but ${what}, so scrapes fail`,
    fix: `raise ${field}, or the limit that the server enforces for it`,
  };
}
