import { readFileSync } from 'fs';
import { join } from 'path';
import * as fields from '../../lib/operator/fields';
import * as serverFields from '../../lib/operator/server-fields';
import { semverAtLeast } from '../../lib/units/semver';

const { definitions }: { definitions: { [type: string]: { properties?: object } } } =
  JSON.parse(readFileSync(join(__dirname, '..', '..', 'imports', 'schemas.json'), 'utf8'));
const KNOWN = new Set(Object.values(definitions).flatMap(({ properties }) => Object.keys(properties ?? {})));

/** Every row of every table, by its table. */
const ROWS = Object.entries({ ...fields, ...serverFields }).flatMap(([table, rows]) => rowsIn(rows).map((row) => ({ table, ...row })));

describe('fields and serverFields', () => {
  test.each(ROWS)('$table: $field is a field of the CRDs', ({ field }) => {
    expect(KNOWN.has(field)).toBe(true);
  });

  test.each(ROWS.filter(({ enforcedBy }) => enforcedBy))('$table: $enforcedBy is a field of the CRDs', ({ enforcedBy }) => {
    expect(KNOWN.has(enforcedBy!)).toBe(true);
  });

  test.each(ROWS.filter(({ since, until }) => since ?? until))('$table: $field begins or ends at a version', ({ since, until }) => {
    expect((since ?? until)).toMatch(/^\d+\.\d+\.\d+(-rc\.\d+)?$/);
    expect(semverAtLeast(since ?? until!, '3.14.0')).toBe(false);
  });

  test('are no fewer than they were', () => {
    expect(ROWS.length).toBeGreaterThan(100);
  });
});

function rowsIn(value: unknown): fields.LimitField[] {
  if (typeof value !== 'object' || value === null) return [];

  return 'field' in value ? [value as fields.LimitField] : Object.values(value).flatMap(rowsIn);
}
