/** Controls above the tables, hidden until the script runs. */
import { Html, html } from './html';
import { Filters } from './tables';
import { Severity } from '../findings/finding';

/** One filter bar for all tables: a filter by server, for example, does not hide rows without a server. */
export function renderFilters({ servers, namespaces }: Filters): Html {
  const places = (names: readonly string[]) => names.map((name, i) => [String(i), name] as const);

  return html`<div id="filters" class="filters" role="search" aria-label="Filter all tables" hidden>
<label class="text">Text <input id="filter-text" type="search" autocomplete="off" spellcheck="false" placeholder="all words must be in a row"></label>
${select('severity', 'Severity', Object.values(Severity).map((severity) => [severity, severity] as const))}
${select('server', 'Server', places(servers))}
${select('namespace', 'Namespace', places(namespaces))}
<button id="filter-clear" type="button">Clear</button>
<output id="filter-result" aria-live="polite"></output>
</div>`;
}

function select(id: string, title: string, options: readonly (readonly [value: string, name: string])[]): Html {
  return html`<label>${title} <select id="filter-${id}"><option value="">all</option>${options.map(([value, name]) => html`<option value="${value}">${name}</option>`)}</select></label>`;
}
