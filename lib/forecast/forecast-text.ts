/** A server that no operator manages: its configuration is given as text. */
import { ServerResult } from './forecast-server';
import { refusedConfiguration } from './problems';
import { targetsByText, UNMANAGED_SERVER } from './server-targets';
import { findingAt } from '../findings/problem';
import { DiscoveryView } from '../prometheus/targets/targets-of-server';
import { HIDDEN } from '../redaction/hide-target-secrets';
import { targetsWithoutUserinfo, withoutUserinfo } from '../redaction/redact-url-credentials';
import { once } from '../units/once';

/** It selects no monitors; what it scrapes is all there is to know. Logins may stand anywhere in its text, so that none of it is told. */
export function inspectText(config: string, view: DiscoveryView, hideSecrets = false): ServerResult {
  const found = once(() => targetsByText(config, view));
  const { refused } = found();

  return {
    selected: [],
    rejected: new Map(),
    ...refused !== undefined && { error: withoutUserinfo(refused) },
    config: hideSecrets && config !== '' ? HIDDEN : config,
    given: config,
    targets: once(() => (hideSecrets ? targetsWithoutUserinfo(found()) : found())),
    judged: found,
    findings: refused === undefined ? [] : [findingAt(UNMANAGED_SERVER, refusedConfiguration(refused))],
  };
}
