/** The configuration that the operator writes for a server. */
import { IgnoredField } from './ignored-field';
import { Loaded } from './loaded';
import { OperatorSettings, Server } from './server';
import { StoredObject } from '../manifests/objects';

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
