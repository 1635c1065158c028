/** Props of the ScrapeConfig CRD. */
import type { ConversionWebhook } from '../webhook/conversion-webhook';

/** The stage in which ScrapeConfig moves from v1alpha1 to v1beta1. docs/scrape-config-crd.md describes each of them. */
export enum GraduationStage {
  /** v1beta1 is served as well; v1alpha1 is stored. */
  OPT_IN = 'opt-in',
  /** v1beta1 is the version to use: v1alpha1 is deprecated, so that clients get a warning, and still stored. */
  DEFAULT = 'default',
  /** v1beta1 is stored, so that all objects can be rewritten; v1alpha1 is served and deprecated. */
  STORAGE_MIGRATION = 'storage-migration',
  /** v1alpha1 is gone. The API server accepts this only after all objects are stored as v1beta1. */
  REMOVAL = 'removal',
}

/** Which CRD is written. */
export interface ScrapeConfigCrdProps {
  /** The stage. */
  readonly stage: GraduationStage;

  /**
   * Path of a YAML or JSON file with the CRD of an operator release, `monitoring.coreos.com_scrapeconfigs.yaml`.
   * @default - `text` is set
   */
  readonly file?: string;

  /**
   * YAML or JSON text with the CRD of an operator release.
   * @default - `file` is set
   */
  readonly text?: string;

  /**
   * The webhook that converts objects between the versions. It is needed when the versions differ; today they do not.
   * @default - conversion strategy None: the API server changes the apiVersion only
   */
  readonly conversion?: ConversionWebhook;
}
