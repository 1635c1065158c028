/** The matcher `toBeScraped`. */
import { Colours } from './render-explanation';
import { ScopedInspection } from './scoped-inspection';
import { targetLine } from './target-lines';
import { count, explanations, indented, indentedTargets, listed, meantBy, Verdict } from './verdict';
import { describeWanted, differences, NO_SERVER, readWanted, Wanted } from './wanted-target';
import { InspectedTarget } from '../inspection/inspected-target';

/** Whether at least one target matches that Prometheus can reach, as far as the manifests show. */
export function toBeScraped(received: unknown, given: unknown = {}, isNot = false): Verdict {
  const scoped = ScopedInspection.of(received);
  const wanted = readWanted(given, scoped.serverKeys());
  if (isNot) refuseTheObvious(scoped);
  const targets = scoped.reachedTargets();
  const found = targets.filter((target) => differences(wanted, target).length === 0);

  return found.length > 0
    ? { pass: true, message: () => `Expected: ${phrase('no target', wanted)}\nReceived: ${count(found.length, 'target')}\n${indentedTargets(found)}` }
    : { pass: false, message: (colours) => whyNone(scoped, wanted, targets, colours) };
}

/** Refuses a test without servers or without objects, since it would prove nothing. */
function refuseTheObvious(scoped: ScopedInspection): void {
  if (scoped.serverKeys().length === 0) throw new Error(`nothing can scrape it: ${NO_SERVER}`);
  if (scoped.subjects().length === 0 && scoped.targets().length === 0) throw new Error(NOTHING_THERE);
}

const NOTHING_THERE = 'there is nothing to scrape: no workload, no Service, no monitor';

function phrase(noun: string, wanted: Wanted): string {
  return `${noun} ${describeWanted(wanted)}`.trim();
}

function whyNone(scoped: ScopedInspection, wanted: Wanted, targets: readonly InspectedTarget[], colours: Colours): string {
  const subjects = [...new Set([...monitorOf(wanted, scoped), ...meantBy([wanted], scoped.subjects())])];
  const reasons = explanations(scoped, subjects, colours, wanted.by);

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
function monitorOf({ job }: Wanted, scoped: ScopedInspection): string[] {
  const [, kind, object] = (typeof job === 'string' && /^(podMonitor|probe|scrapeConfig|serviceMonitor)\/([^/]+\/[^/]+)(?:\/\d+)?$/.exec(job)) || [];
  const key = kind === undefined ? '' : `${kind.charAt(0).toUpperCase()}${kind.slice(1)}/${object}`;

  return scoped.isKnown(key) ? [key] : [];
}
