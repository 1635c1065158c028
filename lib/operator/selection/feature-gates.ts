/** The operator's feature gates. */
import { goQuote } from '../../go/quote';
import { OperatorSettings } from '../../operator-port/operator-settings';
import { isOnEveryNode, Server } from '../../operator-port/server';
import { operatorSince } from '../operator-since';
import { Reason, reject } from '../rejection/reason';

/** The gates of the operator as released: the minor versions that brought each, and turned it on. @see DefaultConfig in pkg/operator */
const FEATURE_GATES: ReadonlyMap<string, { readonly since: number; readonly onSince?: number }> = new Map([
  ['PrometheusAgentDaemonSet', { since: 75 }],
  ['PrometheusShardRetentionPolicy', { since: 81, onSince: 92 }],
  ['PrometheusTopologySharding', { since: 80, onSince: 92 }],
  ['RemoteWriteCustomResourceDefinition', { since: 90 }],
  ['StatusForConfigurationResources', { since: 84 }],
]);

/** Whether any version of the operator has a gate. */
export function isGate(name: string): boolean {
  return FEATURE_GATES.has(name);
}

/** What changes what the operator of a server does: what is given wins over its flags. Of several operators, the first one counts. */
export function settingsFor({ operators: [first] = [] }: Pick<Server, 'operators'>, given: OperatorSettings = {}): OperatorSettings {
  return { ...first?.settings, ...given };
}

/** Whether a gate is on in the operator of a server. */
export function isGateOn(server: Pick<Server, 'operatorVersion'>, { featureGates = {} }: OperatorSettings, gate: string): boolean {
  const { since = Infinity, onSince = Infinity } = FEATURE_GATES.get(gate) ?? {};
  if (!operatorSince(server, since)) return false;

  return Object.prototype.hasOwnProperty.call(featureGates, gate) ? featureGates[gate] : operatorSince(server, onSince);
}

const DAEMON_SETS = 'PrometheusAgentDaemonSet';

/** Why an operator with these settings does nothing for a server. */
export function whyNotSettings(server: Server, settings: OperatorSettings): Reason {
  const known = gatesOf(server);
  const unknown = Object.keys(settings.featureGates ?? {}).find((gate) => !known.includes(gate));
  if (unknown !== undefined) {
    const text = `feature gate ${goQuote(unknown)} is unknown (supported feature gates: ${known.map((gate) => `${gate}=${isGateOn(server, settings, gate)}`).join(',')})`;

    return reject({ cause: 'unknown-feature-gate', gate: unknown }, '', text);
  }

  return isOnEveryNode(server) && !isGateOn(server, settings, DAEMON_SETS)
    ? reject({ cause: 'feature-gate-off', gate: DAEMON_SETS }, 'spec.mode', "feature gate for Prometheus Agent's DaemonSet mode is not enabled")
    : undefined;
}

function gatesOf(server: Server): string[] {
  return [...FEATURE_GATES].filter(([, { since }]) => operatorSince(server, since)).map(([name]) => name);
}
