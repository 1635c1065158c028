// Arguments in, files out: regenerates imports/ from the operator's CRDs.

import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'fs';
import { join } from 'path';
import { parseArgs } from 'util';
import { generate } from './generate';
import { GoTypesJson } from './go-names';
import { loadCrds } from './load-crds';

const ROOT = join(__dirname, '..', '..');

/** Written by other tools. */
const OF_OTHERS: ReadonlySet<string> = new Set([
  'kubernetes-schemas.json', 'prometheus-schemas.json', 'crd-versions.json', 'renames.json', 'gateway-schemas.json',
]);

const USAGE = `Usage: npm run imports -- <folder, file or URL of CRDs> [--out <folder>]

Regenerates imports/ from the CustomResourceDefinitions of one release of the Prometheus operator.
The URL is that of a YAML file, for example the release's stripped-down-crds.yaml.

  --out <folder>  where to write, instead of imports/
  --help          this text

For another operator version, regenerate go-types.json first (needs Go):
  cd tools/generate-imports/go-types
  go get github.com/prometheus-operator/prometheus-operator/pkg/apis/monitoring@<version>
  go run . > ../go-types.json`;

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { help: { type: 'boolean' }, out: { type: 'string' } },
  });
  if (values.help) {
    console.log(USAGE);
    return;
  }
  if (positionals.length !== 1) {
    throw new Error(`Expected one folder, file or URL of CRDs, got ${positionals.length}\n\n${USAGE}`);
  }
  const crdSet = await loadCrds(positionals[0]);
  console.log(`Read ${crdSet.crds.length} CRD versions of operator v${crdSet.operatorVersion}`);
  const goTypes = JSON.parse(readFileSync(join(__dirname, 'go-types.json'), 'utf8')) as GoTypesJson;
  const files = generate(crdSet, goTypes);
  const out = values.out ?? join(ROOT, 'imports');
  write(out, files);
  console.log(`Wrote ${files.size} files to ${out}`);
}

// A kind that is gone must not leave its file behind.
function write(folder: string, files: ReadonlyMap<string, string>): void {
  mkdirSync(folder, { recursive: true });
  for (const stale of readdirSync(folder).filter((file) => /\.(ts|json)$/.test(file) && !OF_OTHERS.has(file) && !files.has(file))) {
    rmSync(join(folder, stale));
    console.log(`  removed ${stale}`);
  }
  for (const [file, text] of files) {
    writeFileSync(join(folder, file), text);
    console.log(`  ${file}: ${text.split('\n').length - 1} lines`);
  }
}

main().catch((error: Error) => {
  console.error(error.message);
  process.exitCode = 1;
});
