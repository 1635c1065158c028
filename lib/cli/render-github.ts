/** Findings as workflow commands of GitHub Actions, which shows each at its line of a pull request. */
import { LineOf } from './frame-finder';
import { Finding, Severity } from '../findings/finding';

const COMMANDS = { [Severity.ERROR]: 'error', [Severity.WARNING]: 'warning', [Severity.INFO]: 'notice' } as const;

/**
 * One command a line. Only the command of a finding in a file names a file and line.
 * @see https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands
 */
export function renderGithub(findings: readonly Finding[], lineOf: LineOf): string {
  return findings.map((finding) => {
    const { code, severity, path, message, fix, acknowledged } = finding;
    const place = lineOf(finding);
    const properties = [...place ? [`file=${property(place.file)}`, `line=${place.line}`] : [], `title=${property(`${code} ${path}`)}`];
    const accepted = acknowledged === undefined ? '' : ` (acknowledged: ${acknowledged})`;

    return `::${COMMANDS[severity]} ${properties.join(',')}::${data(`${message}; ${fix}${accepted}`)}\n`;
  }).join('');
}

/** Text after the second `::`. */
function data(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

/** The value of a property, which a comma or colon would end. */
function property(text: string): string {
  return data(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
