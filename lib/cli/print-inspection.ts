/** An inspection as text. */
import { Paint } from './terminal';
import { Finding, Severity } from '../findings/finding';
import { visible } from '../findings/problem';
import { InspectionJson } from '../inspection/to-json';

const STYLES = { [Severity.ERROR]: 'red', [Severity.WARNING]: 'yellow', [Severity.INFO]: 'cyan' } as const;
/** Columns of a severity. */
export const WIDTH = Math.max(...Object.values(Severity).map((severity) => severity.length));

/** Returns the place that a finding is about, e.g. `app.yaml:12`. */
export type PlaceOf = (finding: Finding) => string | undefined;

/** Servers with the objects that they select, then the findings. */
export function renderInspection({ servers, findings }: InspectionJson, placeOf: PlaceOf, paint: Paint): string {
  const lines = [
    ...Object.entries(servers).flatMap(([key, { selected, rejected, error }]) => [
      paint('bold', visible(key)),
      ...error === undefined ? [] : [`  ${paint('red', 'no configuration')}: ${visible(error)}`],
      `  ${selected.length} selected, ${Object.keys(rejected).length} rejected`,
      ...selected.map((object) => `  ${paint('green', '+')} ${visible(object)}`),
      ...Object.keys(rejected).map((object) => `  ${paint('red', '-')} ${visible(object)}`),
      '',
    ]),
    ...findingLines(findings, placeOf, paint),
  ];

  return `${lines.join('\n')}\n`;
}

/** Findings, one on each line, and their number. */
function findingLines(findings: readonly Finding[], placeOf: PlaceOf, paint: Paint): string[] {
  return [
    ...findings.map((finding) => findingText(finding, placeOf, paint)),
    ...findings.length > 0 ? [''] : [],
    renderCounts(findings),
  ];
}

/** A finding in one line. */
export function findingText(finding: Finding, placeOf: PlaceOf, paint: Paint): string {
  const { code, severity, path, message, fix, acknowledged } = finding;
  const place = placeOf(finding);
  const where = place === undefined ? '' : paint('dim', ` (${visible(place)})`);
  const why = acknowledged === undefined ? '' : visible(` (acknowledged: ${acknowledged})`);

  return `${paint(STYLES[severity], severity.padEnd(WIDTH))} ${code} ${visible(path)}${where}: ${visible(`${message}; ${fix}`)}${why}`;
}

/** How often each code occurs, the gravest first, and the number of findings. */
export function summaryLines(findings: readonly Finding[], paint: Paint): string[] {
  const kinds = new Map<string, { readonly severity: Severity; readonly code: string; count: number }>();
  for (const { severity, code } of findings) {
    const kind = kinds.get(`${severity} ${code}`) ?? { severity, code, count: 0 };
    kind.count++;
    kinds.set(`${severity} ${code}`, kind);
  }
  const rows = Object.values(Severity).flatMap((severity) => [...kinds.values()].filter((kind) => kind.severity === severity));

  return [
    ...rows.map(({ severity, code, count }) => `${paint(STYLES[severity], severity.padEnd(WIDTH))} ${code} x${count}`),
    ...rows.length > 0 ? [''] : [],
    renderCounts(findings),
  ];
}

/** `1 error, 2 warnings, 0 notes`. */
export function renderCounts(findings: readonly Finding[]): string {
  const counted = [['error', Severity.ERROR], ['warning', Severity.WARNING], ['note', Severity.INFO]].map(([word, severity]) => {
    const count = findings.filter((finding) => finding.severity === severity).length;

    return `${count} ${word}${count === 1 ? '' : 's'}`;
  });

  return counted.join(', ');
}
