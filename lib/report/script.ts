/** The script of the page: it filters and sorts rows, and does not create markup from text. */

/** Runs when the page is loaded; without it the tables are complete and in their original order. */
export const SCRIPT = `'use strict';
(() => {
  const byId = (id) => document.getElementById(id);
  const [bar, text, severity, server, namespace, result] = ['filters', 'filter-text', 'filter-severity', 'filter-server', 'filter-namespace', 'filter-result'].map(byId);
  const controls = [text, severity, server, namespace];
  const tables = [...document.querySelectorAll('table')].map((table) => ({
    body: table.tBodies[0],
    heads: [...table.tHead.rows[0].cells],
    number: table.closest('section').querySelector('.number'),
    rows: [...table.tBodies[0].rows].map((row) => ({ row, data: row.dataset })),
  }));
  const grouped = (number) => String(number).replace(/\\B(?=(\\d{3})+$)/g, ',');

  const has = (list, value) => value === '' || list === undefined || list.split(' ').includes(value);
  const wordsOf = (entry) => (entry.words ??= entry.row.textContent.toLowerCase());
  const filter = () => {
    const words = text.value.toLowerCase().split(/\\s+/).filter((word) => word !== '');
    const isOn = controls.some(({ value }) => value !== '');
    let [found, all] = [0, 0];
    for (const { rows, number } of tables) {
      let left = 0;
      for (const entry of rows) {
        const { data } = entry;
        const fits = has(data.severity, severity.value) && has(data.server, server.value) && has(data.namespace, namespace.value)
          && words.every((word) => wordsOf(entry).includes(word));
        entry.row.hidden = !fits;
        if (fits) left++;
      }
      number.textContent = left === rows.length ? grouped(left) : grouped(left) + ' of ' + grouped(rows.length);
      found += left;
      all += rows.length;
    }
    bar.classList.toggle('on', isOn);
    result.textContent = isOn ? grouped(found) + ' of ' + grouped(all) + ' rows' : '';
  };

  const collator = new Intl.Collator('en', { numeric: true });
  const valueOf = ({ row }, column) => row.cells[column].dataset.by ?? row.cells[column].textContent;
  const sort = ({ body, heads, rows }, column) => {
    const isUp = heads[column].getAttribute('aria-sort') !== 'ascending';
    heads.forEach((head) => head.removeAttribute('aria-sort'));
    heads[column].setAttribute('aria-sort', isUp ? 'ascending' : 'descending');
    rows.sort((a, b) => collator.compare(valueOf(a, column), valueOf(b, column)) * (isUp ? 1 : -1));
    body.append(...rows.map(({ row }) => row));
  };
  for (const table of tables) {
    table.heads.forEach((head, column) => {
      const button = document.createElement('button');
      button.type = 'button';
      button.textContent = head.textContent;
      button.addEventListener('click', () => sort(table, column));
      head.replaceChildren(button);
    });
  }

  const clear = () => {
    controls.forEach((control) => { control.value = ''; });
    filter();
  };
  const reveal = () => {
    const target = byId(decodeURIComponent(location.hash.slice(1)));
    if (target === null) return;
    if (target.hidden) clear();
    const part = target.closest('details');
    if (part) part.open = true;
    target.scrollIntoView({ block: target.matches('tr') ? 'center' : 'start' });
  };
  for (const link of document.querySelectorAll('a[data-only]')) {
    link.addEventListener('click', () => {
      severity.value = link.dataset.only;
      filter();
    });
  }
  let folded = [];
  window.addEventListener('beforeprint', () => {
    folded = [...document.querySelectorAll('details:not([open])')];
    folded.forEach((part) => { part.open = true; });
  });
  window.addEventListener('afterprint', () => folded.forEach((part) => { part.open = false; }));
  controls.forEach((control) => control.addEventListener('input', filter));
  byId('filter-clear').addEventListener('click', clear);
  window.addEventListener('hashchange', reveal);
  bar.hidden = false;
  filter();
  reveal();
})();
`;
