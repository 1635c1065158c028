/** docs/graduation.md is true: its tables are made from the tables of the library. */
import { readFileSync, writeFileSync } from 'fs';
import { join } from 'path';
import { BEHAVIOURS } from '../../lib/graduation/behaviours';
import { OPERATOR_MINORS } from '../../lib/graduation/operator-minors';
import { Rewrite, REWRITES } from '../../lib/graduation/rewrites';
import { DISCOVERIES as CHECKED } from '../../lib/operator/rejection/discoveries';
import { versionsOfOperator } from '../../lib/operator-port/scrape-config-versions';
import { tryUnread } from '../../lib/readers/met-fields';
import { OTHER_READERS } from '../../lib/readers/other-readers';
import { FieldTable } from '../../lib/scrape-config/field';
import { JOB_FIELDS, RELABELING_FIELDS } from '../../lib/scrape-config/job-fields';
import { minorOf, PROVEN_OPERATOR } from '../../lib/units/operator-version';
import { DISCOVERIES } from '../scrape-config/discovery-cases';
import { crdChanges, Narrowing } from '../support/crd-changes';

const DOC = join(__dirname, '..', '..', 'docs', 'graduation.md');
const STEPS = OPERATOR_MINORS.slice(1).map((after, i) => ({ after, ...crdChanges(OPERATOR_MINORS[i], after) }));
const short = (version: string) => /^\d+\.\d+/.exec(version)![0];
const placeOf = (pattern: string) => new RegExp(`^${pattern.replace(/[.[\]{}]/g, '\\$&').replace(/\*/g, '[^.[]+')}$`);
const isRewritten = (place: string, after: string) => (
  REWRITES.some(({ since, at }) => minorOf(since) === minorOf(after) && at.some((pattern) => placeOf(pattern).test(place))));

const BY: { readonly [by in Narrowing]: string } = {
  removed: 'renamed',
  type: 'another type',
  values: 'values removed',
  required: 'required',
  pattern: 'URL pattern',
  length: 'not empty',
  range: 'range of numbers',
  repeats: 'no repeats',
  rule: 'rule',
};

function table(head: readonly string[], rows: readonly (readonly (string | number)[])[]): string {
  return [head, head.map(() => '---'), ...rows].map((row) => `| ${row.join(' | ')} |`).join('\n');
}

function inCrd(fields: FieldTable): readonly [number, number] {
  const all = Object.values(fields);

  return [all.filter((field) => (field.fieldsNotInCrd?.({}, 'x', PROVEN_OPERATOR) ?? []).length === 0).length, all.length];
}

const share = (part: number, all: number) => `${part} of ${all} (${Math.floor(part / all * 100)} %)`;

function criteria(): string {
  const types = DISCOVERIES.map(({ make, minimal }) => make(minimal)._toParts().type);
  const known = types.filter(({ specField }) => specField !== undefined);
  const fields = known.map((type) => inCrd(type.fields as FieldTable)).reduce(([a, b], [c, d]) => [a + c, b + d], [0, 0]);
  const narrowed = STEPS.filter((step) => step.narrowed.length > 0);
  const added = STEPS.filter((step) => step.added.length > 0);
  const readers = OTHER_READERS.filter((reader) => tryUnread(reader, 'ScrapeConfig', undefined) === undefined);

  return table(['criterion', 'measure', `today, operator v${PROVEN_OPERATOR}`], [
    ['completeness', 'discoveries of Prometheus that have a field', share(known.length, types.length)],
    ['completeness', 'fields of these discoveries, at least in part', share(fields[0], fields[1])],
    ['completeness', 'fields of a job, without the deprecated `bearer_token`', share(...inCrd({ ...JOB_FIELDS, ...RELABELING_FIELDS } as FieldTable))],
    ['tests', 'discoveries that the operator checks before it uses them', share(new Set(CHECKED.map(({ field }) => field.toLowerCase())).size, known.length)],
    ['upgradability', `versions of the operator since ${short(OPERATOR_MINORS[0])} that refuse or drop what was fine before`, `${share(narrowed.length, STEPS.length)}, the last is ${short(narrowed.at(-1)!.after)}`],
    ['upgradability', 'versions with new fields, which an older operator drops', `${share(added.length, STEPS.length)}, the last is ${short(added.at(-1)!.after)}`],
    ['upgradability', 'breaking changes that are rewritten without a decision', REWRITES.length],
    ['support', 'API versions that are served', versionsOfOperator(PROVEN_OPERATOR).served.join(', ')],
    ['support', 'other software that reads ScrapeConfigs', `${readers.map(({ title }) => title).join(', ')} (${share(readers.length, OTHER_READERS.length)})`],
  ]);
}

