/** Findings on other objects that may keep an object from being scraped after all. */
import { isScrapedIn } from './explain-step';
import { ExplanationStep } from './explanation';
import { StagedFinding } from '../forecast/diagnosis';
import { Inspected } from '../forecast/inspected';

/**
 * What may be in the way of its scrapes, on monitors that select it and on the servers that scrape it. What fails certainly is a step of
 * the explanation.
 */
export function doubtsAbout({ diagnosis }: Inspected, key: string, steps: readonly ExplanationStep[]): StagedFinding[] {
  const servers = new Set(steps.filter(isScrapedIn).map(({ server }) => server));
  if (servers.size === 0) return [];
  const ofServers = [...servers].flatMap((server) => (server === undefined || server === key ? [] : diagnosis().on(server)));

  return [
    ...diagnosis().about(key).filter((found) => found.stage === 'access' && found.key !== key && !isStepOf(found, steps)),
    ...ofServers.filter(({ problem: { code } }) => RUNS_OTHERWISE.has(code)),
  ];
}

function isStepOf({ problem: { code } }: StagedFinding, steps: readonly ExplanationStep[]): boolean {
  return steps.some(({ finding }) => finding?.code === code);
}

/** The server may not run as foretold: without permissions, with an older image, with a pause, or with two operators. */
const RUNS_OTHERWISE: ReadonlySet<string> = new Set(['AM951', 'AM952', 'AM953', 'AM956']);
