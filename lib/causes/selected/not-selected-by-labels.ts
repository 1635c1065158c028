/** AM901: no server selects the labels of a monitor. */
import { tryLabelRepair } from './label-repair';
import { Problem, quote } from '../../findings/problem';
import { CheckedServer } from '../../forecast/checked-server';
import { Forecast } from '../../forecast/forecast';
import { Mismatch } from '../../forecast/server-selection';
import { stringMapAt, StringMap } from '../../manifests/manifest';
import { StoredObject } from '../../manifests/objects';
import { contradictionIn } from '../../manifests/selectors/contradiction';
import { LabelSelector } from '../../manifests/selectors/selector';
import { MonitorKind } from '../../operator-port/monitor-kinds';
import { Cause, Pair } from '../cause';

/** Reports the nearest server: its namespace selector matches, and the monitor lacks the fewest labels of its selector. */
export const notSelectedByLabels: Cause = {
  code: 'AM901',
  stage: 'selected',
  explains: 'AM614',
  *run(forecast) {
    for (const { kind, monitor } of forecast.monitors()) {
      if (forecast.serversOf(monitor).length > 0 || forecast.rejectionsOf(monitor).length > 0) continue;
      const [nearest] = forecast.selection.candidatesFor(monitor).flatMap((server) => {
        const pair = { kind, monitor, server };
        const mismatch = tryLabelMismatch(forecast, pair);

        return mismatch ? [{ pair, lacks: mismatch.lacks, distance: distanceOf(pair, mismatch) }] : [];
      }).sort((a, b) => (a.distance === b.distance ? 0 : a.distance - b.distance));
      if (!nearest) continue;
      const repair = tryLabelRepair(monitor, selectorsMeant(forecast, kind, monitor));
      const { pair, lacks } = nearest;
      yield { key: monitor.key, servers: [pair.server.key], problem: problemOf(pair, lacks), ...repair && { repair } };
    }
  },
  between(forecast, pair) {
    const mismatch = tryLabelMismatch(forecast, pair);

    return mismatch && problemOf(pair, mismatch.lacks);
  },
};

/** The selectors of all servers that would select the monitor by its labels alone, or may. */
function selectorsMeant({ selection }: Forecast, kind: MonitorKind, monitor: StoredObject): LabelSelector[] {
  return selection.candidatesFor(monitor).flatMap((server): LabelSelector[] => {
    const mismatch = selection.tryMismatch(server, kind, monitor);
    const isMeant = mismatch && !mismatch.isUnset && mismatch.namespace !== 'denied' && !mismatch.isUnwatched;

    return isMeant ? [server.managed.server.spec[kind.selector]] : [];
  });
}

function tryLabelMismatch(forecast: Forecast, { kind, monitor, server }: Pair): Mismatch | undefined {
  const mismatch = forecast.selection.tryMismatch(server, kind, monitor);

  return mismatch && mismatch.lacks.length > 0 && mismatch.namespace === 'allowed' ? mismatch : undefined;
}

/** How many labels the monitor lacks; infinite if no labels help. */
function distanceOf(pair: Pair, { lacks }: Mismatch): number {
  return impossibleOf(pair) === undefined ? lacks.length : Infinity;
}

/** What the selector of a server requires, if no labels match it. */
function impossibleOf({ kind, server }: Pick<Pair, 'kind' | 'server'>): string | undefined {
  return contradictionIn(server.managed.server.spec[kind.selector] ?? {});
}

function problemOf({ kind, monitor, server }: Pair, lacks: readonly string[]): Problem {
  const impossible = impossibleOf({ kind, server });
  if (impossible !== undefined) return selectsNothing(server, kind.selector, impossible);

  return wrongLabels(server, kind.selector, stringMapAt(monitor.manifest, ['metadata', 'labels']), lacks);
}

function wrongLabels(server: CheckedServer, field: string, labels: StringMap, differences: readonly string[]): Problem {
  const has = Object.entries(labels).map(([key, value]) => `${key}: ${value}`).join(', ') || 'no labels';

  return {
    code: 'AM901',
    message: `${quote(server.key)} does not select it, so it has no targets: ${field} requires ${differences.join(', ')}, but it has ${has}`,
    fix: `set its metadata.labels to match ${differences.join(', ')}, or change ${field} of ${quote(server.key)}`,
    field: 'metadata.labels',
  };
}

/** No change of the monitor helps. */
function selectsNothing(server: CheckedServer, field: string, impossible: string): Problem {
  return {
    code: 'AM901',
    message: `${quote(server.key)} does not select it, so it has no targets: ${field} requires ${impossible}, which no labels match`,
    fix: `change ${field} of ${quote(server.key)}`,
  };
}
