/** Set-up of the unit tests: with `RECORD_MANIFESTS=<folder>` every chart that a test synthesizes is written there, for the judges. */
import { appendFileSync, mkdirSync } from 'fs';
import { join } from 'path';
import { Chart } from 'cdk8s';

const folder = process.env.RECORD_MANIFESTS;

if (folder) {
  mkdirSync(folder, { recursive: true });
  const original = Chart.prototype.toJson;
  Chart.prototype.toJson = function record(this: Chart) {
    const manifests = original.call(this);
    const { currentTestName, testPath } = expect.getState();
    const line = JSON.stringify({ test: `${testPath?.split('/test/')[1]}: ${currentTestName}`, manifests });
    appendFileSync(join(folder, `${process.pid}.jsonl`), `${line}\n`);

    return manifests;
  };
}
