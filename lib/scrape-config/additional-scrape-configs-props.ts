/** Props of AdditionalScrapeConfigs, and the settings that a Prometheus object needs for them. */
import { ApiObjectMetadata } from 'cdk8s';
import { IConstruct } from 'constructs';
import { ScrapeJobProps } from './scrape-job-props';
import { Container, SecretKeySelector } from '../../imports/k8s';
import { Profile } from '../profiles/profile';

/** Scrape jobs in native Prometheus configuration, and the Prometheus object that reads them. */
export interface AdditionalScrapeConfigsProps {
  /**
   * Jobs, each with its own `jobName`. More can be added with `addJob`; a ScrapeConfig with this construct as `additional` adds its job if
   * the ScrapeConfig CRD has no field for part of it.
   * @default - none
   */
  readonly jobs?: ScrapeJobProps[];

  /**
   * The Prometheus or PrometheusAgent that reads the jobs, or a construct that holds exactly one; its spec is extended.
   * @default - not in this app; add `prometheusSettings()` to the spec of its object yourself
   */
  readonly prometheus?: IConstruct;

  /**
   * Key of the Secret that the jobs are written to.
   * @default scrape-configs.yaml
   */
  readonly key?: string;

  /**
   * The Prometheus that reads the jobs: its version, if the Prometheus object does not set one.
   * @default - the profile set with `Profile.applyTo` for this construct or one around it
   */
  readonly profile?: Profile;

  /**
   * Metadata of the Secret.
   * @default - a generated name, in the namespace of `prometheus`, otherwise of the chart
   */
  readonly metadata?: ApiObjectMetadata;
}

/** What the spec of a Prometheus or PrometheusAgent needs for additional scrape configs. */
export interface AdditionalScrapeConfigsSettings {
  /** The key of the Secret with the jobs. */
  readonly additionalScrapeConfigs: SecretKeySelector;
  /**
   * Secrets to mount, which the jobs refer to.
   * @default - none
   */
  readonly secrets?: string[];
  /**
   * ConfigMaps to mount, which the jobs refer to.
   * @default - none
   */
  readonly configMaps?: string[];
  /**
   * Variables of the config reloader, for credentials that Prometheus cannot read from a file.
   * @default - none
   */
  readonly containers?: Container[];
  /**
   * The same variables for the config reloader that runs as an init container.
   * @default - none
   */
  readonly initContainers?: Container[];
}
