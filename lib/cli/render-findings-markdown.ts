/** Findings as Markdown, for the comment on a pull request. */
import { code, commentMark, plain, table } from './markdown';
import { PlaceOf, renderCounts } from './print-inspection';
import { docsUrlOf } from '../findings/docs-page';
import { Finding, Severity } from '../findings/finding';

const TITLES = { [Severity.ERROR]: 'Errors', [Severity.WARNING]: 'Warnings', [Severity.INFO]: 'Notes' } as const;

/** A table for each severity. The same findings give the same text, and its first line is always the same. */
export function renderFindingsMarkdown(findings: readonly Finding[], placeOf: PlaceOf): string {
  return [
    commentMark('check'),
    `### Monitoring: ${renderCounts(findings)}`,
    ...Object.values(Severity).flatMap((severity) => table(
      TITLES[severity],
      ['code', 'object', 'finding', 'fix'],
      findings.filter((finding) => finding.severity === severity).map((finding) => row(finding, placeOf(finding))),
    )),
    '',
  ].join('\n');
}

function row({ code: id, path, message, fix, acknowledged }: Finding, place: string | undefined): string[] {
  return [
    `[${id}](${docsUrlOf(id)})`,
    place === undefined ? code(path) : `${code(path)}<br>${plain(place)}`,
    plain(message),
    acknowledged === undefined ? plain(fix) : `acknowledged: ${plain(acknowledged)}`,
  ];
}
