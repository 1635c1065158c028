/** Findings, and problems of files, as violations of a report. */
import { ViolatingResource, Violation } from './plugin-context';
import { Finding } from '../findings/finding';
import { visible } from '../findings/problem';
import { LoadProblem } from '../manifests/load/load-error';

/** Where objects are in the files. */
export interface Places {
  /** File and line of an object, by its key. */
  tryPlace(key: string): { readonly file: string; readonly line: number } | undefined;
  /** How many objects of the app have a name. */
  count(name: string): number;
  /** Name of a file in the report. */
  shown(file: string): string;
}

/** One violation for each message: objects with the same message share it. */
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
 * cdk8s-cli finds the path of a construct by the name of its object. If several objects share a name it uses the last one, so such a name
 * is written as the whole key: a wrong path would be worse than no path.
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

/** Problems of files, one violation each. */
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

/** Control characters are made visible, since reports go to terminals. */
function asPrinted({ ruleName, recommendation, fix, violatingResources }: Violation): Violation {
  return {
    ruleName,
    recommendation: visible(recommendation),
    fix: visible(fix),
    violatingResources: violatingResources.map(({ resourceName, locations, manifestPath }) => (
      { resourceName: visible(resourceName), locations: locations.map(visible), manifestPath: visible(manifestPath) })),
  };
}
