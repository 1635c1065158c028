/** The matcher `toBeScraped`. */
import { Judged } from './judged';
import { Colours } from './render-explanation';
import { targetLine } from './target-lines';
import { count, explanations, indented, indentedTargets, listed, meantBy, Verdict } from './verdict';
import { describeWanted, differences, NO_SERVER, readWanted, Wanted } from './wanted-target';
import { InspectedTarget } from '../inspection/inspected-target';

/** Whether at least one target matches that Prometheus can reach, as far as the manifests show. */
export function toBeScraped(received: unknown, given: unknown = {}, isNot = false): Verdict {
  const judged = Judged.of(received);
  const wanted = readWanted(given, judged.serverKeys());
  if (isNot) refuseTheObvious(judged);
  const targets = judged.reachedTargets();
  const found = targets.filter((target) => differences(wanted, target).length === 0);

  return found.length > 0
    ? { pass: true, message: () => `Expected: ${phrase('no target', wanted)}\nReceived: ${count(found.length, 'target')}\n${indentedTargets(found)}` }
    : { pass: false, message: (colours) => whyNone(judged, wanted, targets, colours) };
}

/** Refuses a test without servers or without objects, since it would prove nothing. */
function refuseTheObvious(judged: Judged): void {
  if (judged.serverKeys().length === 0) throw new Error(`nothing can scrape it: ${NO_SERVER}`);
  if (judged.subjects().length === 0 && judged.targets().length === 0) throw new Error(NOTHING_THERE);
}

const NOTHING_THERE = 'there is nothing to scrape: no workload, no Service, no monitor';

function phrase(noun: string, wanted: Wanted): string {
  return `${noun} ${describeWanted(wanted)}`.trim();
}

function whyNone(judged: Judged, wanted: Wanted, targets: readonly InspectedTarget[], colours: Colours): string {
  const subjects = [...new Set([...monitorOf(wanted, judged), ...meantBy([wanted], judged.subjects())])];
  const reasons = explanations(judged, subjects, colours, wanted.by);

  return [
    `Expected: ${phrase('a target', wanted)}\nReceived: ${targets.length === 0 ? 'no targets' : `${count(targets.length, 'other target')}`}`,
    ...targets.length === 0 ? [] : [indented(listed(nearestFirst(wanted, targets)))],
    ...reasons,
    ...targets.length === 0 && reasons.length === 0 ? [NOTHING_THERE] : [],
  ].join('\n\n');
}

/** Each target with the properties that do not match, the nearest target first. */
function nearestFirst(wanted: Wanted, targets: readonly InspectedTarget[]): string[] {
  return targets.map((target) => ({ line: targetLine(target), lacks: differences(wanted, target) }))
    .sort((a, b) => a.lacks.length - b.lacks.length || (a.line < b.line ? -1 : 1))
    .map(({ line, lacks }) => `${line}\n    ${lacks.join(', ')}`);
}

/** Key of the monitor that the job belongs to, if the expectation names a job; its explanation is shown. */
function monitorOf({ job }: Wanted, judged: Judged): string[] {
  const [, kind, object] = (typeof job === 'string' && /^(podMonitor|probe|scrapeConfig|serviceMonitor)\/([^/]+\/[^/]+)(?:\/\d+)?$/.exec(job)) || [];
  const key = kind === undefined ? '' : `${kind.charAt(0).toUpperCase()}${kind.slice(1)}/${object}`;

  return judged.isKnown(key) ? [key] : [];
}
