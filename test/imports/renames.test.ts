// imports/renames.json beside the generated classes: one that changed without it is seen here, without a run of `cdk8s import`. `npm run renames` writes it.

import { readdirSync, readFileSync } from 'fs';
import { join } from 'path';
import { ourFields } from '../../tools/generate-renames/field-names';
import { readDeclarations } from '../../tools/generate-renames/read-declarations';
import { Renames } from '../../tools/generate-renames/renames';

const IMPORTS = join(__dirname, '..', '..', 'imports');

const sources = readdirSync(IMPORTS).filter((file) => file.endsWith('.ts') && file !== 'index.ts').map((file) => readFileSync(join(IMPORTS, file), 'utf8'));
const { structs, enums, unions, kinds } = readDeclarations(sources, ourFields(sources));
const stored: Renames = JSON.parse(readFileSync(join(IMPORTS, 'renames.json'), 'utf8'));

describe('imports/renames.json', () => {
  test('has the kinds', () => {
    expect(stored.kinds).toEqual(Object.fromEntries(kinds));
  });

  test('has the named types of all properties', () => {
    const isNamed = (type: string | undefined) => type !== undefined && (structs.has(type) || enums.has(type) || unions.has(type));
    const types = [...structs].map(([name, fields]) => [name, [...fields.values()].map(({ type }) => type).filter(isNamed)] as const);
    const storedTypes = Object.entries(stored.structs).map(([name, pairs]) => [name, pairs.split(' ').map((pair) => pair.split(':')[1])] as const);

    expect(types.length).toBeGreaterThan(200);
    expect(Object.fromEntries(storedTypes)).toEqual(Object.fromEntries(types.filter(([, named]) => named.length > 0)));
  });

  test('has the members of all enums', () => {
    expect(stored.enums).toEqual(Object.fromEntries([...enums].map(([name, members]) => [name, [...members.keys()].join(' ')])));
  });
});
