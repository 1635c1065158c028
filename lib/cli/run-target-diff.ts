/** The command `targets --diff`. */
import { Command } from './arguments';
import { chosenServers } from './chosen-servers';
import { escapedJson } from './escaped-json';
import { inspectInputs } from './inspect-inputs';
import { renderTargetDiff } from './render-target-diff';
import { renderTargetDiffMarkdown } from './render-target-diff-markdown';
import { mayMissTargets, tellErrors } from './tell-errors';
import { tellKept } from './tell-kept';
import { painter, Terminal } from './terminal';
import { Inspected } from '../forecast/inspected';
import { UNMANAGED_SERVER } from '../forecast/server-targets';
import { InspectedTarget } from '../inspection/inspected-target';
import { targetsIn } from '../inspection/list-targets';
import { earlierTarget, targetChanges } from '../inspection/target-changes';
import { withoutQuery } from '../redaction/hide-target-secrets';
import { withoutUserinfo } from '../redaction/redact-url-credentials';

/** Exit code if a target is lost, since that may be unintended. */
const LOST = 1;

/** Prints targets that are gained, lost and changed. */
export async function runTargetDiff(command: Extract<Command, { name: 'target-diff' }>, terminal: Terminal): Promise<number> {
  const { before, after, server, showSecrets, output } = command;
  // Compared without hiding values, since hidden values may differ.
  const options = { ...command, showSecrets: true };
  const { inspected: olds } = await inspectInputs(before.inputs, { ...options, ...before }, terminal);
  const { inspected: news, consolidated } = await inspectInputs(after.inputs, { ...options, ...after }, terminal);
  const keys = new Set(chosenServers([olds, news], server));
  const [was, is] = [olds, news].map((inspected) => targetsIn(inspected).filter((target) => keys.has(target.server)));
  const { gained, lost, changed } = targetChanges(was, is);
  const shownIn = (inspected: Inspected) => (showSecrets ? asItIs : hiderFor(inspected));
  const reported = { gained: gained.map(shownIn(news)), lost: lost.map(shownIn(olds)), changed: changed.map(shownIn(news)) };
  const replaced = changed.map((target) => earlierTarget(target, was, is)).map(shownIn(olds));
  const { stdout, env } = terminal;
  if (output === 'json') stdout.write(escapedJson(reported));
  else if (output === 'markdown') stdout.write(renderTargetDiffMarkdown({ ...reported, replaced }));
  else stdout.write(renderTargetDiff({ ...reported, replaced }, painter(stdout, env)));
  tellErrors([], terminal, news.allFindings().filter(mayMissTargets));
  tellKept(consolidated, terminal);

  return lost.length > 0 ? LOST : 0;
}

function asItIs(target: InspectedTarget): InspectedTarget {
  return target;
}

/** Hides logins, and the queries of jobs that are in a Secret. */
function hiderFor({ servers }: Inspected): (target: InspectedTarget) => InspectedTarget {
  const ofSecrets = new Set([...servers].filter(([key]) => key !== UNMANAGED_SERVER).flatMap(([key, { targets }]) =>
    targets().jobs.filter(({ declaredBy }) => declaredBy === key).map(({ job }) => `${key} ${job}`)));

  return (target) => ({
    ...target,
    url: withoutUserinfo(ofSecrets.has(`${target.server} ${target.job}`) ? withoutQuery(target.url) : target.url),
    labels: Object.fromEntries(Object.entries(target.labels).map(([name, value]) => [name, withoutUserinfo(value)])),
  });
}
