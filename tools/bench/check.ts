/** The command `check` from start to end beside a process that only parses the same file. */
import { mkdtempSync, rmSync, statSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { cpuOf, ROOT } from './child';
import { Benchmark, interleaved } from './figure';
import { writeManifests } from './monitors';

const TIMES = 11;
/** They make 90 KB. */
const MONITORS = 178;

const PARSE = 'const { readFileSync } = require("fs"); require("yaml").parseAllDocuments(readFileSync(process.argv[1], "utf8")).map((document) => document.toJS())';

export const check: Benchmark = {
  name: 'check',
  what: `processor time of the command check on a file of ${MONITORS} monitors, median of ${TIMES}`,
  measure: ({ progress, quick }) => {
    const folder = mkdtempSync(join(tmpdir(), 'bench-'));
    try {
      const file = writeManifests(folder, MONITORS);
      const medians = interleaved(quick ? 1 : TIMES, {
        yaml: () => cpuOf(['-e', PARSE, file], { cwd: ROOT }),
        check: () => cpuOf([join(ROOT, 'build', 'lib', 'cli', 'bin.js'), 'check', file], { cwd: ROOT }),
      });
      const kilobytes = (statSync(file).size / 1e3).toFixed(0);
      progress(`${kilobytes} KB: ${Object.entries(medians).map(([name, value]) => `${name} ${value.toFixed(0)} ms`).join(', ')}`);

      return [{ name: `check of ${kilobytes} KB / parsing it with yaml`, value: medians.check / medians.yaml, unit: 'x', bar: { atMost: 1.6 } }];
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  },
};
