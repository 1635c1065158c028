/** The props of AdditionalScrapeConfigs, and what a Prometheus object needs for them. */
import { ApiObjectMetadata } from 'cdk8s';
import { IConstruct } from 'constructs';
import { ScrapeJobProps } from './scrape-job-props';
import { Container, SecretKeySelector } from '../../imports/k8s';
import { Profile } from '../profiles/profile';

/** Jobs, and which Prometheus reads them. */
export interface AdditionalScrapeConfigsProps {
  /**
   * Jobs, each with a `jobName` of its own. More can be added later, and every ScrapeConfig that names this construct adds itself where it
   * has to.
   * @default - none
   */
  readonly jobs?: ScrapeJobProps[];

  /**
   * The Prometheus or PrometheusAgent that reads them, or a construct that holds exactly one: it is wired.
   * @default - none of this app, so its object takes `prometheusSettings()`
   */
  readonly prometheus?: IConstruct;

  /**
   * Key of the Secret that the jobs are written to.
   * @default scrape-configs.yaml
   */
  readonly key?: string;

  /**
   * Who reads this: the version, where the Prometheus object does not say it.
   * @default - the one set for the tree with `Profile.applyTo`, or none
   */
  readonly profile?: Profile;

  /**
   * Metadata of the Secret.
   * @default - name that cdk8s gives, in the namespace of `prometheus`, else in the chart's
   */
  readonly metadata?: ApiObjectMetadata;
}

/** What the spec of a Prometheus or PrometheusAgent needs for additional scrape configs. */
export interface AdditionalScrapeConfigsSettings {
  /** The Secret's key with the jobs. */
  readonly additionalScrapeConfigs: SecretKeySelector;
  /**
   * Secrets to mount: those that jobs name.
   * @default - none
   */
  readonly secrets?: string[];
  /**
   * ConfigMaps to mount: those that jobs name.
   * @default - none
   */
  readonly configMaps?: string[];
  /**
   * Variables of the reloader, for credentials that Prometheus takes from no file.
   * @default - none
   */
  readonly containers?: Container[];
  /**
   * The same for the reloader that runs at the start.
   * @default - none
   */
  readonly initContainers?: Container[];
}
