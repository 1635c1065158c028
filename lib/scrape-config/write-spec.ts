/** A job as the spec of a ScrapeConfig object. */
import { FieldTable, setFieldsIn } from './field';
import { JOB_FIELDS, RELABELING_FIELDS } from './job-fields';
import { ScrapeJobProps } from './scrape-job-props';
import { ScrapeConfigSpec } from '../../imports/scrape-config';

/** Writes a job that is checked, and that the ScrapeConfig CRD has all fields for. */
export function writeSpec(props: ScrapeJobProps, scrapeClass: string | undefined): ScrapeConfigSpec {
  const spec = specOf({ ...JOB_FIELDS, ...RELABELING_FIELDS }, props);
  if (scrapeClass !== undefined) spec.scrapeClass = scrapeClass;
  for (const discovery of props.discoveries) {
    const { type, config } = discovery._toParts();
    const list = spec[type.specField!] as object[] | undefined;
    spec[type.specField!] = [...list ?? [], { ...config, ...specOf(type.fields, config) }];
  }

  return spec;
}

/** The API server refuses lists of rules that are empty, so they are left out. */
function specOf(fields: FieldTable, values: object): { [field: string]: unknown } {
  return Object.fromEntries(setFieldsIn(fields, values)
    .filter(({ value }) => !isEmptyList(value))
    .map(({ prop, field, value }) => [prop, field.toSpec ? field.toSpec(value) : value]));
}

function isEmptyList(value: unknown): boolean {
  return Array.isArray(value) && value.length === 0;
}
