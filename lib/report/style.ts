/** The style of the page: light and dark, on screens of every width, and on paper. */
import { LEAST_WIDTH } from './svg';
import { TABLE_COLUMNS, TableColumn } from './table-columns';

const LIGHT = `
  --page: #f6f7f9; --card: #fff; --line: #dfe3e8; --text: #1b2430; --muted: #5b6675; --trunk: #b9c2cd; --link: #1556b8; --hover: #f0f4fa; --chip: #f0f2f5;
  --scraped: #1a7f4b; --dropped: #9a5b00; --rejected: #c0262d; --unselected: #6b7280; --unknown: #2563c4; --none: #7a3fb8;
`;

const DARK = `
  --page: #10151c; --card: #18202a; --line: #2c3846; --text: #e4e9f0; --muted: #9aa7b7; --trunk: #46566a; --link: #7db4ff; --hover: #1f2a37; --chip: #222d3a;
  --scraped: #4cc38a; --dropped: #e0a243; --rejected: #ff7b7b; --unselected: #a3adb9; --unknown: #7db4ff; --none: #c3a0f5;
`;

const STATE_COLOURS = [
  ...['scraped', 'dropped', 'rejected', 'unselected', 'unknown', 'none'].map((state) => [state, state]),
  ['error', 'rejected'], ['warning', 'dropped'], ['info', 'unknown'], ['plain', 'muted'],
].map(([name, colour]) => `.${name} { --state: var(--${colour}); }`).join('\n');

const PAGE = `
* { box-sizing: border-box; }
html { scroll-padding-top: 5rem; }
body { margin: 0; background: var(--page); color: var(--text); font: 14px/1.5 system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', 'DejaVu Sans', sans-serif; }
header, main { max-width: 1560px; margin: 0 auto; padding: 0 24px; }
header { padding-top: 28px; }
h1 { margin: 0; font-size: 24px; line-height: 1.25; overflow-wrap: anywhere; }
h2 { margin: 0 0 4px; font-size: 17px; }
header p, .note, .empty { margin: 2px 0 12px; color: var(--muted); }
section { margin: 20px 0; padding: 18px 20px; background: var(--card); border: 1px solid var(--line); border-radius: 10px; }
.number { margin-left: 6px; padding: 1px 9px; border-radius: 10px; background: var(--chip); color: var(--muted); font-size: 13px; font-weight: 500; }
.skip { position: absolute; left: -999px; }
.skip:focus { left: 8px; top: 8px; z-index: 9; padding: 6px 12px; background: var(--card); }
a { color: var(--link); }
:focus-visible { outline: 2px solid var(--link); outline-offset: 2px; }
[hidden] { display: none !important; }
.summary { display: grid; grid-template-columns: repeat(auto-fit, minmax(160px, 1fr)); gap: 12px; margin: 16px 0 0; padding: 0; list-style: none; }
.card { display: block; height: 100%; padding: 12px 16px; background: var(--card); border: 1px solid var(--line); border-left: 4px solid var(--state); border-radius: 8px; color: inherit; text-decoration: none; }
.card:hover { background: var(--hover); }
.card strong { color: var(--state); font-size: 24px; line-height: 1.2; font-variant-numeric: tabular-nums; }
.plain strong { color: inherit; }
.card span { margin-left: 2px; font-weight: 600; }
.card small { display: block; color: var(--muted); font-size: 12px; }
`;

