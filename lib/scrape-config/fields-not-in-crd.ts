/** Fields of a job that are not in the ScrapeConfig CRD. */
import { fieldsNotInCrd } from './field';
import { JOB_FIELDS } from './job-fields';
import { ScrapeJobProps } from './scrape-job-props';

/**
 * Paths of props and discoveries that need AdditionalScrapeConfigs.
 * @param operatorVersion of the operator that reads the job, if it is known
 */
export function fieldsNotInCrdOf({ discoveries, ...fields }: ScrapeJobProps, operatorVersion?: string): string[] {
  return [
    ...fieldsNotInCrd(JOB_FIELDS, fields, '', operatorVersion),
    ...discoveries.flatMap((discovery, i) => {
      const { type, config } = discovery._toParts();
      const where = `discoveries[${i}]`;

      return type.specField === undefined
        ? [`${where} (${type.name})`]
        : [...fieldsNotInCrd(type.fields, config, `${where}.`), ...type.fieldsNotInCrd?.(config, `${where}.`) ?? []];
    }),
  ];
}
