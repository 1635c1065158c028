import { readFileSync } from 'fs';
import { join } from 'path';
import { DISCOVERIES } from './discovery-cases';
import { Discovery } from '../../lib';

interface Schema {
  readonly properties: { readonly [name: string]: { readonly enum?: string[]; readonly items?: { readonly $ref?: string } } };
  readonly required?: string[];
}

const SCHEMAS: { readonly [type: string]: Schema } = JSON.parse(readFileSync(join(__dirname, '..', '..', 'imports', 'schemas.json'), 'utf8')).definitions;

/** As a prop is spelled: `clientID` is `clientId`, `enableHTTP2` is `enableHttp2`. */
const asProp = (field: string) => field.replace(/[A-Z]{2,}(?=[A-Z][a-z]|\d|$)|[A-Z]{2,}/g, (word) => word[0] + word.slice(1).toLowerCase());

/** Lists of the ScrapeConfig object that hold discoveries, by their type. */
const LISTS = Object.entries(SCHEMAS.ScrapeConfigSpec.properties)
  .filter(([field]) => /SDConfigs$|^staticConfigs$/.test(field))
  .map(([field, { items }]) => ({ field, type: items!.$ref!.split('/').pop()! }));

const TYPES = DISCOVERIES.map(({ make, minimal }) => make(minimal)._toParts().type);

describe('Discovery', () => {
  test('has a factory for each case, and a case for each factory', () => {
    const factories = Object.getOwnPropertyNames(Discovery).filter((name) => typeof (Discovery as any)[name] === 'function' && name !== 'static');

    expect(factories).toHaveLength(37);
    expect(new Set(TYPES.map(({ name }) => name)).size).toBe(37);
  });

  test('still has the former name of staticTargets', () => {
    expect(Discovery.static({ targets: ['host:9100'] })).toEqual(Discovery.staticTargets({ targets: ['host:9100'] }));
    expect(Discovery.static(['host:9100'] as never)).toEqual(Discovery.staticTargets({ targets: ['host:9100'] }));
  });

  test('has the 14 that the operator lacks', () => {
    expect(TYPES.filter(({ specField }) => !specField).map(({ name }) => name)).toEqual([
      'aws', 'ecs', 'elasticache', 'marathon', 'msk', 'nerve', 'oci', 'outscale', 'rds', 'serverset', 'stackit', 'triton', 'uyuni', 'vultr',
    ]);
  });

  test('has every discovery of the ScrapeConfig object', () => {
    const fields = TYPES.flatMap(({ specField }) => specField ?? []);

    expect(fields.map((field) => field.toLowerCase()).sort()).toEqual(LISTS.map(({ field }) => field.toLowerCase()).sort());
  });

  test.each(LISTS)('takes and requires what $type of the ScrapeConfig object does', ({ field, type }) => {
    const { fields } = TYPES.find(({ specField }) => specField?.toLowerCase() === field.toLowerCase())!;
    const lacking = (prop: string) => fields[prop].fieldsNotInCrd?.({}, 'it')[0] === 'it';
    const { properties, required = [] } = SCHEMAS[type];

    expect(Object.keys(fields).filter((prop) => !lacking(prop)).sort()).toEqual(Object.keys(properties).map(asProp).sort());
    expect(Object.keys(fields).filter((prop) => fields[prop].required).sort()).toEqual(required.map(asProp).sort());
  });

  test('gives nothing to change', () => {
    const config = { server: 'consul:8500' };

    const discovery = Discovery.consul(config);
    config.server = '';

    expect(discovery._toParts().config).toEqual({ server: 'consul:8500' });
  });
});
