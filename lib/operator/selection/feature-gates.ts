/** The operator's feature gates. */
import { goQuote } from '../../go/quote';
import { OperatorSettings } from '../../operator-port/operator-settings';
import { isOnEveryNode, Server } from '../../operator-port/server';
import { Reason, reject } from '../rejection/reason';

/** The gates of the operator as released. @see DefaultConfig in pkg/operator/config.go, v0.94.1 */
export const DEFAULT_FEATURE_GATES: ReadonlyMap<string, boolean> = new Map([
  ['PrometheusAgentDaemonSet', false],
  ['PrometheusShardRetentionPolicy', true],
  ['PrometheusTopologySharding', true],
  ['RemoteWriteCustomResourceDefinition', false],
  ['StatusForConfigurationResources', false],
]);

/** What changes what the operator of a server does: what is given wins over its flags. Of several operators, the first one counts. */
export function settingsFor({ operators: [first] = [] }: Pick<Server, 'operators'>, given: OperatorSettings = {}): OperatorSettings {
  return { ...first?.settings, ...given };
}

/** Whether a gate is on. */
export function isGateOn({ featureGates = {} }: OperatorSettings, gate: string): boolean {
  return Object.prototype.hasOwnProperty.call(featureGates, gate) ? featureGates[gate] : DEFAULT_FEATURE_GATES.get(gate) ?? false;
}

const DAEMON_SETS = 'PrometheusAgentDaemonSet';

/** Why an operator with these settings does nothing for a server. */
export function whyNotSettings(server: Server, settings: OperatorSettings): Reason {
  const unknown = Object.keys(settings.featureGates ?? {}).find((gate) => !DEFAULT_FEATURE_GATES.has(gate));
  if (unknown !== undefined) {
    const text = `feature gate ${goQuote(unknown)} is unknown (supported feature gates: ${settingsAsText(settings)})`;

    return reject({ cause: 'unknown-feature-gate', gate: unknown }, '', text);
  }

  return isOnEveryNode(server) && !isGateOn(settings, DAEMON_SETS)
    ? reject({ cause: 'feature-gate-off', gate: DAEMON_SETS }, 'spec.mode', "feature gate for Prometheus Agent's DaemonSet mode is not enabled")
    : undefined;
}

function settingsAsText(settings: OperatorSettings): string {
  return [...DEFAULT_FEATURE_GATES.keys()].map((gate) => `${gate}=${isGateOn(settings, gate)}`).join(',');
}
