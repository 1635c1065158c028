/** A job as the spec of a ScrapeConfig object. */
import { statedIn } from './field';
import { JOB_FIELDS, RELABELING_FIELDS } from './job-fields';
import { ScrapeJobProps } from './scrape-job-props';
import { ScrapeConfigSpec } from '../../imports/scrape-config';

/** The job has been checked, and lacks nothing. */
export function writeSpec(props: ScrapeJobProps, scrapeClass: string | undefined): ScrapeConfigSpec {
  const spec: { [field: string]: unknown } = {};
  for (const { prop, field, value } of statedIn({ ...JOB_FIELDS, ...RELABELING_FIELDS }, props)) {
    if (!isEmptyList(value)) spec[prop] = field.toSpec ? field.toSpec(value) : value;
  }
  if (scrapeClass !== undefined) spec.scrapeClass = scrapeClass;
  for (const discovery of props.discoveries) {
    const { type, config } = discovery._toParts();
    const list = spec[type.specField!] as object[] | undefined;
    spec[type.specField!] = [...list ?? [], config];
  }

  return spec;
}

/** The API server refuses lists of rules that are empty. */
function isEmptyList(value: unknown): boolean {
  return Array.isArray(value) && value.length === 0;
}
