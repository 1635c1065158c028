/** The writer of docs/api, on assemblies of a few types; `npm run docs -- --check` runs it on the real one. */
import { ApiType, Assembly } from '../../tools/api-docs/assembly';
import { renderPages } from '../../tools/api-docs/render-pages';
import { sortIntoSubjects } from '../../tools/api-docs/subjects';
import { undocumented } from '../../tools/api-docs/undocumented';

function type(name: string, filename: string, rest: Partial<ApiType> = {}): ApiType {
  const fqn = rest.namespace ? `p.${rest.namespace}.${name}` : `p.${name}`;

  return { fqn, kind: 'interface', name, locationInModule: { filename }, docs: { summary: `${name}.` }, ...rest };
}

const assembly = (...types: ApiType[]): Assembly => ({ types: Object.fromEntries(types.map((each) => [each.fqn, each])) });
const TLS = type('TlsConfig', 'imports/shared.ts', { namespace: 'imports' });
const UNUSED = type('Alertmanager', 'imports/alertmanager.ts', { namespace: 'imports' });
const PROPS = type('EndpointProps', 'lib/app-monitoring/endpoint-props.ts', {
  properties: [
    { name: 'tls', optional: true, type: { fqn: TLS.fqn }, docs: { summary: 'TLS, a | b.', default: '- none' } },
    {
      name: 'hosts',
      type: { collection: { kind: 'array', elementtype: { primitive: 'string' } } },
      docs: { summary: 'Hosts.', remarks: 'As in\n{@link Auth.basic}.' },
    },
    {
      name: 'port',
      optional: true,
      type: { union: { types: [{ primitive: 'number' }, { primitive: 'string' }] } },
      docs: { summary: 'Port.', default: '8080' },
    },
  ],
});

test('renderPages() shows the examples of a class and of its factories', () => {
  const example = type('Auth', 'lib/app-monitoring/auth.ts', {
    kind: 'class', docs: { summary: 'Auth.', example: 'use(Auth.basic());' }, methods: [{ name: 'basic', static: true, docs: { summary: 'Basic.', example: 'Auth.basic();' } }],
  });
  const page = [...renderPages(sortIntoSubjects(assembly(example))).values()].find((text) => text.includes('## Auth'));

  expect(page).toContain('Auth.\n\n```ts\nuse(Auth.basic());\n```\n\n- `Auth.basic()`. Basic.\n\n  ```ts\n  Auth.basic();\n  ```\n');
});

describe('sortIntoSubjects()', () => {
  test.each([
    { file: 'lib/app-monitoring/app-monitoring.ts', page: 'app-monitoring' },
    { file: 'lib/app-monitoring/mesh/istio.ts', page: 'istio' },
    { file: 'lib/scrape-config/scrape-config.ts', page: 'scrape-config' },
    { file: 'lib/scrape-config/discovery.ts', page: 'discoveries' },
    { file: 'lib/scrape-config/discoveries/aws.ts', page: 'discoveries' },
    { file: 'imports/alertmanager.ts', page: 'imports' },
  ])('puts a type of $file on page $page alone', ({ file, page }) => {
    const filled = sortIntoSubjects(assembly(type('Some', file))).filter(({ types }) => types.length > 0);

    expect(filled.map(({ name }) => name)).toEqual([page]);
  });

  test('puts types of the operator that props take beside Auth', () => {
    const subjects = sortIntoSubjects(assembly(TLS, UNUSED, PROPS));

    expect(subjects.find(({ name }) => name === 'auth-tls-relabeling')!.types).toEqual([TLS]);
    expect(subjects.find(({ name }) => name === 'imports')!.types).toEqual([UNUSED]);
  });

  test('refuses a type without a page, and names the place to add it', () => {
    expect(() => sortIntoSubjects(assembly(type('Dashboard', 'lib/dashboards/dashboard.ts')))).toThrow(
      'p.Dashboard (lib/dashboards/dashboard.ts) is on no page of docs/api; add its file or folder to the sources of a subject in tools/api-docs/subjects.ts',
    );
  });
});

describe('renderPages()', () => {
  const pages = renderPages(sortIntoSubjects(assembly(TLS, UNUSED, PROPS)));

  test('writes a row for each property: type with link, default, description', () => {
    expect(pages.get('app-monitoring.md')).toContain([
      '| property | type | default | description |',
      '| --- | --- | --- | --- |',
      '| `tls` | [imports.TlsConfig](auth-tls-relabeling.md#importstlsconfig) | none | TLS, a \\| b. |',
      '| `hosts` | list of string | required | Hosts. As in `Auth.basic`. |',
      '| `port` | number or string | `8080` | Port. |',
    ].join('\n'));
  });

  test('lists every type of the library in the index', () => {
    expect(pages.get('README.md')).toContain('[EndpointProps](app-monitoring.md#endpointprops)');
  });
});

describe('undocumented()', () => {
  test.each<{ it: string; types: ApiType[]; expected: string[] }>([
    { it: 'nothing where all is described', types: [PROPS], expected: [] },
    { it: 'a type', types: [type('Bare', 'lib/a.ts', { docs: {} })], expected: ['Bare'] },
    { it: 'a property', types: [type('Some', 'lib/a.ts', { properties: [{ name: 'x', type: { primitive: 'string' } }] })], expected: ['Some.x'] },
    { it: 'a member of an enum', types: [type('Some', 'lib/a.ts', { kind: 'enum', members: [{ name: 'X' }] })], expected: ['Some.X'] },
    {
      it: 'a parameter of a constructor',
      types: [type('Some', 'lib/a.ts', { kind: 'class', initializer: { parameters: [{ name: 'id', type: { primitive: 'string' } }] } })],
      expected: ['new Some(id)'],
    },
    { it: 'nothing of the operator', types: [type('Bare', 'imports/a.ts', { namespace: 'imports', docs: {} })], expected: [] },
  ])('names $it', ({ types, expected }) => expect(undocumented(assembly(...types))).toEqual(expected));
});
