/** Writes what a synth knows about the readers of an app beside its manifests. */
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ApiObject, App } from 'cdk8s';
import { IConstruct } from 'constructs';
import { Places } from './places';
import { wholeWorld } from './world';
import type * as file from '../inspection/hand-over';
import { Manifest } from '../manifests/manifest';
import { HAND_OVER_FILE } from '../profiles/hand-over-file';
import { SynthRun } from '../tree/synth-run';

/** What a synth hands over: profiles, and manifests of objects that are in the cluster already. */
export interface ToHandOver {
  readonly objects: readonly ApiObject[];
  readonly places: Places;
  readonly texts: readonly string[];
}

/**
 * Writes the file on request, if the synth writes manifests. Without a request it removes the file of an earlier synth, since what that
 * says may no longer be true.
 */
export function handOver(run: SynthRun, root: IConstruct, isRequested: boolean, known: ToHandOver): void {
  if (!run.writes || !(root instanceof App)) return;
  const path = join(root.outdir, HAND_OVER_FILE);
  if (isRequested || process.env.APP_MONITORING_HAND_OVER === 'true') writeFileSync(path, textOf(known));
  else rmSync(path, { force: true });
}

function textOf({ objects, places, texts }: ToHandOver): string {
  // Few apps hand over what they know.
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  const { writeHandOver } = require('../inspection/hand-over') as typeof file;
  const written = objects.map((object) => ({ manifest: object.toJson() as Manifest, path: object.node.path }));

  return writeHandOver(wholeWorld(written, places).profiles, texts);
}
