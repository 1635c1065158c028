/** The HTML page of a report. */
import { createHash } from 'node:crypto';
import { renderFilters } from './filters';
import { Html, html } from './html';
import { renderMaps } from './maps';
import { Report } from './report';
import { SCRIPT } from './script';
import { STYLE } from './style';
import { renderSummary } from './summary';
import { filtersOf, renderTables } from './tables';

/** The page as one file; equal reports give equal bytes. */
export function renderPage(report: Report, title: string): string {
  const filters = filtersOf(report);

  return html`<!DOCTYPE html>
<html lang="en" dir="ltr">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${new Html(policy())}">
<meta name="referrer" content="no-referrer">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${title}</title>
<style>${new Html(STYLE)}</style>
</head>
<body>
<a class="skip" href="#tables">Skip to the tables</a>
<header>
<h1>${title}</h1>
<p>What the API server, the Prometheus operator and its servers would make of the manifests. Only what the manifests hold is known.</p>
${renderSummary(report)}
</header>
<main>
<section aria-labelledby="map-heading"><h2 id="map-heading">Map</h2>
${renderMaps(report)}
</section>
<div id="tables">
${renderFilters(filters)}
${renderTables(report, filters)}
</div>
</main>
<script>${new Html(SCRIPT)}</script>
</body>
</html>
`.markup;
}

/** Content security policy: only the script and style of the page, and no loading. */
function policy(): string {
  return `default-src 'none'; script-src '${hashOf(SCRIPT)}'; style-src '${hashOf(STYLE)}'; base-uri 'none'; form-action 'none'`;
}

function hashOf(text: string): string {
  return `sha256-${createHash('sha256').update(text).digest('base64')}`;
}
