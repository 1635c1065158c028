/** docs/checks is complete and true: an index of all causes, a page for each, and examples that have the finding or are fixed. */
import { readdirSync, readFileSync } from 'fs';
import { join, resolve } from 'path';
import { Inspection, Severity } from 'cdk8s-app-monitoring';
import { parseAllDocuments } from 'yaml';
import { CAUSES } from '../../lib/causes/catalogue';
import { docsPageOf } from '../../lib/findings/docs-page';
import { CHECK_PAGES as pages, readCheckPage as read, yamlBlocksOf } from '../support/check-pages';

const ROOT = resolve(__dirname, '..', '..');
const HEADINGS = ['Cause', 'What happens', 'How to see it', 'Fix', 'When it is fine', 'Since', 'Related'];

const severities = new Map([...readFileSync(join(ROOT, 'docs', 'findings.md'), 'utf8').matchAll(/^\| \[?(AM\d+)\b[^|]*\| (\w+) \|/gm)].map(([, code, severity]) => [code, severity]));

/** `<stage>/<file>` of each cause, by code. */
const files = new Map(readdirSync(join(ROOT, 'lib', 'causes'), { recursive: true, encoding: 'utf8' }).flatMap((file) => {
  const [, code] = /: Cause = \{\n {2}code: '(AM\d+)'/.exec(file.endsWith('.ts') ? readFileSync(join(ROOT, 'lib', 'causes', file), 'utf8') : '') ?? [];

  return code === undefined ? [] : [[code, file.replace(/\.ts$/, '')] as const];
}));
const stageOf = (code: string) => files.get(code)!.split('/')[0];
const pageOf = (code: string) => `${code}-${files.get(code)!.split('/')[1]}.md`;
const titleOf = (page: string) => /^# AM\d+: (.*)$/m.exec(read(page))![1];

test('there is a page for each cause, named as its file, and no other', () => {
  expect(pages).toEqual(CAUSES.map(({ code }) => pageOf(code)));
});

test('docs/findings.md links each code to its page', () => {
  const links = [...readFileSync(join(ROOT, 'docs', 'findings.md'), 'utf8').matchAll(/^\| \[(AM\d+)\]\(checks\/(.*)\) \|/gm)].map(([, code, page]) => ({ code, page }));

  expect(links).toEqual(CAUSES.map(({ code }) => ({ code, page: pageOf(code) })));
});

test('findings link to these pages', () => {
  expect(CAUSES.map(({ code }) => docsPageOf(code))).toEqual(pages.map((page) => `docs/checks/${page}`));
  expect(docsPageOf('AM611')).toBe('docs/findings.md');
});

test('the index has a row for each page, in the section of its stage', () => {
  const rows = read('README.md').split(/^### /m).slice(1).flatMap((section) => (
    [...section.matchAll(/^\| \[(AM\d+)\]\((.*)\) \| (\w+) \| (.*) \|$/gm)].map(([, code, page, severity, title]) => ({ stage: section.split('\n')[0], code, page, severity, title }))));
  const expected = CAUSES.map(({ code }) => ({ stage: stageOf(code), code, page: pageOf(code), severity: severities.get(code), title: titleOf(pageOf(code)) }));

  expect(rows.sort((a, b) => (a.code < b.code ? -1 : 1))).toEqual(expected);
});

describe.each(pages)('%s', (page) => {
  const text = read(page);
  const code = page.slice(0, 'AM901'.length);

  test('has all sections, in order', () => expect([...text.matchAll(/^## (.*)$/gm)].map(([, heading]) => heading)).toEqual(HEADINGS));

  test('says its code, severity and stage', () => {
    const [head] = text.split('\n## ');

    expect(head).toMatch(new RegExp(`^# ${code}: `));
    expect(head).toMatch(new RegExp(`\\*\\*Severity\\*\\*: ${severities.get(code)}\\b.*\\*\\*Stage\\*\\*: \\[${stageOf(code)}\\]\\(README\\.md#${stageOf(code)}\\)`));
  });

  test('links to pages that exist', () => {
    const links = [...text.matchAll(/\]\(([^)#]+)/g)].map(([, link]) => link);

    expect(links.filter((link) => link !== 'README.md' && !pages.includes(link))).toEqual([]);
  });

  test('has YAML that can be read', () => yamlBlocksOf(text).forEach(({ yaml }) => expect(objectsIn(yaml)).not.toEqual([])));
});

interface Example { readonly kind: string; readonly metadata: { readonly namespace?: string; readonly name: string } }

function objectsIn(yaml: string): Example[] {
  return parseAllDocuments(yaml).map((document) => {
    expect(document.errors).toEqual([]);

    return document.toJS() as Example;
  });
}

/** The cluster of docs/checks/README.md, in which the objects of an example replace those with the same key. */
function inspect(yaml: string): Inspection {
  const cluster = yamlBlocksOf(read('README.md')).find(({ mark }) => mark === 'cluster')!.yaml;
  const byKey = [...objectsIn(cluster), ...objectsIn(yaml)].map((object) => [`${object.kind}/${object.metadata.namespace}/${object.metadata.name}`, object] as const);

  return Inspection.ofYaml([...new Map(byKey).values()].map((object) => JSON.stringify(object)).join('\n---\n'));
}

const examples = pages.flatMap((page) => yamlBlocksOf(read(page)).filter(({ mark }) => mark !== '').map((block) => ({ page, ...block })));
const broken = examples.filter(({ mark }) => mark.startsWith('finds: '));
const fixed = examples.filter(({ mark }) => mark === 'fixed');

test('most pages have an example that is run, and its marks are known', () => {
  expect(broken.length).toBeGreaterThanOrEqual(40);
  expect(fixed.length).toBeGreaterThanOrEqual(38);
  expect(examples).toHaveLength(broken.length + fixed.length);
});

test.each(broken)('$page: the example under Cause $mark', ({ page, mark, yaml }) => {
  expect(mark).toBe(`finds: ${page.slice(0, 'AM901'.length)}`);
  expect(inspect(yaml).findings.map(({ code }) => code)).toEqual([mark.slice('finds: '.length)]);
});

test.each(fixed)('$page: the example under Fix has no finding, and is scraped', ({ yaml }) => {
  const inspection = inspect(yaml);

  expect(inspection.findings.filter(({ severity }) => severity !== Severity.INFO)).toEqual([]);
  expect(inspection.targets).not.toEqual([]);
});
