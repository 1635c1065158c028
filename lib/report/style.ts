/** The style of the page, light and dark. */

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

/** Widths of the columns of each table, in percent. */
const WIDTHS = Object.entries({
  findings: [8, 7, 21, 38, 26],
  targets: [11, 17, 20, 27, 13, 7, 5],
  dropped: [11, 18, 15, 18, 38],
  unknown: [25, 35, 30, 10],
  monitors: [28, 17, 47, 8],
  servers: [30, 40, 10, 10, 10],
}).flatMap(([table, widths]) => widths.map((width, i) => `.${table} th:nth-child(${i + 1}) { width: ${width}%; }`)).join('\n');

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
.targets td:nth-child(4) span { display: inline-block; margin: 0 2px 3px 0; padding: 0 6px; border-radius: 4px; background: var(--chip); font: 12px/1.6 ui-monospace, SFMono-Regular, Menlo, Consolas, 'DejaVu Sans Mono', monospace; unicode-bidi: isolate; }
.targets td:nth-child(4) i { color: var(--muted); font-style: normal; }
.targets td:nth-child(4) b { color: var(--unknown); }
.badge { display: inline-block; padding: 0 8px; border: 1px solid var(--state); border-radius: 9px; color: var(--state); font-size: 12px; font-weight: 600; }
${WIDTHS}
@media (max-width: 900px) {
  header, main { padding: 0 12px; }
  section { padding: 14px; }
  .scroll { overflow-x: auto; }
  table { min-width: 820px; }
  .filters { position: static; }
}
`;

const MAP = `
.map { overflow-x: auto; padding: 4px; border-radius: 6px; }
.map svg { display: block; max-width: none; }
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
@media print { .filters { display: none; } section { break-inside: auto; } }
`;

/** The style sheet. */
export const STYLE = `
:root { color-scheme: light dark;${LIGHT}}
@media (prefers-color-scheme: dark) { :root {${DARK}} }
${STATE_COLOURS}${PAGE}${TABLES}${MAP}`;
