/** The page about a code, from the docs in the package. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Paint } from './terminal';
import { UsageError } from './usage-error';
import { packageFolder } from './version';
import { docsPageOf, docsUrlOf } from '../findings/docs-page';

/** Whether the subject of `explain` is the code of a finding, such as `AM908`. */
export function isCode(subject: string): boolean {
  return /^AM\d{3}$/i.test(subject);
}

/** The page of a cause, or what the catalogue says about another code. @throws UsageError for a code that no finding has */
export function explainCode(subject: string, paint: Paint): string {
  const code = subject.toUpperCase();
  const row = catalogue().find((cells) => cells[0] === code);
  if (!row) throw new UsageError(`no finding has the code "${code}"; docs/findings.md lists all codes`);
  const page = docsPageOf(code);
  const text = page === CATALOGUE ? pageOf(row) : read(page);

  return `${forTerminal(text, paint)}\n\n${docsUrlOf(code)}\n`;
}

const CATALOGUE = docsPageOf('');

/** Cells of the rows of `| code | severity | cause | fix |`; a code may be a link. */
function catalogue(): string[][] {
  const rows = read(CATALOGUE).split('\n').filter((line) => /^\| \[?AM\d/.test(line));

  return rows
    .map((line) => line.split(/(?<!\\)\|/).slice(1, -1).map((cell) => cell.trim().replaceAll('\\|', '|')))
    .map(([code, ...cells]) => [code.replace(/^\[(\w+)\].*/, '$1'), ...cells]);
}

function pageOf([code, severity, cause, fix]: readonly string[]): string {
  return `# ${code}\n\n**Severity**: ${severity}\n\n## Cause\n\n${cause}\n\n## Fix\n\n${fix}`;
}

/** The command may have been copied away from its package. */
function read(page: string): string {
  const path = join(packageFolder(), page);
  if (!existsSync(path)) throw new UsageError(`"${page}" is not beside the command; install the package "cdk8s-app-monitoring"`);

  return readFileSync(path, 'utf8');
}

/** Headings in bold; links as their texts, fences and hidden comments left out. */
function forTerminal(markdown: string, paint: Paint): string {
  return markdown.trim()
    .replace(/^<!--.*-->\n/gm, '')
    .replace(/^```.*\n/gm, '')
    .replace(/\[([^\]]+)\]\([^)]*\)/g, '$1')
    .replace(/\*\*([^*]+)\*\*/g, (_, text: string) => paint('bold', text))
    .replace(/^#+ (.*)$/gm, (_, text: string) => paint('bold', text));
}
