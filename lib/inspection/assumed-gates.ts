/** Feature gates of an operator that is not among the manifests: what a server needs is assumed to be on, and noted. */
import { Severity } from '../findings/finding';
import { Problem } from '../findings/problem';
import { StagedFinding } from '../forecast/diagnosis';
import { OperatorSettings } from '../operator-port/operator-settings';
import { isOnEveryNode, Server } from '../operator-port/server';

/** The gate of agents in mode `DaemonSet`, which no released operator turns on by itself. */
const DAEMON_SETS = 'PrometheusAgentDaemonSet';

/** Settings of the operator with the gates that servers need, where nothing sets them. */
export function withAssumedGates(settings: OperatorSettings | undefined, servers: readonly Server[]): OperatorSettings | undefined {
  if (!servers.some((server) => needsGate(server, settings))) return settings;

  return { ...settings, featureGates: { ...settings?.featureGates, [DAEMON_SETS]: true } };
}

/** One note for each server that needs a gate of which nothing is known. */
export function assumedGateNotes(settings: OperatorSettings | undefined, servers: readonly Server[]): StagedFinding[] {
  return servers.filter((server) => needsGate(server, settings)).map(({ key }) => ({ stage: 'server', key, problem: needsFlag() }));
}

function needsGate(server: Server, settings: OperatorSettings | undefined): boolean {
  return isOnEveryNode(server) && server.operators === undefined && settings?.featureGates?.[DAEMON_SETS] === undefined;
}

function needsFlag(): Problem {
  return {
    code: 'AM612',
    severity: Severity.INFO,
    message: `the operator generates no configuration for spec.mode "DaemonSet" unless its feature gate ${DAEMON_SETS} is on, which is off by default; the operator is not among the manifests, so this is not known`,
    fix: `make sure that the operator runs with --feature-gates=${DAEMON_SETS}=true, or add its Deployment, e.g. with --external`,
    field: 'spec.mode',
  };
}
