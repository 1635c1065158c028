/** Inspects a server that no operator manages, from the text of its configuration. */
import { ServerForecast } from './forecast-server';
import { refusedConfiguration } from './problems';
import { targetsByText, UNMANAGED_SERVER } from './server-targets';
import { DiscoveryView } from '../prometheus/targets/targets-of-server';
import { HIDDEN } from '../redaction/hide-target-secrets';
import { targetsWithoutUserinfo, withoutUserinfo } from '../redaction/redact-url-credentials';
import { once } from '../units/once';

/** It selects no monitors, so only what it scrapes is known. Logins may be anywhere in its text, so the text is hidden as a whole. */
export function inspectText(config: string, view: DiscoveryView, hideSecrets = false): ServerForecast {
  const found = once(() => targetsByText(config, view));

  return {
    selected: [],
    rejected: new Map(),
    given: config,
    stop: () => undefined,
    error: () => {
      const { refused } = found();

      return refused === undefined ? undefined : withoutUserinfo(refused);
    },
    config: () => (hideSecrets && config !== '' ? HIDDEN : config),
    findings: () => {
      const { refused } = found();

      return refused === undefined ? [] : [{ stage: 'server', key: UNMANAGED_SERVER, problem: refusedConfiguration(refused) }];
    },
    targets: once(() => (hideSecrets ? targetsWithoutUserinfo(found()) : found())),
    judged: found,
  };
}
