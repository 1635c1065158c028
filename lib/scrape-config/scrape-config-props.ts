/** Props of ScrapeConfig. */
import { ApiObjectMetadata } from 'cdk8s';
import { AdditionalScrapeConfigs } from './additional-scrape-configs';
import { ScrapeJobProps } from './scrape-job-props';
import { Profile } from '../profiles/profile';

/** Props of a scrape job, and where it is written. */
export interface ScrapeConfigProps extends ScrapeJobProps {
  /**
   * Name of a scrape class of the Prometheus object. Not together with AdditionalScrapeConfigs, which do not support scrape classes.
   * @default - left out, so the default scrape class applies, if one is defined
   */
  readonly scrapeClass?: string;

  /**
   * Where the job is written if the ScrapeConfig CRD has no field for part of it.
   * @default - not set, so such a job is an error
   */
  readonly additional?: AdditionalScrapeConfigs;

  /**
   * The Prometheus that reads this: its labels (added to the monitor), version and scrape classes.
   * @default - the profile set with `Profile.applyTo` for this construct or one around it
   */
  readonly profile?: Profile;

  /**
   * Metadata of the ScrapeConfig object.
   * @default - a generated name, in the namespace of the chart
   */
  readonly metadata?: ApiObjectMetadata;
}