const TABLES = `
.filters { position: sticky; top: 0; z-index: 2; display: flex; flex-wrap: wrap; gap: 10px 14px; align-items: center; padding: 10px 20px; background: var(--card); border: 1px solid var(--line); border-radius: 10px; box-shadow: 0 2px 8px #0001; }
.filters label { display: flex; gap: 6px; align-items: center; color: var(--muted); font-size: 13px; }
.filters .text { flex: 1 1 260px; }
.filters .text input { flex: 1; min-width: 0; }
.filters select { max-width: 230px; }
input, select, .filters button { padding: 5px 9px; border: 1px solid var(--line); border-radius: 6px; background: var(--page); color: var(--text); font: inherit; font-size: 13px; }
.filters button:hover { background: var(--hover); }
output { min-width: 9em; color: var(--muted); font-size: 13px; font-variant-numeric: tabular-nums; text-align: right; }
table { width: 100%; border-collapse: collapse; table-layout: fixed; font-size: 13px; }
th { padding: 6px 12px 6px 0; border-bottom: 2px solid var(--line); color: var(--muted); font-weight: 600; text-align: left; white-space: nowrap; }
th button { padding: 0; border: 0; background: none; color: inherit; font: inherit; cursor: pointer; }
th button:hover { color: var(--text); }
th button::after { content: ' \\2195'; opacity: .45; }
th[aria-sort=ascending] button::after { content: ' \\2191'; opacity: 1; }
th[aria-sort=descending] button::after { content: ' \\2193'; opacity: 1; }
td { padding: 7px 12px 7px 0; border-bottom: 1px solid var(--line); vertical-align: top; overflow-wrap: anywhere; unicode-bidi: isolate; }
tbody tr:last-child td { border-bottom: 0; }
tbody tr:hover { background: var(--hover); }
tr:target { background: var(--hover); box-shadow: inset 3px 0 var(--link); }
tr:target td:first-child { padding-left: 8px; }
td small { display: block; margin-top: 2px; color: var(--muted); font-size: 12px; }
td[data-by] { font-variant-numeric: tabular-nums; }
code { font: 12.5px/1.5 ui-monospace, SFMono-Regular, Menlo, Consolas, 'DejaVu Sans Mono', monospace; }
.targets td:nth-child(4) span, .labels span { display: inline-block; margin: 0 2px 3px 0; padding: 0 6px; border-radius: 4px; background: var(--chip); font: 12px/1.6 ui-monospace, SFMono-Regular, Menlo, Consolas, 'DejaVu Sans Mono', monospace; unicode-bidi: isolate; overflow-wrap: anywhere; }
.targets i, .trace i { color: var(--muted); font-style: normal; }
.targets b, .trace b { color: var(--unknown); }
.badge { display: inline-block; padding: 0 8px; border: 1px solid var(--state); border-radius: 9px; color: var(--state); font-size: 12px; font-weight: 600; overflow-wrap: normal; }
@media screen and (min-width: 1001px) {
${widthsOf('wide')}
}
`;

const MAP = `
.map { overflow-x: auto; padding: 4px; border-radius: 6px; }
.map svg { display: block; max-width: 100%; height: auto; }
.map .wide { min-width: ${LEAST_WIDTH}px; }
.legend { display: flex; flex-wrap: wrap; gap: 4px 18px; margin: 4px 0 10px; padding: 0; list-style: none; color: var(--muted); font-size: 12.5px; }
.legend li::before { content: ''; display: inline-block; width: 10px; height: 10px; margin-right: 6px; border-radius: 3px; background: var(--state); }
.heads text { fill: var(--muted); font-size: 11px; font-weight: 600; letter-spacing: .04em; text-transform: uppercase; }
.box text { fill: var(--text); font: 12px ui-monospace, SFMono-Regular, Menlo, Consolas, 'DejaVu Sans Mono', monospace; }
.box .detail { fill: var(--muted); font-size: 10.5px; }
.box { --body: var(--card); --edge: var(--line); --width: 1; --dash: none; }
.box:not(.scraped) { --edge: var(--state); --dash: 5 3; }
.box.rejected { --dash: none; }
.box:hover { --body: var(--hover); }
.box:focus-visible { --edge: var(--link); --width: 2.5; --dash: none; outline: none; }
.box:not(.scraped) .detail { fill: var(--state); }
.body { fill: var(--body); stroke: var(--edge); stroke-width: var(--width); stroke-dasharray: var(--dash); }
.bar { fill: var(--state); }
.edges path { fill: none; stroke: var(--state); stroke-width: 1.25; }
.edges .trunk { stroke: var(--trunk); stroke-width: 1.5; }
.edges path:not(.scraped, .trunk, .rejected) { stroke-dasharray: 4 3; }
.parts { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(400px, 100%), 1fr)); gap: 8px; margin-top: 12px; }
.part { min-width: 0; border: 1px solid var(--line); border-radius: 8px; }
.part[open] { grid-column: 1 / -1; }
.part summary { padding: 8px 14px; cursor: pointer; font-weight: 600; }
.part summary:hover { background: var(--hover); }
.sum { margin-left: 8px; color: var(--muted); font-weight: 400; }
.part .map { padding: 4px 14px 14px; }
.trace > div { padding: 0 14px 14px; }
.trace h3 { margin: 10px 0 4px; font-size: 13px; }
.trace p { margin: 2px 0; font-size: 13px; }
.trace ol { margin: 0; padding: 0 0 0 34px; }
.trace li { margin: 0; padding: 5px 0; border-top: 1px solid var(--line); }
.trace li::marker { color: var(--muted); font-variant-numeric: tabular-nums; }
.part summary, .trace li { overflow-wrap: anywhere; }
.rule span { margin-right: 8px; unicode-bidi: isolate; }
.trace small { display: block; color: var(--muted); font-size: 12px; }
.trace em { margin-right: 3px; font-style: normal; }
.same { color: var(--muted); }
`;

