/** Props of ScrapeConfig. */
import { ApiObjectMetadata } from 'cdk8s';
import { AdditionalScrapeConfigs } from './additional-scrape-configs';
import { ScrapeJobProps } from './scrape-job-props';
import { Profile } from '../profiles/profile';
import { ScrapeConfigVersion } from '../profiles/scrape-config-version';

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
   * API version of the ScrapeConfig object. The CRD in the cluster must serve it: one that the operator's own CRD does not serve is an
   * error, unless the CRD that does is in the app or among external objects.
   * @default - `scrapeConfigVersion` of the profile, or the most stable version that the CRD of the operator serves: v1alpha1 in all known
   * versions
   */
  readonly version?: ScrapeConfigVersion;

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
