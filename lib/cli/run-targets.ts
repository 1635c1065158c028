/** The command `targets`. */
import { Command } from './arguments';
import { chosenServers } from './chosen-servers';
import { escapedJson } from './escaped-json';
import { exitCodeFor, inspectInputs } from './inspect-inputs';
import { renderMermaid } from './render-mermaid';
import { renderTargetsTable } from './render-targets-table';
import { mayMissTargets, tellErrors } from './tell-errors';
import { tellKept } from './tell-kept';
import { painter, Terminal } from './terminal';
import { inspectionToJson, ServerJson } from '../inspection/to-json';

/** Prints what the servers will scrape. */
export async function runTargets(command: Extract<Command, { name: 'targets' }>, terminal: Terminal): Promise<number> {
  const { inspected, notes, consolidated } = await inspectInputs(command.inputs, command, terminal);
  const keys = chosenServers([inspected], command.server);
  const { servers: all, findings } = inspectionToJson(inspected);
  const servers = keys.map((key) => [key, all[key]] as const);
  const { stdout, env } = terminal;
  switch (command.output) {
    case 'json': stdout.write(escapedJson({ servers: Object.fromEntries(servers.map(([key, server]) => [key, aboutTargets(server)])) })); break;
    case 'mermaid': stdout.write(renderMermaid(servers)); break;
    case 'text': stdout.write(renderTargetsTable(servers, painter(stdout, env))); break;
  }
  tellErrors(findings, terminal, [...notes, ...findings.filter(mayMissTargets)]);
  tellKept(consolidated, terminal);

  return exitCodeFor(findings);
}

function aboutTargets({ targets, dropped, notKnown }: ServerJson): Pick<ServerJson, 'targets' | 'dropped' | 'notKnown'> {
  return { targets, dropped, notKnown };
}
