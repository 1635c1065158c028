/** Findings as a JUnit report, which GitLab, Jenkins and others show as tests. */
import { PlaceOf } from './print-inspection';
import { Finding, Severity } from '../findings/finding';
import { visible } from '../findings/problem';

/**
 * A test case for each finding: a failure if its severity is one of `failing`, else skipped, which services show and do not count. Without
 * findings, one that passes.
 * @see https://docs.gitlab.com/ci/testing/unit_test_reports/
 */
export function renderJunit(findings: readonly Finding[], placeOf: PlaceOf, failing: readonly Severity[]): string {
  const failures = findings.filter(({ severity }) => failing.includes(severity)).length;
  const counts = `tests="${Math.max(findings.length, 1)}" failures="${failures}" skipped="${findings.length - failures}" errors="0"`;

  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites ${counts}>`,
    `  <testsuite name="cdk8s-app-monitoring" ${counts}>`,
    ...findings.length === 0 ? ['    <testcase classname="cdk8s-app-monitoring" name="no findings"/>'] : findings.flatMap((finding) => testCase(finding, placeOf, failing)),
    '  </testsuite>',
    '</testsuites>',
    '',
  ].join('\n');
}

function testCase(finding: Finding, placeOf: PlaceOf, failing: readonly Severity[]): string[] {
  const { code, severity, path, message, fix, acknowledged } = finding;
  const place = placeOf(finding);
  const text = escaped(`${message}; ${fix}${acknowledged === undefined ? '' : ` (acknowledged: ${acknowledged})`}`);

  return [
    `    <testcase classname="${code}" name="${escaped(`${code} ${path}`)}"${place === undefined ? '' : ` file="${escaped(place)}"`}>`,
    failing.includes(severity) ? `      <failure type="${severity}" message="${text}">${escaped(place ?? path)}</failure>` : `      <skipped message="${severity}: ${text}"/>`,
    '    </testcase>',
  ];
}

/** Control characters, which XML cannot hold, are shown as escapes. */
function escaped(text: string): string {
  return visible(text).replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
