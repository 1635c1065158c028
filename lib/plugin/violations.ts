/** Findings and faults of files as violations of a report. */
import { ViolatingResource, Violation } from './plugin-context';
import { Finding } from '../findings/finding';
import { visible } from '../findings/problem';
import { LoadProblem } from '../manifests/load/load-error';

/** Where objects stand. */
export interface Places {
  /** File and line of an object, by its key. */
  tryPlace(key: string): { readonly file: string; readonly line: number } | undefined;
  /** How many objects of the app have a name. */
  count(name: string): number;
  /** A file, as the report is to name it. */
  shown(file: string): string;
}

/** One for each message: objects of which the same is said share it. */
export function violationsOf(findings: readonly Finding[], places: Places): Violation[] {
  const bySaying = new Map<string, Finding[]>();
  for (const finding of findings) {
    const saying = JSON.stringify([finding.code, finding.severity, finding.message, finding.fix]);
    bySaying.set(saying, [...bySaying.get(saying) ?? [], finding]);
  }

  return [...bySaying.values()].map((same) => {
    const [{ code, severity, message, fix }] = same;

    return asPrinted({ ruleName: code, recommendation: `${severity}: ${message}`, fix, violatingResources: same.map(({ path }) => resourceOf(path, places)) });
  });
}

/**
 * cdk8s-cli looks for the path of the construct by the name alone, where the last object of a name has taken the place of all: a name that
 * is not the only one is written as the whole key, since a path of another construct is worse than none.
 */
function resourceOf(key: string, places: Places): ViolatingResource {
  const place = places.tryPlace(key);
  const name = key.slice(key.lastIndexOf('/') + 1);

  return {
    resourceName: places.count(name) === 1 ? name : key,
    locations: [place === undefined ? key : `${key} (${places.shown(place.file)}${place.line === 0 ? '' : `:${place.line}`})`],
    manifestPath: place === undefined ? 'N/A' : places.shown(place.file),
  };
}

/** Faults of files, one each. */
export function violationsOfFiles(problems: readonly LoadProblem[], shown: Places['shown']): Violation[] {
  return problems.map(({ code, message, fix, source, line, column }) => {
    const file = shown(source);

    return asPrinted({
      ruleName: code,
      recommendation: `error: ${message}`,
      fix,
      violatingResources: [{ resourceName: file, locations: [line === 0 ? file : `${file}:${line}:${column}`], manifestPath: file }],
    });
  });
}

/** Reports go to terminals. */
function asPrinted({ ruleName, recommendation, fix, violatingResources }: Violation): Violation {
  return {
    ruleName,
    recommendation: visible(recommendation),
    fix: visible(fix),
    violatingResources: violatingResources.map(({ resourceName, locations, manifestPath }) => (
      { resourceName: visible(resourceName), locations: locations.map(visible), manifestPath: visible(manifestPath) })),
  };
}
