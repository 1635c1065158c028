/** What is known of one kind of service discovery. */
import { Fields } from './field';
import { ScrapeConfigSpec } from '../../imports/scrape-config';
import { Problem } from '../findings/problem';

/** A service discovery whose configuration is a `P`. */
export interface DiscoveryType<P extends object = any> {
  /** As Prometheus calls it. */
  readonly name: string;
  /** Prometheus' key. @default - `<name>_sd_configs` */
  readonly key?: string;
  /** The list of a ScrapeConfig object that holds it. @default - there is none, so it takes AdditionalScrapeConfigs */
  readonly specField?: keyof ScrapeConfigSpec;
  /** First version of Prometheus that has it. @default - all that the operator supports */
  readonly since?: string;
  readonly fields: Fields<P>;
  /** What is wrong with fields beside each other. */
  readonly check?: (config: P, where: string) => Problem[];
  /** What a ScrapeConfig object would lose of fields beside each other. */
  readonly fieldsNotInCrd?: (config: P, where: string) => string[];
}

/** Prometheus' key. */
export function keyOf({ name, key }: DiscoveryType): string {
  return key ?? `${name}_sd_configs`;
}

/** A problem of fields beside each other. */
export function conflict(message: string, fix: string): Problem {
  return { code: 'AM706', message, fix };
}
