// Regenerates imports/prometheus-schemas.json: the types that Prometheus reads its configuration into, as its own code reports them.

import { writeFileSync } from 'fs';
import { join } from 'path';
import { schemasOfPrometheus, toJsonFile } from './schemas-file';

async function main(): Promise<void> {
  const schemas = await schemasOfPrometheus();
  writeFileSync(join(__dirname, '..', '..', 'imports', 'prometheus-schemas.json'), toJsonFile(schemas));
  console.log(`Wrote ${Object.keys(schemas).length} types`);
}

main().catch((error: Error) => {
  console.error(error.message);
  process.exitCode = 1;
});
