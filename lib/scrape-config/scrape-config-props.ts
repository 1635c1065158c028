/** The props of ScrapeConfig. */
import { ApiObjectMetadata } from 'cdk8s';
import { AdditionalScrapeConfigs } from './additional-scrape-configs';
import { ScrapeJobProps } from './scrape-job-props';
import { Profile } from '../profiles/profile';

/** One scrape job, and where it is written. */
export interface ScrapeConfigProps extends ScrapeJobProps {
  /**
   * Name of a scrape class of the Prometheus object. Not with AdditionalScrapeConfigs, which know none.
   * @default - left out, so the default class applies where there is one
   */
  readonly scrapeClass?: string;

  /**
   * Takes the job where a ScrapeConfig object cannot say it.
   * @default - none, so such a job is an error
   */
  readonly additional?: AdditionalScrapeConfigs;

  /**
   * Who reads this: labels to stamp, version, scrape classes.
   * @default - the one set for the tree with `Profile.applyTo`, or none
   */
  readonly profile?: Profile;

  /**
   * Metadata of the ScrapeConfig object.
   * @default - name that cdk8s gives, in the chart's namespace
   */
  readonly metadata?: ApiObjectMetadata;
}
