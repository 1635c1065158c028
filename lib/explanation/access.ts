/** Which targets Prometheus can reach, and which findings keep it from the others. */
import { ExplainContext } from './explain-context';
import { errorsOn, isError } from './explain-failure';
import { deniedToOne } from '../causes/access/denied-to-one';
import { StagedFinding } from '../forecast/diagnosis';
import { urlParts } from '../forecast/pod-targets';
import { isMonitorKey } from '../operator-port/monitor-kinds';
import { JobTargets, Target } from '../prometheus/targets/target';

/** The targets of a job by whether Prometheus can reach them. */
export interface Reach {
  readonly reached: readonly Target[];
  /** Errors about the others. */
  readonly denials: readonly StagedFinding[];
}

/**
 * Divides the targets of a job: findings on them are on the monitor; if no monitor declares the job, on the server or the scraped objects.
 */
export function reachOf(
  context: ExplainContext, { declaredBy, targets, undiscovered }: Pick<JobTargets, 'declaredBy' | 'targets' | 'undiscovered'>, server: string,
): Reach {
  const keys = isMonitorKey(declaredBy) ? [declaredBy] : [...new Set([declaredBy, ...targets.map(({ source }) => source)])];
  const reported = keys.flatMap((key) => errorsOn(context, key, { stages: ['access'], server }));
  const isReported = undiscovered.every((target) => reported.some((denial) => isAbout(denial, target)));
  const all = [...reported, ...isReported ? [] : deniedToOne(context.inspected.forecast, declaredBy, server).filter(isError)];
  const found = [...targets, ...undiscovered];

  return {
    reached: targets.filter((target) => !all.some((denial) => isAbout(denial, target))),
    denials: all.filter((denial) => found.some((target) => isAbout(denial, target))),
  };
}

function isAbout({ about, port, scheme, host }: StagedFinding, { source, url }: Target): boolean {
  if (about && !about.includes(source)) return false;
  const wanted = { port, scheme, host };
  const parts = urlParts(url);

  return (['port', 'scheme', 'host'] as const).every((part) => wanted[part] === undefined || wanted[part] === parts?.[part]);
}
