// Reports in a real browser: nothing runs or is loaded, everything is there, and filters work.

import { mkdtempSync, readFileSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { Page, rolesOf, visit, WHY_NOT } from './support/chromium';
import { isAvailable, run } from './support/run';
import { renderReport } from '../../lib/report/render-report';
import { inspectedYaml, withEverywhere } from '../report/everywhere';
import { INJECTIONS } from '../report/injections';
import { manyTargets } from '../report/many-targets';

const FAULTS = renderReport(inspectedYaml(readFileSync(join(__dirname, '..', 'report', 'faults.yaml'), 'utf8')));
const MANY = renderReport(inspectedYaml(manyTargets(1_000)));
/** SHOTS=folder keeps pictures of the pages for people to look at. */
const { SHOTS } = process.env;

/** Counts whatever an injection runs. */
const TRAP = 'window.hits = []; window.hit = window.alert = window.confirm = window.prompt = (...text) => { hits.push(text.join()); };';

const countOf = (page: Page, selector: string) => page.evaluate<number>(`document.querySelectorAll(${JSON.stringify(selector)}).length`);
const visibleRows = (page: Page, table: string) => countOf(page, `.${table} tbody tr:not([hidden])`);
const textOf = (page: Page, selector: string) => page.evaluate<string>(`document.querySelector(${JSON.stringify(selector)}).textContent`);

/** Texts of the map that stand out of their boxes, and cells that stand out of their columns. */
const CLIPPED = `(() => {
  const boxes = [...document.querySelectorAll('.box')].filter((box) => box.getBBox().width > 0);
  const wide = boxes.flatMap((box) => [...box.querySelectorAll('text')].filter((text) => {
    const [inner, outer] = [text, box.querySelector('use')].map((each) => each.getBoundingClientRect());

    return inner.left < outer.left || inner.right > outer.right || inner.top < outer.top || inner.bottom > outer.bottom;
  }));
  const cells = [...document.querySelectorAll('td, th')].filter((cell) => cell.scrollWidth > cell.clientWidth + 1);

  return [...wide, ...cells].map((each) => each.textContent);
})()`;

const OVERLAPS = `(() => {
  const all = [...document.querySelectorAll('.map > svg')].flatMap((svg) => {
    const boxes = [...svg.querySelectorAll('.box > use')].map((box) => box.getBoundingClientRect()).filter(({ width }) => width > 0);

    return boxes.flatMap((a, i) => boxes.slice(i + 1).filter((b) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom));
  });

  return all.length;
})()`;

/** What stands out of the page, but for maps, which scroll in their own boxes. */
const WIDER_THAN_PAGE = `[...document.querySelectorAll('body *')]
  .filter((each) => !each.closest('.map, .skip') && each.getBoundingClientRect().right > document.documentElement.clientWidth + 1).map((each) => each.outerHTML.slice(0, 200))`;

const OPEN_ALL = 'document.querySelectorAll("details").forEach((part) => { part.open = true; })';

async function shoot(page: Page, name: string): Promise<void> {
  if (SHOTS !== undefined) await page.screenshot({ path: join(SHOTS, `${name}.png`) });
}

const CAN_READ_PDF = isAvailable('pdftotext', ['-v'], 'the text of printed reports');

// A skipped suite says why by its name.
const inChromium = WHY_NOT === undefined ? describe : describe.skip;

inChromium(`a report in Chromium${WHY_NOT === undefined ? '' : ` (${WHY_NOT})`}`, () => {
  jest.setTimeout(240_000);

  const evil = renderReport(withEverywhere(INJECTIONS), { title: INJECTIONS.join(' '), placeOf: (key) => key });

  test.each([
    { it: 'runs nothing of what texts hold, and loads nothing', page: evil },
    { it: 'needs no policy for that', page: evil.replace(/<meta http-equiv="Content-Security-Policy"[^>]*>/, '') },
  ])('$it', async ({ page: text }) => {
    await visit(text, { initScript: TRAP }, async (page, { requests, messages }) => {
      await page.evaluate(OPEN_ALL);
      await page.evaluate('document.querySelectorAll("a, input, select, button").forEach((each) => { each.focus(); each.dispatchEvent(new MouseEvent("mouseover", { bubbles: true })); })');
      await page.evaluate('new Promise((resolve) => setTimeout(resolve, 500))');

      expect(await page.evaluate('hits')).toEqual([]);
      expect(requests).toEqual([expect.stringMatching(/^file:.*report\.html$/)]);
      expect(messages).toEqual([]);
      expect(await countOf(page, 'script')).toBe(1);
      expect(await countOf(page, 'iframe, object, embed, img, link, base, form, video, template, animate, foreignObject, [style], [srcdoc], [src]')).toBe(0);
      expect(await page.evaluate('[...document.querySelectorAll("*")].flatMap((each) => [...each.attributes]).filter(({ name, value }) => /^on|^xlink/.test(name) || (name === "href" && !value.startsWith("#"))).length')).toBe(0);
      expect(await countOf(page, '.targets tbody tr')).toBe(INJECTIONS.length * 2);
    });
  });

  test('lets nothing stand out of its box or column, however odd', async () => {
    await visit(evil, {}, async (page) => {
      await page.evaluate(OPEN_ALL);

      expect(await page.evaluate(OVERLAPS)).toBe(0);
      expect(await page.evaluate('[...document.querySelectorAll("td, th")].filter((cell) => cell.scrollWidth > cell.clientWidth + 1).length')).toBe(0);
    });
  });

  test.each([
    { it: 'some targets, by day', name: 'few-light', page: FAULTS, colorScheme: 'light', targets: 4 },
    { it: 'some targets, by night', name: 'few-dark', page: FAULTS, colorScheme: 'dark', targets: 4 },
    { it: '1,000 targets', name: 'many-light', page: MANY, colorScheme: 'light', targets: 1_000 },
  ] as const)('shows $it without clipped text', async ({ name, page: text, colorScheme, targets }) => {
    await visit(text, { colorScheme }, async (page, { requests, messages }) => {
      await shoot(page, name);
      await page.evaluate(OPEN_ALL);

      expect(await visibleRows(page, 'targets')).toBe(targets);
      expect(await page.evaluate(CLIPPED)).toEqual([]);
      expect(await page.evaluate(OVERLAPS)).toBe(0);
      expect(await page.evaluate('document.documentElement.scrollWidth <= document.documentElement.clientWidth')).toBe(true);
      expect(await page.evaluate('getComputedStyle(document.body).backgroundColor')).toBe(colorScheme === 'light' ? 'rgb(246, 247, 249)' : 'rgb(16, 21, 28)');
      expect(requests).toHaveLength(1);
      expect(messages).toEqual([]);
    });
  });

  test('filters by words, severity, server and namespace, and says how much is left', async () => {
    await visit(MANY, {}, async (page) => {
      await page.fill('#filter-text', 'CART-00  9090');
      expect(await visibleRows(page, 'targets')).toBe(25);
      expect(await textOf(page, '#targets .number')).toBe('25 of 1,000');
      await page.selectOption('#filter-namespace', { label: 'team-03' });
      expect(await visibleRows(page, 'targets')).toBe(1);
      expect(await textOf(page, '.targets tbody tr:not([hidden])')).toContain('http://cart-00-0:9090/metrics');
      await page.evaluate('document.getElementById("tables").scrollIntoView()');
      await shoot(page, 'many-filtered');
      await page.click('#filter-clear');
      expect(await visibleRows(page, 'targets')).toBe(1_000);
      expect(await textOf(page, '#filter-result')).toBe('');
    });
    await visit(FAULTS, {}, async (page) => {
      const errors = await countOf(page, '.findings [data-severity=error]');
      await page.click('.card[data-only=error]');
      expect(await visibleRows(page, 'findings')).toBe(errors);
      await page.selectOption('#filter-server', { label: 'Prometheus/monitoring/wild' });
      expect(await visibleRows(page, 'targets')).toBe(0);
      expect(await visibleRows(page, 'servers')).toBe(1);
    });
  });

  test('sorts by text, number and severity', async () => {
    await visit(FAULTS, {}, async (page) => {
      const column = (table: string, number: number) => page.evaluate<string[]>(`[...document.querySelectorAll('.${table} tbody td:nth-child(${number})')].map((cell) => cell.textContent)`);
      await page.click('.monitors th:nth-child(4) button');
      const numbers = (await column('monitors', 4)).map(Number);
      expect(numbers).toEqual([...numbers].sort((a, b) => a - b));
      await page.click('.monitors th:nth-child(4) button');
      expect((await column('monitors', 4)).map(Number)).toEqual([...numbers].sort((a, b) => b - a));
      expect(await page.evaluate('document.querySelector(".monitors th:nth-child(4)").ariaSort')).toBe('descending');
    });
  });

  test('leads from a box to its row by the keyboard, even if a filter hides the row', async () => {
    await visit(FAULTS, {}, async (page) => {
      await page.fill('#filter-text', 'nothing has this');
      expect(await visibleRows(page, 'targets')).toBe(0);
      await page.focus('.box[href="#t0"]');
      await page.keyboard.press('Enter');
      await page.waitForSelector('#t0:target');
      expect(await page.evaluate('(({ top, bottom }) => top >= 0 && bottom <= innerHeight)(document.querySelector(":target").getBoundingClientRect())')).toBe(true);
      expect(await visibleRows(page, 'targets')).toBe(4);
    });
  });

  test('opens the map of a namespace by its link', async () => {
    await visit(MANY, { hash: '#map-3-0' }, async (page) => {
      expect(await page.evaluate('document.getElementById("map-3-0").closest("details").open')).toBe(true);
      await shoot(page, 'many-namespace');
    });
  });

  test('is whole without the script', async () => {
    await visit(MANY, { javaScriptEnabled: false }, async (page) => {
      expect(await visibleRows(page, 'targets')).toBe(1_000);
      expect(await countOf(page, '#filters[hidden]')).toBe(1);
      expect(await countOf(page, 'th button')).toBe(0);
    });
  });

  test.each([
    { it: 'a tablet', name: 'few-tablet', page: FAULTS, viewport: { width: 800, height: 1000 } },
    { it: 'a phone', name: 'few-phone', page: FAULTS, viewport: { width: 360, height: 740 }, isMobile: true, hasTouch: true },
    { it: 'a phone, however odd its texts are', name: 'evil-phone', page: evil, viewport: { width: 360, height: 740 }, isMobile: true, hasTouch: true },
  ])('fits $it: nothing but a map scrolls to the side', async ({ name, page: text, it: _, ...options }) => {
    await visit(text, options, async (page) => {
      await shoot(page, name);
      await page.evaluate(OPEN_ALL);

      expect(await page.evaluate('document.documentElement.scrollWidth <= document.documentElement.clientWidth')).toBe(true);
      expect(await page.evaluate(WIDER_THAN_PAGE)).toEqual([]);
    });
  });

  test('has rows as cards on a phone, controls for fingers, and tables for screen readers as on a wide page', async () => {
    const wide = new Map<string, number>();
    await visit(FAULTS, {}, async (page) => (await rolesOf(page)).forEach((number, role) => wide.set(role, number)));
    await visit(FAULTS, { viewport: { width: 360, height: 740 }, isMobile: true, hasTouch: true }, async (page) => {
      const roles = await rolesOf(page);

      for (const role of ['table', 'row', 'columnheader', 'region', 'link', 'button', 'heading', 'DisclosureTriangle']) expect([role, roles.get(role)]).toEqual([role, wide.get(role)]);
      expect(await page.evaluate('[...document.querySelectorAll(".targets tbody tr:first-child td")].map((cell) => getComputedStyle(cell, "::before").content)'))
        .toEqual(['"Server"', '"Job"', '"URL"', '"Labels"', '"Source"', '"Replicas"', '"Shard"']);
      expect(await page.evaluate('[...document.querySelectorAll("input, select, button, summary")].filter((each) => each.getBoundingClientRect().height < 44).map((each) => each.outerHTML)')).toEqual([]);
    });
  });

  test('shows the relabeling of a target by its link', async () => {
    await visit(FAULTS, {}, async (page) => {
      await page.click('#t0 a');
      // The page opens it when the browser tells that the address has changed.
      await page.waitForSelector('details:target[open]');
      expect(await textOf(page, ':target')).toContain('changes job=serviceMonitor/shop/cart/0 → cart');
      await shoot(page, 'few-relabeling');
      await page.click('#r0 p a');
      await page.waitForSelector('#t0:target');
    });
  });

  test.each([
    { it: 'in portrait format', landscape: false, width: 702 },
    { it: 'in landscape format', landscape: true, width: 1031 },
  ])('prints maps and tables whole $it, with what is folded, in light colours', async ({ landscape, width }) => {
    await visit(MANY, { colorScheme: 'dark', viewport: { width, height: 900 } }, async (page) => {
      await page.emulateMedia({ media: 'print' });
      await page.evaluate('dispatchEvent(new Event("beforeprint"))');

      expect(await page.evaluate(WIDER_THAN_PAGE.replace('.map', '.none'))).toEqual([]);
      expect(await page.evaluate(CLIPPED)).toEqual([]);
      expect(await countOf(page, 'details:not([open])')).toBe(0);
      expect(await page.evaluate('getComputedStyle(document.body).backgroundColor')).toBe('rgb(255, 255, 255)');
      expect(await page.evaluate('getComputedStyle(document.body).color')).toBe('rgb(27, 36, 48)');
      await page.evaluate('dispatchEvent(new Event("afterprint"))');
      expect(await countOf(page, 'details[open]')).toBe(0);
    });
    if (!CAN_READ_PDF) return;
    // Without the script, what is folded is open in print, too.
    for (const javaScriptEnabled of [true, false]) {
      await visit(FAULTS, { javaScriptEnabled }, async (page) => {
        const folder = SHOTS ?? mkdtempSync(join(tmpdir(), 'report-'));
        const path = join(folder, `few-${landscape ? 'landscape' : 'portrait'}.pdf`);
        await page.pdf({ path, format: 'A4', landscape });
        const text = run('pdftotext', ['-layout', path, '-'], { cwd: folder }).replace(/\s+/g, ' ');
        const words = [...run('pdftotext', ['-bbox', path, '-'], { cwd: folder }).matchAll(/<word xMin="([^"]+)" yMin="([^"]+)" xMax="([^"]+)" yMax="([^"]+)"/g)].map((found) => found.slice(1).map(Number));
        const [paper] = landscape ? [[842, 595]] : [[595, 842]];

        expect(words.filter(([left, top, right, bottom]) => left < 20 || top < 20 || right > paper[0] - 20 || bottom > paper[1] - 20)).toEqual([]);
        // Of the map, the last row of each table, and a relabeling.
        for (const last of ['refused', 'AM928', 'http://host.example:91/', '__meta_kubernetes_pod_container_port_name', 'consul_sd_configs', 'refused by the', 'PrometheusAgent/monitoring/', 'the object is refused by admission', '__tmp_prometheus_job_name']) {
          expect(text).toContain(last);
        }
      });
    }
  });
});
