/** What of a job a ScrapeConfig object cannot say. */
import { lackingIn } from './field';
import { JOB_FIELDS } from './job-fields';
import { ScrapeJobProps } from './scrape-job-props';

/** Paths of props and discoveries that only AdditionalScrapeConfigs take. */
export function lackingOf({ discoveries, ...fields }: ScrapeJobProps): string[] {
  return [
    ...lackingIn(JOB_FIELDS, fields, ''),
    ...discoveries.flatMap((discovery, i) => {
      const { type, config } = discovery._toParts();
      const where = `discoveries[${i}]`;

      return type.specField === undefined
        ? [`${where} (${type.name})`]
        : [...lackingIn(type.fields, config, `${where}.`), ...type.lacking?.(config, `${where}.`) ?? []];
    }),
  ];
}
