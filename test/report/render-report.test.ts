import { createHash } from 'crypto';
import { readFileSync } from 'fs';
import { join } from 'path';
import { stringify } from 'yaml';
import { inspectedYaml, withEverywhere, yamlWith } from './everywhere';
import { INJECTIONS } from './injections';
import { manyTargets } from './many-targets';
import { faultsOf, textsIn } from './own-markup';
import { tokenize } from './tokenizer';
import { shown } from '../../lib/report/escape';
import { renderReport } from '../../lib/report/render-report';
import { SCRIPT } from '../../lib/report/script';
import { STYLE } from '../../lib/report/style';

const FAULTS = readFileSync(join(__dirname, 'faults.yaml'), 'utf8');

function rowsOf(page: string, table: string): number {
  return [...page.matchAll(new RegExp(`<tr id="${table}\\d+"`, 'g'))].length;
}

describe('renderReport()', () => {
  const page = renderReport(inspectedYaml(FAULTS));
  const tokens = tokenize(page);

  test('is a whole page in which every link leads somewhere', () => expect(faultsOf(tokens)).toEqual([]));

  test('allows its own script and style alone', () => {
    const hash = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
    const [policy] = tokens.flatMap((token) => (token.kind === 'open' && token.attributes.has('http-equiv') ? token.attributes.get('content')! : []));

    expect(policy).toBe(`default-src 'none'; script-src ${hash(SCRIPT)}; style-src ${hash(STYLE)}; base-uri 'none'; form-action 'none'`);
    expect(textsIn(tokens, 'script')).toEqual([SCRIPT]);
    expect(textsIn(tokens, 'style')).toEqual([STYLE]);
  });

  test('names no address to load from', () => {
    expect(`${SCRIPT}${STYLE}`).not.toMatch(/\/\/|url\(|@import|innerHTML|insertAdjacent|eval|Function|fetch|XMLHttp|import\(|<\/s/);
  });

  test.each([
    { table: 'f', rows: 'every finding', expected: inspectedYaml(FAULTS).allFindings().length },
    { table: 't', rows: 'every target', expected: 4 },
    { table: 'd', rows: 'every dropped target', expected: 1 },
    { table: 'u', rows: 'every discovery that is not known', expected: 1 },
    { table: 'm', rows: 'every monitor', expected: 7 },
    { table: 's', rows: 'every server', expected: 3 },
  ])('has a row for $rows', ({ table, expected }) => expect(rowsOf(page, table)).toBe(expected));

  test('draws every state, and says its name', () => {
    const boxes = tokens.flatMap((token) => (token.kind === 'open' && token.name === 'a' ? token.attributes.get('class') ?? [] : []));
    const map = textsIn(tokens, 'svg').join('');

    for (const state of ['scraped', 'dropped', 'rejected', 'unselected', 'unknown', 'none']) expect(boxes).toContain(`box ${state}`);
    for (const words of ['scraped ×3', 'dropped', 'rejected', 'refused', 'not selected', 'not known until run time', 'no targets', 'no configuration']) expect(map).toContain(words);
  });

  test('draws the Service between a monitor and a workload, by what the target says of it', () => {
    const boxes = textsIn(tokens, 'a').map((text) => text.trim());

    expect(boxes).toEqual(expect.arrayContaining(['cartService · shop', 'cart-headlessService · shop', 'cartDeployment · shop · 3 pods'].map((text) => expect.stringContaining(text))));
  });

  test('leads from each target and dropped target to its relabeling, and back', () => {
    const links = tokens.flatMap((token) => (token.kind === 'open' && token.name === 'a' ? token.attributes.get('href')! : []));
    const traces = [...page.matchAll(/<details class="part trace" id="(r\d+)">/g)].map(([, id]) => id);

    expect(traces).toHaveLength(5);
    expect(links.filter((link) => /^#r\d+$/.test(link)).sort()).toEqual(traces.map((id) => `#${id}`).sort());
    for (const row of ['#t0', '#t1', '#t2', '#t3', '#d0']) expect(links).toContain(row);
  });

  test('shows what each rule does to the labels of a target', () => {
    const steps = textsIn(tokens, 'li').map((text) => text.trim());

    expect(steps).toEqual(expect.arrayContaining([
      expect.stringMatching(/^source_labels: \[__meta_kubernetes_namespace\] target_label: namespace the operator adds it: .*\s+sets namespace=shop$/),
      expect.stringMatching(/changes job=serviceMonitor\/shop\/cart\/0 → cart$/),
      expect.stringMatching(/^action: keep source_labels: \[__meta_kubernetes_pod_container_port_name\] regex: metric the operator adds it: .*\s+drops the target$/),
      expect.stringMatching(/^action: keep .*\s+keeps the target$/),
    ]));
    expect(textsIn(tokens, 'details').join('')).toContain('__meta_kubernetes_pod_node_name=?');
  });

  test('never shows a placeholder of the model', () => expect(page).not.toMatch(/n0tkn0wn|\b240\.0\.0/i));

  test('is the same page a hundred times', () => {
    const inspected = inspectedYaml(FAULTS);

    expect(new Set(Array.from({ length: 100 }, () => renderReport(inspected))).size).toBe(1);
    expect(renderReport(inspectedYaml(FAULTS))).toBe(page);
  });

  test('tells where objects stand', () => {
    expect(renderReport(inspectedYaml(FAULTS), { placeOf: (key) => `app.yaml:${key.length}` })).toContain('<small>app.yaml:32</small>');
  });

  test('says so where there is nothing', () => {
    const empty = renderReport(inspectedYaml(''));

    expect(faultsOf(tokenize(empty))).toEqual([]);
    expect(empty).toContain('There are no servers and no monitors among the manifests.');
  });

  test('holds no value of a Secret', () => {
    const secret = { apiVersion: 'v1', kind: 'Secret', metadata: { name: 'jobs', namespace: 'monitoring' }, stringData: { jobs: '[{job_name: extra, params: {token: [canary]}, relabel_configs: [{action: drop, source_labels: [__address__], regex: "b:1|canary"}], static_configs: [{targets: ["a:1", "b:1"]}]}]', user: 'canary' } };
    const server = { apiVersion: 'monitoring.coreos.com/v1', kind: 'Prometheus', metadata: { name: 'main', namespace: 'monitoring' }, spec: { scrapeConfigSelector: {}, additionalScrapeConfigs: { name: 'jobs', key: 'jobs' } } };
    const told = renderReport(inspectedYaml([secret, server].map((object) => stringify(object)).join('---\n')));

    expect(told).toContain('&#60;hidden&#62;');
    expect(told).not.toContain('canary');
  });
});

describe('renderReport() of 1,000 targets', () => {
  const page = renderReport(inspectedYaml(manyTargets(1_000)));
  const tokens = tokenize(page);

  test('has all of them in its table, and in its maps', () => {
    const drawn = new Set([...page.matchAll(/class="box scraped" href="#(t\d+)"/g)].map(([, id]) => id));

    expect(rowsOf(page, 't')).toBe(1_000);
    expect(drawn.size).toBe(1_000);
    expect(faultsOf(tokens)).toEqual([]);
  });

  test('begins with an overview of a few screens', () => {
    const [map] = page.split('class="parts"');
    const heights = [...map.matchAll(/<svg [^>]*height="(\d+)"/g)].map(([, height]) => Number(height));

    expect(heights.reduce((sum, height) => sum + height)).toBeLessThan(3_000);
  });

  test('draws maps of images that fit on a page of paper each', () => {
    const heights = [...page.matchAll(/<svg [^>]*height="(\d+)"/g)].map(([, height]) => Number(height));

    expect(Math.max(...heights)).toBeLessThan(400);
  });

  test('has relabelings of some targets, and says so', () => {
    expect(page).toMatch(/Relabeling <span class="number">\d+ of 2,000</);
    expect([...page.matchAll(/class="part trace"/g)].length).toBeGreaterThan(20);
  });

  test('stays below 3 MB', () => expect(Buffer.byteLength(page)).toBeLessThan(3_000_000));
});

/** But for half a character, which no manifest can hold. */
function yamlWithAll(): string {
  return INJECTIONS.filter((text) => !/\p{Surrogate}/u.test(text)).map((text, i) => yamlWith(text, `ns-${i}`)).join('\n---\n');
}

describe('renderReport() and text from outside', () => {
  test.each([
    {
      it: 'is no markup in any field of an inspection',
      page: () => renderReport(withEverywhere(INJECTIONS), { title: INJECTIONS.join(' '), placeOf: (key) => key }),
    },
    { it: 'is no markup in any field of manifests', page: () => renderReport(inspectedYaml(yamlWithAll())) },
  ])('$it', ({ page }) => {
    const tokens = tokenize(page());

    expect(faultsOf(tokens)).toEqual([]);
    expect(textsIn(tokens, 'script')).toEqual([SCRIPT]);
  });

  test.each(INJECTIONS.map((given) => ({ given })))('is shown, whatever it is: $given', ({ given }) => {
    const tokens = tokenize(renderReport(withEverywhere([given]), { title: given, placeOf: () => given }));
    const cells = textsIn(tokens, 'td').concat(textsIn(tokens, 'title'));

    expect(faultsOf(tokens)).toEqual([]);
    expect(cells.filter((cell) => cell.includes(shown(given))).length).toBeGreaterThan(30);
    // Nothing but our own line breaks is invisible.
    expect(cells.join('')).not.toMatch(/[\p{Cc}\p{Bidi_Control}\p{Default_Ignorable_Code_Point}]/u);
  });
});
