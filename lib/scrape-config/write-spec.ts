/** A job as the spec of a ScrapeConfig object. */
import { FieldTable, setFieldsIn } from './field';
import { JOB_FIELDS, RELABELING_FIELDS } from './job-fields';
import { ScrapeJobProps } from './scrape-job-props';
import { ScrapeConfigSpec } from '../../imports/scrape-config';

/**
 * Writes a job that is checked, and that the ScrapeConfig CRD has all fields for.
 * @param operatorVersion of the operator that reads it, if it is known
 */
export function writeSpec(props: ScrapeJobProps, scrapeClass: string | undefined, operatorVersion?: string): ScrapeConfigSpec {
  const spec = specOf({ ...JOB_FIELDS, ...RELABELING_FIELDS }, props, operatorVersion);
  if (scrapeClass !== undefined) spec.scrapeClass = scrapeClass;
  for (const discovery of props.discoveries) {
    const { type, config } = discovery._toParts();
    const list = spec[type.specField!] as object[] | undefined;
    spec[type.specField!] = [...list ?? [], { ...config, ...specOf(type.fields, config, operatorVersion) }];
  }

  return spec;
}

/** The API server refuses lists of rules that are empty, so they are left out. */
function specOf(fields: FieldTable, values: object, operatorVersion: string | undefined): { [field: string]: unknown } {
  return Object.fromEntries(setFieldsIn(fields, values)
    .filter(({ value }) => !isEmptyList(value))
    .map(({ prop, field, value }) => [prop, field.toSpec ? field.toSpec(value, operatorVersion) : value]));
}

function isEmptyList(value: unknown): boolean {
  return Array.isArray(value) && value.length === 0;
}
