/** How targets get their labels, rule by rule: a folded part for each target. */
import { Html, html } from './html';
import { LabelChange, RelabelingRow, Report, StepRow } from './report';
import { breakable } from './table';
import { count, grouped } from '../units/count';

/** The section with the relabelings. */
export function renderRelabelings(report: Report): Html {
  const { relabelings, targets, dropped } = report;
  const all = targets.length + dropped.length;
  const isWhole = relabelings.length === all;
  const body = relabelings.length === 0 ? html`<p class="empty">None.</p>` : html`<div class="parts">
${relabelings.map((row, i) => renderRelabeling(report, row, i))}</div>`;

  return html`<section id="relabeling" aria-labelledby="relabeling-title"><h2 id="relabeling-title">Relabeling <span class="number">${isWhole ? grouped(all) : `${grouped(relabelings.length)} of ${grouped(all)}`}</span></h2>
<p class="note">The labels of a target before relabeling, what each rule of its job changes, and the labels after it. A question mark is a value that only the cluster decides.${
  isWhole ? undefined : ' The page has room for some targets of each job; jobs that are in a Secret are left out.'}</p>
${body}</section>`;
}

/** The link from the row of a target; undefined if its relabeling is not on the page. */
export function linkTo(index: number | undefined): Html | undefined {
  return index === undefined ? undefined : html`<small><a href="#r${index}">relabeling</a></small>`;
}

function renderRelabeling({ jobs, targets, dropped }: Report, row: RelabelingRow, i: number): Html {
  const { job, target, dropped: lost, before, steps } = row;
  const title = target === undefined ? dropped[lost!].address : targets[target].url;
  const place = target === undefined ? `d${lost}` : `t${target}`;
  const end = target === undefined ? html`<p>Not scraped: ${dropped[lost!].reason}. <a href="#${place}">Its row</a></p>` : html`<p class="labels">${
    labelsOf(targets[target])}</p>
<p>Labels that begin with __ are left out, and instance is the address unless a rule sets it. <a href="#${place}">The row of the target</a></p>`;

  return html`<details class="part trace" id="r${i}"><summary>${breakable(title)} <span class="sum">${jobs[job].name}, ${target === undefined ? 'dropped' : count(steps.length, 'rule')}</span></summary>
<div><h3>Before</h3>
<p class="labels">${before.map(([name, value]) => label(name, value))}</p>
<h3>Rules</h3>
<ol start="0">
${steps.map(renderStep)}</ol>
<h3>After</h3>
${end}</div></details>
`;
}

/** The final labels of a target. */
export function labelsOf({ labels, unknownLabels }: Report['targets'][number]): Html[] {
  return [...labels.map(([name, value]) => label(name, value)), ...unknownLabels.map((name) => label(name, null))];
}

/** A label as a chip. */
function label(name: string, value: string | null): Html {
  return html`<span><i>${name}</i>=${valueOf(value)}</span> `;
}

function valueOf(value: string | null): Html | string {
  return value === null ? html`<b>?</b>` : value;
}

function renderStep({ rule, changes, verdict, isOpen }: StepRow): Html {
  const open = isOpen ? html` <small>It reads a value that only the cluster knows, so this is not certain.</small>` : undefined;

  return html`<li><code class="rule">${rule.fields.map(([name, value]) => html`<span><i>${name}:</i> ${value}</span> `)}</code>${
    rule.from === undefined ? undefined : html`<small>${rule.from}</small>`}
${verdict === undefined ? renderChanges(changes) : VERDICTS[verdict]}${open}</li>
`;
}

const VERDICTS = {
  kept: html`<p class="same">keeps the target</p>`,
  dropped: html`<p><span class="badge dropped">drops the target</span></p>`,
};

function renderChanges(changes: readonly LabelChange[]): Html {
  return changes.length === 0 ? html`<p class="same">no change</p>` : html`<p class="labels">${changes.map(renderChange)}</p>`;
}

function renderChange({ name, before, after }: LabelChange): Html {
  if (before === undefined) return html`<em>sets</em> ${label(name, after!)}`;
  if (after === undefined) return html`<em>deletes</em> ${label(name, before)}`;

  return html`<em>changes</em> <span><i>${name}</i>=${valueOf(before)} → ${valueOf(after)}</span> `;
}
