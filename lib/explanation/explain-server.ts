/** Why a server scrapes nothing at all. */
import { ExplainContext } from './explain-context';
import { failingSteps, mayStop } from './explain-failure';
import { notKnown } from './explain-step';
import { ExplanationStage, ExplanationStep } from './explanation';
import { CheckedServer, isManaged } from '../forecast/checked-server';
import { StagedFinding } from '../forecast/diagnosis';
import { noServer } from '../forecast/problems';
import { Stop } from '../forecast/server-stop';
import { UNMANAGED_SERVER } from '../forecast/server-targets';

/** No server is among the manifests: found on monitors, while it is not known who would look at other objects. */
export function noServerSteps(context: ExplainContext, key: string): ExplanationStep[] {
  const diagnosis = context.inspected.diagnosis();
  const found = [...diagnosis.on(key), ...diagnosis.about(key)].filter(({ problem: { code } }) => code === noServer().code);
  if (found.length > 0) return failingSteps(context, found);

  return [notKnown(ExplanationStage.SERVER, 'there is no Prometheus or PrometheusAgent among the manifests', noServer().fix)];
}

/** Why the operator does nothing for a server; empty where it does. */
export function unusableSteps(context: ExplainContext, server: CheckedServer): ExplanationStep[] {
  const { key } = server;
  if (key === UNMANAGED_SERVER) return [];
  const diagnosis = context.inspected.diagnosis();
  if (!isManaged(server)) return failingSteps(context, diagnosis.on(key).filter(({ problem: { code } }) => code === 'AM601'), key, ExplanationStage.SERVER);

  return server.managed.selection.unmanaged ? failingSteps(context, diagnosis.find(key, { stages: ['server'] }), key) : [];
}

/**
 * Why a server does not run, or has no configuration that Prometheus loads; empty where it scrapes. What Prometheus refuses may be on other
 * objects.
 */
export function withoutConfigurationSteps(context: ExplainContext, { key, result }: CheckedServer): ExplanationStep[] {
  const diagnosis = context.inspected.diagnosis();
  const found = diagnosis.find(key, { stages: ['server'] });
  const stop = result.stop();
  const isTheReason = ({ problem: { code } }: StagedFinding) => stop && code === CODE_OF[stop.cause];
  if (stop) return failingSteps(context, found.filter(isTheReason), key, ExplanationStage.SERVER);
  const isWithout = result.error() !== undefined || result.judged().refused !== undefined;
  const ofOthers = diagnosis.about(key).filter(({ stage, servers = [] }) => stage === 'server' && servers.includes(key));

  return isWithout ? failingSteps(context, [...found.filter(mayStop), ...ofOthers], key) : [];
}

/** The finding for each reason why a server does not run. */
const CODE_OF: { readonly [cause in Stop['cause']]: string } = { 'no-replicas': 'AM954', 'not-managed': 'AM955', 'image-refuses': 'AM952' };
