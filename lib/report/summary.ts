/** The summary of a report. */
import { Html, html } from './html';
import { Report } from './report';
import { Severity } from '../findings/finding';
import { count, grouped } from '../units/count';

/** Numbers with links to their tables. */
export function renderSummary({ servers, monitors, targets, dropped, discoveries, findings }: Report): Html {
  const monitorsIn = (state: string) => monitors.filter((monitor) => monitor.state === state).length;
  const findingsOf = (severity: Severity) => findings.filter((finding) => finding.severity === severity).length;
  const notes = [[monitorsIn('rejected'), 'rejected'], [monitorsIn('unselected'), 'not selected'], [monitorsIn('none'), 'without targets']] as const;
  const broken = servers.filter(({ state }) => state === 'rejected').length;
  const acknowledged = findings.filter((finding) => finding.acknowledged !== undefined).length;

  return html`<ul class="summary" aria-label="Summary">
${card('targets', targets.length, 'target', servers.length === 1 ? 'of one server' : `of ${count(servers.length, 'server')}`, targets.length > 0 ? 'scraped' : 'none')}
${card('monitors', monitors.length, 'monitor', sum(notes, 'all selected'), notes.some(([number]) => number > 0) ? 'dropped' : 'plain')}
${card('findings', findingsOf(Severity.ERROR), 'error', 'certain to fail', findingsOf(Severity.ERROR) > 0 ? 'error' : 'plain', Severity.ERROR)}
${card('findings', findingsOf(Severity.WARNING), 'warning', 'may fail, or give less', findingsOf(Severity.WARNING) > 0 ? 'warning' : 'plain', Severity.WARNING)}
${card('findings', findingsOf(Severity.INFO), 'note', acknowledged > 0 ? `${grouped(acknowledged)} acknowledged` : 'worth knowing', 'plain', Severity.INFO)}
${card('dropped', dropped.length, 'dropped', 'found, but not scraped', 'plain')}
${card('unknown', discoveries.length, 'discovery', 'not known until run time', discoveries.length > 0 ? 'unknown' : 'plain')}
${broken > 0 ? card('servers', broken, 'server', 'without a configuration', 'error') : undefined}</ul>`;
}

function sum(notes: readonly (readonly [number, string])[], otherwise: string): string {
  return notes.filter(([number]) => number > 0).map(([number, what]) => `${grouped(number)} ${what}`).join(', ') || otherwise;
}

/** @param severity that the script filters by when the card is clicked */
function card(section: string, number: number, thing: string, note: string, tone: string, severity?: Severity): Html {
  const words = thing.endsWith('ed') ? thing : count(number, thing).replace(/^\S+ /, '');

  return html`<li><a class="card ${tone}" href="#${section}"${severity === undefined ? undefined : html` data-only="${severity}"`}>
<strong>${grouped(number)}</strong> <span>${words}</span> <small>${note}</small></a></li>`;
}