/** Tablets. */
const NARROW = `
@media screen and (max-width: 1000px) {
  header, main { padding: 0 12px; }
  section { padding: 14px; }
  .filters { position: static; padding: 10px 14px; }
  td, th { padding-right: 8px; }
  table { font-size: 12.5px; }
  code, .targets td:nth-child(4) span, .labels span { font-size: 11.5px; }
  th button::after { content: none; }
  th[aria-sort] button::after { content: ' \\2191'; opacity: 1; }
  th[aria-sort=descending] button::after { content: ' \\2193'; }
}
@media screen and (min-width: 641px) and (max-width: 1000px) {
${widthsOf('narrow')}
}
`;

/** Phones: each row of a table is a card, with the title of the column before each value. */
const PHONE = `
@media screen and (max-width: 640px) {
  table, thead, tbody, tbody tr, td { display: block; }
  thead tr { display: flex; flex-wrap: wrap; gap: 8px; align-items: center; padding-bottom: 8px; border-bottom: 2px solid var(--line); }
  th { padding: 0; border: 0; }
  th button { padding: 0 12px; border: 1px solid var(--line); border-radius: 6px; background: var(--page); }
  tbody tr { padding: 8px 0; border-bottom: 1px solid var(--line); }
  tbody tr:last-child { border-bottom: 0; }
  td, tr:target td:first-child { position: relative; min-height: 22px; padding: 2px 0 2px 84px; border: 0; }
  td:empty { display: none; }
  td::before { position: absolute; left: 0; top: 2px; color: var(--muted); font-weight: 600; }
  tr:target { padding-left: 8px; }
${titles()}
  .filters label, .filters .text { display: grid; grid-template-columns: 78px minmax(0, 1fr); flex: 1 1 100%; }
  .filters select { max-width: none; }
  output { min-width: 0; }
}
`;

/** Controls for fingers. */
const TOUCH = `
@media (pointer: coarse), (max-width: 640px) {
  input, select, .filters button, th button, .part summary, .skip { min-height: 44px; }
  input, select { font-size: 16px; }
  .part summary { padding: 11px 14px; }
}
`;

/** Paper: in light colours, with everything open and nothing cut. */
const PRINT = `
@page { margin: 12mm; }
@media print {
  :root { color-scheme: light;${LIGHT}}
  body { background: #fff; font-size: 12px; }
  header, main { max-width: none; padding: 0; }
  section { margin: 16px 0; padding: 0; border: 0; border-radius: 0; }
  h2, .note, summary { break-after: avoid; }
  .note { break-inside: avoid; }
  .card, .legend, .map svg, .trace li, tr { break-inside: avoid; }
  h3 { break-after: avoid; }
  .legend li, .card, .box { -webkit-print-color-adjust: exact; print-color-adjust: exact; }
  .skip, .filters:not(.on) { display: none; }
  .filters { position: static; box-shadow: none; }
  .map { overflow: visible; padding: 0; }
  .map .wide { min-width: 0; }
  .parts { display: block; }
  .part { margin: 0 0 12px; border: 0; }
  .part summary, .part .map, .trace > div { padding: 4px 0; }
  details::details-content { display: block; height: auto; content-visibility: visible; }
  thead { display: table-header-group; break-inside: avoid; }
${widthsOf('narrow')}
  table { font-size: 10.5px; }
  code, .targets td:nth-child(4) span, .labels span { font-size: 9.5px; }
  .badge, td small, .trace p, .trace small, .trace li { font-size: 10px; }
  .labels span { padding: 0 6px 0 0; line-height: 1.4; }
  .trace li { padding: 3px 0; }
  td, th { padding: 4px 8px 4px 0; }
  th button { display: contents; }
  th button::after { content: none; }
}
`;

/** The style sheet. */
export const STYLE = `
:root { color-scheme: light dark;${LIGHT}}
@media (prefers-color-scheme: dark) { :root {${DARK}} }
${STATE_COLOURS}${PAGE}${TABLES}${MAP}${NARROW}${PHONE}${TOUCH}${PRINT}`;

function widthsOf(size: 'wide' | 'narrow'): string {
  return eachColumn((columns) => columns.map((column) => `{ width: ${column[size]}%; }`), 'th');
}

/** The title of its column before each value. */
function titles(): string {
  return eachColumn((columns) => columns.map(({ head }) => `{ content: '${head}'; }`), 'td', '::before');
}

function eachColumn(rulesOf: (columns: readonly TableColumn[]) => readonly string[], cell: string, part = ''): string {
  return Object.entries(TABLE_COLUMNS)
    .flatMap(([table, columns]) => rulesOf(columns).map((rule, i) => `.${table} ${cell}:nth-child(${i + 1})${part} ${rule}`)).join('\n');
}
