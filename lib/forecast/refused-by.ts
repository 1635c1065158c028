/** Findings for what Prometheus refuses to load, each on the object that brings it. */
import { StagedFinding } from './diagnosis';
import { refusedConfiguration, refusedJob } from './problems';
import { refusalText } from '../prometheus/configuration/refused';
import { ServerRefusal, ServerTargets } from '../prometheus/targets/target';

/** The findings of a server. Those on other objects are about the server, too: it loads nothing for them. */
export function refusedBy(server: string, { refused = [] }: ServerTargets): StagedFinding[] {
  return refused.map(({ declaredBy, ...refusal }): StagedFinding => (declaredBy === server
    ? { stage: 'server', key: server, problem: refusedConfiguration(refusal) }
    : { stage: 'server', key: declaredBy, servers: [server], about: [server], problem: refusedJob(server, refusal) }));
}

/** All of it in one line. */
export function refusedWords(refused: readonly ServerRefusal[]): string {
  return refused.map(refusalText).join('; ');
}
