/**
 * What follows from objects that the API server refuses, and from servers that the operator generates no configuration for: found by
 * comparing the cluster with one in which they are taken, and run.
 */
import { Severity } from '../findings/finding';
import { quoteFew } from '../findings/quote-few';
import { Diagnosis, StagedFinding } from '../forecast/diagnosis';
import { Forecast } from '../forecast/forecast';
import { Manifest } from '../manifests/manifest';

/** An object, with what it is found by. */
export interface KeyedManifest {
  readonly key: string;
  readonly manifest: Manifest;
}

/** What is scraped, and what is wrong. */
interface Compared {
  readonly forecast: Forecast;
  readonly diagnosis: Diagnosis;
}

/** So many refused objects are looked at one by one; of more, each is taken to affect all that is affected. */
const MOST = 10;

/**
 * Leaves out findings that are there only because objects are refused, or pods of servers do not run: the refusal itself is reported. It is
 * about every object that is not scraped for it.
 *
 * @param refused objects of Kubernetes' own kinds, and servers
 * @param takenWith what becomes of the cluster if some of them were taken
 * @param warnsOfHarmless whether a refusal that affects nothing is only a warning
 */
export function withConsequences(
  diagnosis: Diagnosis, refused: readonly KeyedManifest[], forecast: Forecast, takenWith: (refused: readonly KeyedManifest[]) => Compared,
  warnsOfHarmless: boolean,
): Diagnosis {
  if (refused.length === 0) return diagnosis;
  const actual = { forecast, diagnosis };
  const ideal = takenWith(refused);
  const isAlone = refused.length === 1 || refused.length > MOST;
  const affected = new Map(refused.map(({ key }) => {
    const without = isAlone ? actual : takenWith(refused.filter((other) => other.key !== key));

    const waiting = ideal.forecast.monitorsSelecting(key)
      .filter((monitor) => !without.forecast.hasTargets(monitor)).map((monitor) => monitor.key);
    const others = [...new Set([...affectedKeys(without, ideal), ...waiting])].sort();

    return [key, others.filter((other) => !refused.some((each) => each.key === other))];
  }));
  const kept = diagnosis.all.filter((finding) => finding.stage === 'admitted' || isIn(ideal.diagnosis, finding));

  return new Diagnosis(kept.map((finding) => {
    const about = REFUSALS.has(finding.problem.code) ? affected.get(finding.key) : undefined;
    if (about === undefined) return finding;
    const what = refused.length > MOST ? `this and ${refused.length - 1} other refused objects affect` : 'this affects';
    if (about.length > 0) return { ...finding, about, problem: { ...finding.problem, message: `${finding.problem.message}; ${what} ${quoteFew(about)}` } };

    return warnsOfHarmless && finding.problem.code === 'AM601' ? { ...finding, problem: { ...finding.problem, severity: Severity.WARNING } } : finding;
  }));
}

/** Codes by which the API server refuses an object, and the operator a configuration. */
const REFUSALS: ReadonlySet<string> = new Set(['AM601', 'AM612', 'AM986']);

/** Objects with findings that they would not have, or with fewer targets than they would have; some of them twice. */
function affectedKeys(without: Compared, ideal: Compared): string[] {
  const found = without.diagnosis.all.filter((finding) => finding.stage !== 'admitted' && !isIn(ideal.diagnosis, finding)).map(({ key }) => key);
  const targets = targetsByKey(without.forecast);
  const lost = [...targetsByKey(ideal.forecast)].filter(([key, count]) => count > (targets.get(key) ?? 0)).map(([key]) => key);

  return [...found, ...lost];
}

/** Whether a diagnosis has the finding as well, and not only as a note. */
function isIn(diagnosis: Diagnosis, { key, problem: { code, severity } }: StagedFinding): boolean {
  return diagnosis.on(key).some(({ problem }) => (
    problem.code === code && (problem.severity !== Severity.INFO || severity === Severity.INFO)));
}

/** Numbers of targets, by what declares their job and by what they come from. */
function targetsByKey({ servers }: Forecast): Map<string, number> {
  const counts = new Map<string, number>();
  const count = (key: string, targets: number) => counts.set(key, (counts.get(key) ?? 0) + targets);
  servers.flatMap((server) => server.jobs()).forEach(({ declaredBy, targets }) => {
    count(declaredBy, targets.length);
    targets.forEach(({ source }) => count(source, 1));
  });

  return counts;
}
