/** What the unit tests of AppMonitoring synthesize: run once more, and their charts written down. */
import { execFileSync } from 'child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { Manifest } from './manifests/manifest';
import { PROVEN_OPERATOR } from '../../lib/units/operator-version';

const ROOT = join(__dirname, '..', '..');

/** One chart of one test. */
export interface Recorded { readonly test: string; readonly manifests: readonly Manifest[] }

/** Every chart of every test, without those with an operator of another version than the judges have. */
export function recordedManifests(): Recorded[] {
  const folder = mkdtempSync(join(tmpdir(), 'recorded-'));
  try {
    execFileSync(process.execPath, [join(ROOT, 'node_modules', 'jest', 'bin', 'jest.js'), 'test/app-monitoring', '--selectProjects', 'unit'], {
      cwd: ROOT, env: { ...process.env, RECORD_MANIFESTS: folder }, stdio: ['ignore', 'ignore', 'pipe'],
    });

    return readdirSync(folder).sort().flatMap((file) =>
      readFileSync(join(folder, file), 'utf8').trim().split('\n').filter((line) => !OTHER_OPERATOR.test(line)).map((line) => JSON.parse(line) as Recorded));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const OTHER_OPERATOR = new RegExp(`/prometheus-operator:(?!v${PROVEN_OPERATOR}")`);
