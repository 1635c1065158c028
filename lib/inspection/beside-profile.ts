/** AM510: a profile tells who reads a monitor, and the Prometheus beside it does not select the monitor. */
import { Severity } from '../findings/finding';
import { Problem, quote } from '../findings/problem';
import { ManagedServer } from '../forecast/checked-server';
import { StagedFinding } from '../forecast/diagnosis';
import { Forecast } from '../forecast/forecast';
import { Mismatch } from '../forecast/server-selection';
import { stringMapAt } from '../manifests/manifest';
import { StoredObject } from '../manifests/objects';
import { MonitorKind } from '../operator-port/monitor-kinds';
import { isMeantFor } from '../operator-port/server';

/** Reported once: both may be meant, or they are one and the same and differ in what they say. */
export function besideProfile(forecast: Forecast): StagedFinding[] {
  const servers = forecast.managedServers.filter((server) => !isProfile(server));
  if (servers.length === 0 || servers.length === forecast.managedServers.length) return [];
  const missed = [...forecast.monitors()].flatMap(({ kind, monitor }) => {
    const takers = forecast.selection.takersOf(monitor);
    const meant = servers.filter(({ managed }) => isMeantFor(managed.server, monitor.key));

    return takers.length > 0 && takers.every(isProfile)
      ? nearest(forecast, meant.map((server) => ({ kind, monitor, server })), takers[0]) : [];
  });
  const [first, ...others] = missed;

  return first === undefined ? [] : [{
    stage: 'selected',
    key: first.pair.monitor.key,
    servers: [first.pair.server.key],
    about: others.map(({ pair }) => pair.monitor.key),
    problem: notSelected(first, others.length),
  }];
}

interface Pair {
  readonly kind: MonitorKind;
  readonly monitor: StoredObject;
  readonly server: ManagedServer;
}

interface Missed {
  readonly pair: Pair;
  readonly mismatch: Mismatch;
  /** The server that represents the profile. */
  readonly profile: ManagedServer;
}

function isProfile({ managed: { server } }: ManagedServer): boolean {
  return server.reader !== undefined;
}

/** The server of whose selector the monitor lacks the fewest labels; empty if it is not known whether one selects it. */
function nearest(forecast: Forecast, pairs: readonly Pair[], profile: ManagedServer): Missed[] {
  const found = pairs.flatMap((pair) => {
    const mismatch = forecast.selection.tryMismatch(pair.server, pair.kind, pair.monitor);

    return mismatch ? [{ pair, mismatch, profile }] : [];
  });
  const isOpen = found.length < pairs.length
    || found.some(({ mismatch }) => !mismatch.isUnset && mismatch.lacks.length === 0 && mismatch.namespace === 'unknown');

  return isOpen ? [] : found.sort((a, b) => a.mismatch.lacks.length - b.mismatch.lacks.length).slice(0, 1);
}

function notSelected({ pair: { kind, monitor, server }, mismatch, profile }: Missed, others: number): Problem {
  const labels = Object.entries(stringMapAt(monitor.manifest, ['metadata', 'labels'])).map(([key, value]) => `${key}: ${value}`).join(', ') || 'no labels';
  const why = mismatch.isUnset ? `${kind.selector} is not set`
    : mismatch.lacks.length > 0 ? `${kind.selector} requires ${mismatch.lacks.join(', ')}, but it has ${labels}`
      : `${kind.namespaceSelector} does not select its namespace`;
  const also = others === 0 ? '' : ` (the same holds for ${others} more)`;

  return {
    code: 'AM510',
    severity: Severity.WARNING,
    message: `profile ${quote(profile.managed.server.name)} reads it, but ${quote(server.key)} does not: ${why}${also}`,
    fix: 'if they are the same Prometheus, give the profile its labels and namespace, or leave the profile out; if they are two, acknowledge AM510',
  };
}
