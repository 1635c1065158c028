/** The app of docs/languages.md in TypeScript, which the apps in other languages are compared with. */
import { join } from 'path';
import { readManifests } from './manifests';
import { ROOT } from './packages';
import { run } from './run';

/** Synthesizes it into a folder, and reads the manifests. */
export function synthesizedByTypeScript(outdir: string): ReturnType<typeof readManifests> {
  run(process.execPath, ['-r', 'ts-node/register', '-r', 'tsconfig-paths/register', join('typescript', 'cart.ts')], {
    cwd: join(ROOT, 'examples', 'languages'),
    env: { TS_NODE_PROJECT: join(ROOT, 'tsconfig.dev.json'), TS_NODE_TRANSPILE_ONLY: 'true', CDK8S_OUTDIR: outdir },
  });

  return readManifests(outdir);
}
