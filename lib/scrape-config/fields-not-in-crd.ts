/** Fields of a job that are not in the ScrapeConfig CRD. */
import { fieldsNotInCrd } from './field';
import { JOB_FIELDS } from './job-fields';
import { ScrapeJobProps } from './scrape-job-props';

/** Paths of props and discoveries that need AdditionalScrapeConfigs. */
export function fieldsNotInCrdOf({ discoveries, ...fields }: ScrapeJobProps): string[] {
  return [
    ...fieldsNotInCrd(JOB_FIELDS, fields, ''),
    ...discoveries.flatMap((discovery, i) => {
      const { type, config } = discovery._toParts();
      const where = `discoveries[${i}]`;

      return type.specField === undefined
        ? [`${where} (${type.name})`]
        : [...fieldsNotInCrd(type.fields, config, `${where}.`), ...type.fieldsNotInCrd?.(config, `${where}.`) ?? []];
    }),
  ];
}