function served(): string {
  const versions = OPERATOR_MINORS.map((version) => ({ version, ...versionsOfOperator(version) }));
  const starts = versions.filter((each, i) => i === 0 || each.served.join() !== versions[i - 1].served.join() || each.read !== versions[i - 1].read);

  return table(['operator', 'served', 'stored', 'read by the operator'], starts.map((each, i) => {
    const last = versions[(starts[i + 1] ? versions.indexOf(starts[i + 1]) : versions.length) - 1];

    return [`${short(each.version)} to ${short(last.version)}`, each.served.join(', '), each.stored, each.read];
  }));
}

function byVersion(): string {
  return table(['operator', 'new fields', 'places where values are refused or dropped', 'why', 'of them rewritten'], STEPS.map(({ after, added, narrowed }) => {
    const kinds = [...new Set(narrowed.map(({ by }) => by))].map((by) => `${BY[by]}: ${narrowed.filter((each) => each.by === by).length}`);
    const rewritten = narrowed.filter(({ place }) => isRewritten(place, after)).length;

    return [short(after), added.length || '', narrowed.length || '', kinds.join(', '), rewritten || ''];
  }));
}

function rewrites(): string {
  const way = ({ up, down }: Rewrite) => (up && down ? 'both' : up ? 'upgrade' : 'downgrade');

  return table(['operator', 'fields', 'from then on', 'rewritten on'], REWRITES.map((rewrite) => [
    short(rewrite.since), rewrite.at.map((place) => `\`${place.replace(/^spec\./, '')}\``).join(', '), rewrite.change, way(rewrite),
  ]));
}

function behaviours(): string {
  return table(['operator', 'before', 'from then on', 'what to decide'], BEHAVIOURS.map(({ since, until, before, after, decide }) => [until === undefined ? short(since) : `${short(since)} alone`, before, after, decide]));
}

const TABLES: { readonly [name: string]: () => string } = { criteria, served, 'by-version': byVersion, rewrites, behaviours };

test('docs/graduation.md has the tables as the library has them', () => {
  const doc = readFileSync(DOC, 'utf8');
  const seen: string[] = [];
  const written = doc.replace(/<!-- table: ([\w-]+) -->\n(?:[^<][^\n]*\n)*<!-- end -->/g, (_, name: string) => {
    seen.push(name);

    return `<!-- table: ${name} -->\n${TABLES[name]()}\n<!-- end -->`;
  });
  if (process.env.UPDATE_GOLDEN && !process.env.CI) writeFileSync(DOC, written);

  expect(seen.sort()).toEqual(Object.keys(TABLES).sort());
  expect(process.env.UPDATE_GOLDEN ? written : doc).toBe(written);
});

test('every value and field that a CRD takes away is rewritten', () => {
  const away = STEPS.flatMap(({ after, narrowed }) => narrowed.filter(({ by }) => ['removed', 'type', 'values'].includes(by)).map(({ place }) => ({ after, place })));

  expect(away.length).toBeGreaterThan(10);
  expect(away.filter(({ after, place }) => !isRewritten(place, after))).toEqual([]);
});
