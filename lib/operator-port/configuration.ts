/** The configuration that the operator writes for a server. */
import { IgnoredField } from './ignored-field';
import { Loaded } from './loaded';
import { OperatorSettings } from './operator-settings';
import { Server } from './server';
import { Yaml, YamlMap } from './yaml';
import { StoredObject } from '../manifests/objects';
import { RuleOrigin } from '../manifests/rule-origin';

/** What a configuration is made of: admitted objects that were selected and not rejected, sorted by namespace and name. */
export interface ConfigurationInput {
  readonly server: Server;
  readonly settings?: OperatorSettings;
  readonly serviceMonitors: readonly StoredObject[];
  readonly podMonitors: readonly StoredObject[];
  readonly probes: readonly StoredObject[];
  readonly scrapeConfigs: readonly StoredObject[];
  readonly loaded: Loaded;
  /** Text of the Secret's key with further jobs. */
  readonly additionalScrapeConfigs?: string;
}

/** A configuration, and what is missing in it. */
export interface Configuration {
  /** `prometheus.yaml`. */
  readonly config: string;
  /** Fields that the server's version of Prometheus does not know, each once. */
  readonly ignored: readonly IgnoredField[];
}

/** One entry of `scrape_configs`, and what is known about it beside the text. */
export interface GeneratedJob {
  readonly yaml: YamlMap;
  /** Where each of its `relabel_configs` comes from. */
  readonly origins: readonly RuleOrigin[];
}

/** A job, and the object that declares it. */
export interface OwnedJob extends GeneratedJob {
  /** Key of a monitor, or of the server for a job in its `additionalScrapeConfigs`. */
  readonly declaredBy: string;
}

/** What decides on targets, before it becomes text. */
export interface ScrapeSections {
  readonly global: Yaml;
  /** One after the other, in the order of the text. @throws NotGeneratedError while it is walked */
  readonly jobs: Iterable<OwnedJob>;
}
