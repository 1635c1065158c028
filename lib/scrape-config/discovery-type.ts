/** The definition of one kind of service discovery. */
import { Fields } from './field';
import { ScrapeConfigSpec } from '../../imports/scrape-config';
import { Problem } from '../findings/problem';

/** A service discovery whose configuration is a `P`. */
export interface DiscoveryType<P extends object = any> {
  /** Name of the discovery in Prometheus. */
  readonly name: string;
  /** Prometheus' key. @default - `<name>_sd_configs` */
  readonly key?: string;
  /** The list of a ScrapeConfig object that holds it. @default - not in the CRD, so it needs AdditionalScrapeConfigs */
  readonly specField?: keyof ScrapeConfigSpec;
  /** First version of Prometheus that has it. @default - every version that the operator supports */
  readonly since?: string;
  readonly fields: Fields<P>;
  /** Problems of fields in combination. */
  readonly check?: (config: P, where: string) => Problem[];
  /** Fields that are lost in a ScrapeConfig object, in combination with others. */
  readonly fieldsNotInCrd?: (config: P, where: string) => string[];
}

/** Prometheus' key. */
export function keyOf({ name, key }: DiscoveryType): string {
  return key ?? `${name}_sd_configs`;
}

/** A problem of fields in combination. */
export function conflict(message: string, fix: string): Problem {
  return { code: 'AM706', message, fix };
}
