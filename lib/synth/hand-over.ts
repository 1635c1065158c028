/** Writes what a synth knows about the readers of an app beside its manifests. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { App } from 'cdk8s';
import { IConstruct } from 'constructs';
import { Places } from './places';
import { wholeWorld } from './world';
import type * as file from '../inspection/hand-over';
import type { WrittenObject } from '../inspection/inspect-app';
import { SynthRun } from '../tree/synth-run';

/** Whether a synth hands over what it knows: on request, and only if it writes manifests. */
export function handsOver(run: SynthRun, root: IConstruct, isRequested: boolean): root is App {
  return run.writes && root instanceof App && (isRequested || process.env.APP_MONITORING_HAND_OVER === 'true');
}

/** @param texts manifests of objects that are in the cluster already */
export function handOver(app: App, objects: readonly WrittenObject[], places: Places, texts: readonly string[]): void {
  // Few apps hand over what they know.
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  const { HAND_OVER_FILE, writeHandOver } = require('../inspection/hand-over') as typeof file;

  writeFileSync(join(app.outdir, HAND_OVER_FILE), writeHandOver(wholeWorld(objects, places).profiles, texts));
}
