/** A server that no operator manages: its configuration is given as text. */
import { ServerResult } from './inspect-server';
import { refusedConfiguration } from './problems';
import { Scene, targetsByText, UNMANAGED_SERVER } from './server-targets';
import { findingAt } from '../findings/problem';
import { once } from '../units/once';

/** It selects no monitors; what it scrapes is all there is to know. */
export function inspectText(config: string, scene: Scene): ServerResult {
  const targets = once(() => targetsByText(config, scene));
  const { refused } = targets();

  return {
    selected: [],
    rejected: new Map(),
    ...refused !== undefined && { error: refused },
    config,
    targets,
    findings: refused === undefined ? [] : [findingAt(UNMANAGED_SERVER, refusedConfiguration(refused))],
  };
}
