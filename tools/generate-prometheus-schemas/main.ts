// Regenerates imports/prometheus-schemas.json: the types that each minor version of Prometheus reads its configuration into, by its source.

import { writeFileSync } from 'fs';
import { join } from 'path';
import { readSources } from './read-source';
import { mergedSchemas, toJsonFile } from './schemas-file';
import { PROMETHEUS_MINORS } from './versions';

const types = [...readSources(PROMETHEUS_MINORS)];
const schemas = mergedSchemas(PROMETHEUS_MINORS.map(({ minor }, i) => ({ minor, types: types[i] })));
const [from, to] = [PROMETHEUS_MINORS[0].minor, PROMETHEUS_MINORS[PROMETHEUS_MINORS.length - 1].minor];
writeFileSync(join(__dirname, '..', '..', 'imports', 'prometheus-schemas.json'), toJsonFile(schemas, { from, to }));
console.log(`Wrote ${Object.keys(schemas.types).length} types of ${PROMETHEUS_MINORS.length} versions`);
