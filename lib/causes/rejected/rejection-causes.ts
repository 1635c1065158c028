/** Which check explains a rejection in more detail than the operator's own words. */
import { Forecast } from '../../forecast/forecast';
import { StoredObject } from '../../manifests/objects';
import { Rejection, RejectionFor } from '../../operator-port/rejection';
import { Server } from '../../operator-port/server';

/** Causes of rejections by the check that explains them. */
const CAUSES_OF = {
  AM917: ['timeout-above-interval'],
  AM918: ['missing-object', 'missing-key'],
  AM919: ['conflicting-auth'],
  AM922: ['files-denied'],
  AM923: ['unknown-scrape-class'],
  AM924: ['invalid-relabeling'],
  AM937: ['invalid-prober'],
  AM942: ['prometheus-too-old', 'prometheus-too-old-for-scrape-configs'],
} as const satisfies { readonly [code: string]: readonly Rejection['cause'][] };

type Code = keyof typeof CAUSES_OF;

type CauseOf<C extends Code> = typeof CAUSES_OF[C][number];

/** A monitor that servers reject for one cause. */
export interface RejectedMonitor<R extends Rejection = Rejection> {
  readonly monitor: StoredObject;
  readonly rejections: readonly { readonly key: string; readonly server: Server; readonly rejection: R }[];
}

/** Keys of the servers that reject it. */
export function serversIn(rejections: RejectedMonitor['rejections']): string[] {
  return rejections.map(({ key }) => key);
}

/** The consequence of a rejection, for the end of each message. */
export function rejectedWhole({ kind }: StoredObject): string {
  return `so the operator rejects the whole ${kind}, and it has no targets`;
}

/**
 * Monitors that are rejected for the causes of a check. A monitor that another server rejects for an unknown cause is left out: its general
 * findings must stay.
 */
export function* rejectedBecause<C extends Code>(forecast: Forecast, code: C): Generator<RejectedMonitor<RejectionFor<CauseOf<C>>>> {
  const isOfCheck = (cause: Rejection['cause']) => CAUSES_OF[code].some((each) => each === cause);
  for (const { monitor } of forecast.monitors()) {
    const all = forecast.rejectionsOf(monitor);
    const rejections = all.filter(({ rejection }) => isOfCheck(rejection.cause))
      .map(({ server: { key, managed }, rejection }) => (
        { key, server: managed!.server, rejection: rejection as RejectionFor<CauseOf<C>> }));
    if (rejections.length > 0 && all.every(({ rejection }) => EXPLAINED.has(rejection.cause))) yield { monitor, rejections };
  }
}

const EXPLAINED: ReadonlySet<Rejection['cause']> = new Set(Object.values(CAUSES_OF).flat());
