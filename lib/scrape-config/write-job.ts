/** A job as an entry of Prometheus' `scrape_configs`. */
import { keyOf } from './discovery-type';
import { writeFields } from './field';
import { JOB_FIELDS, RELABELING_FIELDS } from './job-fields';
import { References } from './references';
import { ScrapeJobProps } from './scrape-job-props';

/** Writes a job that is checked. Keys are in the order of the tables, discoveries in the order in which they were given. */
export function writeJob(props: ScrapeJobProps, jobName: string, references: References): object {
  const discoveries = new Map<string, object[]>();
  for (const discovery of props.discoveries) {
    const { type, config } = discovery._toParts();
    const key = keyOf(type);
    discoveries.set(key, [...discoveries.get(key) ?? [], writeFields(type.fields, config, references)]);
  }

  return {
    ...writeFields(JOB_FIELDS, { ...props, jobName }, references),
    ...Object.fromEntries(discoveries),
    ...writeFields(RELABELING_FIELDS, props, references),
  };
}
