/** Findings as SARIF 2.1.0, which code scanning services read. */
import { CheckedFinding } from './fixable-findings';
import { LineOf } from './frame-finder';
import { FileLine } from './try-file-line';
import { asAccepted } from '../findings/acceptance';
import { docsUrlOf, HOME } from '../findings/docs-page';
import { Finding, Severity } from '../findings/finding';
import { AcceptedRow } from '../inspection/acceptances';

const LEVELS = { [Severity.ERROR]: 'error', [Severity.WARNING]: 'warning', [Severity.INFO]: 'note' } as const;

/**
 * One run with one result for each finding, in their order; rules are the codes that occur.
 * @param accepted rows of a file: what they accept is suppressed outside of the manifests
 * @see https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html
 */
export function renderSarif(
  findings: readonly CheckedFinding[], lineOf: LineOf, version: string, accepted: readonly AcceptedRow[] = [],
): object {
  const codes = [...new Set(findings.map(({ code }) => code))];

  return {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [{
      tool: { driver: { name: 'cdk8s-app-monitoring', version, informationUri: HOME, rules: codes.map((id) => ({ id, helpUri: docsUrlOf(id) })) } },
      results: findings.map((finding) => ({
        ...result(finding, codes.indexOf(finding.code), lineOf(finding)), ...suppressed(finding, accepted),
      })),
    }],
  };
}

function result(finding: CheckedFinding, ruleIndex: number, place: FileLine | undefined): object {
  const { code, severity, path, message, fix, fixable } = finding;

  return {
    ruleId: code,
    ruleIndex,
    level: LEVELS[severity],
    message: { text: `${path}: ${message}; ${fix}` },
    locations: [{ ...physicalLocation(place), logicalLocations: [{ fullyQualifiedName: path }] }],
    ...fixable && { properties: { fixable } },
  };
}

function suppressed(finding: Finding, accepted: readonly AcceptedRow[]): object {
  const { code, acknowledged: justification } = finding;
  if (justification === undefined) return {};
  const isOfRow = accepted.some((row) => row.code === code && asAccepted(finding, row).acknowledged === justification);

  return { suppressions: [{ kind: isOfRow ? 'external' : 'inSource', justification }] };
}

/** Location of a finding; an empty list for standard input, which is not a file. */
function physicalLocation(found: FileLine | undefined): object {
  if (!found) return {};
  const uri = found.file.split('/').map(encodeURIComponent).join('/');

  return { physicalLocation: { artifactLocation: { uri }, region: { startLine: found.line } } };
}
