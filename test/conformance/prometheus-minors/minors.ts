/** The minor versions of Prometheus that are asked besides the newest one, and how: their loaders, and the programs themselves. */
import { join } from 'node:path';
import { askLines } from '../ask-lines';
import { buildJudge } from '../build-judge';
import { PROMETHEUS_PROGRAM, PrometheusAnswer } from '../judges';

/** A minor version of Prometheus. */
export interface PrometheusMinor {
  /** E.g. `2.45`. */
  readonly minor: string;
  /** The patch that represents it: as in `mods/<minor>.mod`. */
  readonly version: string;
}

/** Oldest first. */
export const PROMETHEUS_MINORS: readonly PrometheusMinor[] = [
  { minor: '2.45', version: '2.45.0' },
  { minor: '3.0', version: '3.0.1' },
  { minor: '3.5', version: '3.5.0' },
  { minor: '3.16', version: '3.16.0' },
];

/** Whether the loader of a version takes each configuration; answers in the order of the questions. */
export async function askPrometheusMinor(
  { minor }: PrometheusMinor, questions: readonly { readonly id: string; readonly config: string }[],
): Promise<PrometheusAnswer[]> {
  const program = await buildJudge(__dirname, { name: `prometheus-${minor}`, modfile: modfileOf(minor), ...isAtLeast3(minor) && { tags: ['from3'] } });

  return askLines(`prometheus ${minor}`, program, questions);
}

/** Path of the real `prometheus` of a version. */
export function prometheusServerOf({ minor }: PrometheusMinor): Promise<string> {
  return buildJudge(__dirname, { ...PROMETHEUS_PROGRAM, name: `prometheus-server-${minor}`, modfile: modfileOf(minor) });
}

function modfileOf(minor: string): string {
  return join('mods', `${minor}.mod`);
}

function isAtLeast3(minor: string): boolean {
  return Number(minor.split('.')[0]) >= 3;
}
