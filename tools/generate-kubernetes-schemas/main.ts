// Arguments in, files out: regenerates the types of Kubernetes' own kinds from the OpenAPI that Kubernetes publishes.

import { readFileSync, writeFileSync } from 'fs';
import { join } from 'path';
import { parseArgs } from 'util';
import { KINDS, OpenApi, slimTypes, toJsonFile, toTypeScript } from './slim-types';

const ROOT = join(__dirname, '..', '..');

const PUBLISHED = 'https://raw.githubusercontent.com/kubernetes/kubernetes/v<version>/api/openapi-spec/v3';

const USAGE = `Usage: npm run kubernetes-schemas -- <version> [<folder>]

Regenerates imports/kubernetes-schemas.json and lib/kubernetes/admission/types.ts: the types of Kubernetes' own kinds.

  <version>  of Kubernetes, for example 1.37.2
  <folder>   api/openapi-spec/v3 of that version; downloaded from ${PUBLISHED} if it is left out`;

async function main(): Promise<void> {
  const { positionals: [version, folder] } = parseArgs({ allowPositionals: true });
  if (!/^\d+\.\d+\.\d+$/.test(version ?? '')) throw new Error(USAGE);
  const documents = await Promise.all(FILES.map((file) => read(file, version, folder)));
  const types = slimTypes(documents);
  writeFileSync(join(ROOT, 'imports', 'kubernetes-schemas.json'), toJsonFile(version, types));
  writeFileSync(join(ROOT, 'lib', 'kubernetes', 'admission', 'types.ts'), toTypeScript(version, types));
  console.log(`Wrote ${Object.keys(types.types).length} types of ${Object.keys(types.kinds).length} kinds`);
}

const VERSIONS: { readonly [group: string]: readonly string[] } = { autoscaling: ['v1', 'v2'] };

const FILES = Object.keys(KINDS).flatMap((group) => (VERSIONS[group] ?? ['v1'])
  .map((version) => (group === '' ? `api__${version}_openapi.json` : `apis__${group}__${version}_openapi.json`)));

async function read(file: string, version: string, folder: string | undefined): Promise<OpenApi> {
  if (folder !== undefined) return JSON.parse(readFileSync(join(folder, file), 'utf8')) as OpenApi;
  const url = `${PUBLISHED.replace('<version>', version)}/${file}`;
  const response = await fetch(url);
  if (!response.ok) throw new Error(`GET ${url} answered ${response.status} ${response.statusText}; download the folder and give its path`);

  return await response.json() as OpenApi;
}

main().catch((error: Error) => {
  console.error(error.message);
  process.exitCode = 1;
});
