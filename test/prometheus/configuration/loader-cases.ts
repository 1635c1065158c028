/** Configurations at the edge of what Prometheus loads, for the unit test of the model and for the question to Prometheus itself. */
import { readFileSync } from 'fs';
import { join } from 'path';
import { isMap, isNode, isScalar, isSeq, parseDocument } from 'yaml';

/** One configuration, as text: words without quotes count. */
export interface LoaderCase {
  /** What stands in `loader-cases.yaml`, behind its key. */
  readonly id: string;
  readonly config: string;
}

/** What is around an item of the file, by the key it stands under; other keys are sections, or discoveries of a job. */
function wholeOf(key: string, part: string): string {
  if (key === 'whole') return part;
  if (key === 'job') return `{scrape_configs: [${part.replace(/^{/, '{job_name: a, ')}]}`;

  return key.endsWith('_sd_configs') ? `{scrape_configs: [{job_name: a, ${key}: [${part}]}]}` : `{${key}: ${part}}`;
}

/** All cases, in the order of the file. */
export function loaderCases(): LoaderCase[] {
  const text = readFileSync(join(__dirname, 'loader-cases.yaml'), 'utf8');
  const { contents } = parseDocument(text);
  if (!isMap(contents)) throw new Error('loader-cases.yaml is not a map');

  return contents.items.flatMap(({ key, value }) => {
    if (!isScalar(key) || !isSeq(value)) throw new Error(`${key} of loader-cases.yaml is not a list`);

    return value.items.filter(isNode).map(({ range }) => {
      const part = text.slice(range![0], range![1]);

      return { id: `${key.value}: ${part}`, config: wholeOf(String(key.value), part) };
    });
  });
}
