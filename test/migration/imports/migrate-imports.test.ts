// Code with the classes of `cdk8s import`, one shape of use a row.

import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { dirname, join } from 'path';
import * as ts from 'typescript';
import { generatedFile } from './generated-file';
import { ImportsMigration, migrateImports } from '../../../lib/migration/imports/migrate-imports';

const FROM = "'./imports/monitoring.coreos.com'";
const OURS = "'cdk8s-app-monitoring/imports'";

let folder: string;
beforeEach(() => { folder = mkdtempSync(join(tmpdir(), 'imports-')); });
afterEach(() => rmSync(folder, { recursive: true, force: true }));

type Files = { readonly [file: string]: string };

function migrate(files: Files, generated = generatedFile()): ImportsMigration {
  for (const [file, text] of Object.entries({ 'imports/monitoring.coreos.com.ts': generated, ...files })) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), text);
  }

  return migrateImports(ts, Object.keys(files).filter((file) => !/k8s\.ts$/.test(file)).map((file) => join(folder, file)));
}

function after(migration: ImportsMigration, file = 'main.ts'): string | undefined {
  return migration.changes.find((change) => change.file === join(folder, file))?.after;
}

function placesOf({ places }: ImportsMigration): string[] {
  return places.map(({ file, line, column, problem }) => `${file.slice(folder.length + 1)}:${line}:${column}: ${problem}`);
}

describe('migrateImports()', () => {
  test.each([
    {
      it: 'changes the specifier of kinds alone, and keeps the quotes',
      given: 'import { ServiceMonitor } from "./imports/monitoring.coreos.com";\nnew ServiceMonitor(chart, "x", { spec });\n',
      expected: 'import { ServiceMonitor } from "cdk8s-app-monitoring/imports";\nnew ServiceMonitor(chart, "x", { spec });\n',
    },
    {
      it: 'imports types once that are one type here, and keeps a sorted list sorted',
      given: `import { ServiceMonitor, ServiceMonitorSpecEndpointsMetricRelabelings, ServiceMonitorSpecEndpointsRelabelings } from ${FROM};\n`
        + 'let a: ServiceMonitorSpecEndpointsRelabelings, b: ServiceMonitorSpecEndpointsMetricRelabelings[];\n',
      expected: `import { RelabelConfig, ServiceMonitor } from ${OURS};\nlet a: RelabelConfig, b: RelabelConfig[];\n`,
    },
    {
      it: 'imports by another name what the file has already',
      given: `import { IntOrString } from './k8s';\nimport { ServiceMonitorSpecEndpointsTargetPort } from ${FROM};\nf(IntOrString, ServiceMonitorSpecEndpointsTargetPort.fromNumber(1));\n`,
      expected: `import { IntOrString } from './k8s';\nimport { IntOrString as MonitoringIntOrString } from ${OURS};\nf(IntOrString, MonitoringIntOrString.fromNumber(1));\n`,
    },
    {
      it: 'finds names that an inner scope declares',
      given: `import { ServiceMonitorSpecEndpoints } from ${FROM};\nfunction f(Endpoint: string): ServiceMonitorSpecEndpoints { return { path: Endpoint }; }\n`,
      expected: `import { Endpoint as MonitoringEndpoint } from ${OURS};\nfunction f(Endpoint: string): MonitoringEndpoint { return { path: Endpoint }; }\n`,
    },
    {
      it: 'leaves a local name alone that hides the import',
      given: `import { ServiceMonitorSpecEndpoints } from ${FROM};\nlet e: ServiceMonitorSpecEndpoints;\nfunction f(ServiceMonitorSpecEndpoints: string) { return ServiceMonitorSpecEndpoints; }\n`,
      expected: `import { Endpoint } from ${OURS};\nlet e: Endpoint;\nfunction f(ServiceMonitorSpecEndpoints: string) { return ServiceMonitorSpecEndpoints; }\n`,
    },
    {
      it: 'keeps a name that the file gave, and leaves it out where it is ours',
      given: `import { ServiceMonitorSpecEndpoints as Endpoint, ServiceMonitorSpec as Spec } from ${FROM};\nlet e: Endpoint, s: Spec;\n`,
      expected: `import { Endpoint, ServiceMonitorSpec as Spec } from ${OURS};\nlet e: Endpoint, s: Spec;\n`,
    },
    {
      it: 'renames shorthand properties and local exports without changing what they are called outside',
      given: `import { ServiceMonitorSpecEndpointsTargetPort } from ${FROM};\nexport const types = { ServiceMonitorSpecEndpointsTargetPort };\nexport { ServiceMonitorSpecEndpointsTargetPort };\n`,
      expected: `import { IntOrString } from ${OURS};\nexport const types = { ServiceMonitorSpecEndpointsTargetPort: IntOrString };\nexport { IntOrString as ServiceMonitorSpecEndpointsTargetPort };\n`,
    },
    {
      it: 'keeps type-only imports, and does not import a value as a type',
      given: `import type { ServiceMonitorSpecEndpoints } from ${FROM};\nimport { type ServiceMonitorSpec, ServiceMonitor } from ${FROM};\nlet e: ServiceMonitorSpecEndpoints, s: ServiceMonitorSpec; new ServiceMonitor(c, 'x', { spec });\n`,
      expected: `import type { Endpoint } from ${OURS};\nimport { type ServiceMonitorSpec, ServiceMonitor } from ${OURS};\nlet e: Endpoint, s: ServiceMonitorSpec; new ServiceMonitor(c, 'x', { spec });\n`,
    },
    {
      it: 'joins an import of this package that is there already',
      given: `import { Endpoint } from ${OURS};\nimport { ServiceMonitorSpecEndpoints, ServiceMonitorSpec } from ${FROM};\nlet a: Endpoint, b: ServiceMonitorSpecEndpoints, s: ServiceMonitorSpec;\n`,
      expected: `import { Endpoint, ServiceMonitorSpec } from ${OURS};\nlet a: Endpoint, b: Endpoint, s: ServiceMonitorSpec;\n`,
    },
    {
      it: 'changes names behind a namespace, in types and values',
      given: `import * as mon from ${FROM};\nconst e: mon.ServiceMonitorSpecEndpoints = { targetPort: mon.ServiceMonitorSpecEndpointsTargetPort.fromNumber(1) };\nclass M extends mon.ServiceMonitor {}\n`,
      expected: `import * as mon from ${OURS};\nconst e: mon.Endpoint = { targetPort: mon.IntOrString.fromNumber(1) };\nclass M extends mon.ServiceMonitor {}\n`,
    },
    {
      it: 'changes the path of a mock',
      given: `import { ServiceMonitor } from ${FROM};\njest.mock(${FROM});\nvi.unmock("./imports/monitoring.coreos.com");\nf(ServiceMonitor);\n`,
      expected: `import { ServiceMonitor } from ${OURS};\njest.mock(${OURS});\nvi.unmock("cdk8s-app-monitoring/imports");\nf(ServiceMonitor);\n`,
    },
    {
      it: 'changes a mock with a factory, and what is loaded in it',
      given: `jest.mock(${FROM}, () => ({ __esModule: true, ...jest.requireActual<typeof import(${FROM})>(${FROM}), ServiceMonitor: jest.fn() }));\n`
        + `jest.doMock(${FROM}, () => {\n  const actual = jest.requireActual(${FROM});\n  return { ...actual, Probe: 1 };\n});\n`,
      expected: `jest.mock(${OURS}, () => ({ __esModule: true, ...jest.requireActual<typeof import(${OURS})>(${OURS}), ServiceMonitor: jest.fn() }));\n`
        + `jest.doMock(${OURS}, () => {\n  const actual = jest.requireActual(${OURS});\n  return { ...actual, Probe: 1 };\n});\n`,
    },
    {
      it: 'changes import() whose names are known',
      given: `async function f() {\n  const mon = await import(${FROM});\n  new mon.ServiceMonitor(c, 'x', { port: mon.ServiceMonitorSpecEndpointsTargetPort.fromNumber(1) });\n  const { PodMonitor: P } = await import(${FROM});\n`
        + `  await import(${FROM}).then((m) => m.Probe);\n  return (await import(${FROM})).Prometheus;\n}\n`,
      expected: `async function f() {\n  const mon = await import(${OURS});\n  new mon.ServiceMonitor(c, 'x', { port: mon.IntOrString.fromNumber(1) });\n  const { PodMonitor: P } = await import(${OURS});\n`
        + `  await import(${OURS}).then((m) => m.Probe);\n  return (await import(${OURS})).Prometheus;\n}\n`,
    },
    {
      it: 'changes import = require, and types of import()',
      given: `import mon = require(${FROM});\nimport Port = mon.ServiceMonitorSpecEndpointsTargetPort;\nlet e: import(${FROM}).ServiceMonitorSpecEndpoints;\n`,
      expected: `import mon = require(${OURS});\nimport Port = mon.IntOrString;\nlet e: import(${OURS}).Endpoint;\n`,
    },
    {
      it: 'renames the properties that have another name, where their type is known',
      given: `import { Alertmanager, AlertmanagerSpecWeb } from ${FROM};\nconst web: AlertmanagerSpecWeb = { getConcurrency: 1 };\nnew Alertmanager(c, 'x', { spec: { web: { ...(on && { getConcurrency }) } } });\n`,
      expected: `import { Alertmanager, AlertmanagerWebSpec } from ${OURS};\nconst web: AlertmanagerWebSpec = { httpGetConcurrency: 1 };\nnew Alertmanager(c, 'x', { spec: { web: { ...(on && { httpGetConcurrency: getConcurrency }) } } });\n`,
    },
    {
      it: 'keeps line ends, indentation and comments of a list',
      given: `import {\r\n    // first\r\n    ServiceMonitorSpecEndpointsRelabelings, // of targets\r\n    ServiceMonitor,\r\n} from ${FROM};\r\n`,
      expected: `import {\r\n    // first\r\n    RelabelConfig, // of targets\r\n    ServiceMonitor,\r\n} from ${OURS};\r\n`,
    },
    {
      it: 'keeps the last comma of a list before a comment',
      given: `import {\n  ServiceMonitor,\n  ServiceMonitorSpecEndpoints, /* two, */\n} from ${FROM};\n`,
      expected: `import {\n  Endpoint, /* two, */\n  ServiceMonitor,\n} from ${OURS};\n`,
    },
  ])('$it', ({ given, expected }) => {
    const migration = migrate({ 'main.ts': given });

    expect(after(migration)).toBe(expected);
    expect(placesOf(migration)).toEqual([]);
  });

  test('changes nothing in code that does not use the classes, nor in its own result', () => {
    const code = `import { Endpoint, ServiceMonitor } from ${OURS};\nimport { Endpoint as E } from ${OURS};\nimport { join } from 'path';\n`;

    expect(migrate({ 'main.ts': code })).toEqual({ changes: [], places: [], generated: [] });
  });

  test('knows classes with a prefix', () => {
    const migration = migrate({ 'main.ts': `import { MonServiceMonitor, MonServiceMonitorProps } from ${FROM};\nnew MonServiceMonitor(c, 'x', p as MonServiceMonitorProps);\n` }, generatedFile('Mon'));

    expect(after(migration)).toBe(`import { ServiceMonitor, ServiceMonitorProps } from ${OURS};\nnew ServiceMonitor(c, 'x', p as ServiceMonitorProps);\n`);
  });

  test('does not touch the classes of another group', () => {
    const other = generatedFile().replaceAll('monitoring.coreos.com/', 'azmonitoring.coreos.com/');

    expect(migrate({ 'main.ts': `import { ServiceMonitor } from ${FROM};\n` }, other).changes).toEqual([]);
  });

  test('keeps the names that a module exports, and follows those that change', () => {
    const migration = migrate({
      'named.ts': `export { ServiceMonitorSpecEndpoints, type ServiceMonitorSpec as Spec } from ${FROM};\n`,
      'star.ts': `export * from ${FROM};\nexport * as mon from ${FROM};\n`,
      'main.ts': "import { ServiceMonitorSpecEndpoints } from './named';\nimport { mon, ServiceMonitorSpecEndpointsTargetPort } from './star';\nlet e: ServiceMonitorSpecEndpoints; ServiceMonitorSpecEndpointsTargetPort.fromNumber(1); let r: mon.ServiceMonitorSpecEndpointsRelabelings;\n",
    });

    expect(after(migration, 'named.ts')).toBe(`export {\n  Endpoint as ServiceMonitorSpecEndpoints,\n  type ServiceMonitorSpec as Spec,\n} from ${OURS};\n`);
    expect(after(migration, 'star.ts')).toBe(`export * from ${OURS};\nexport * as mon from ${OURS};\n`);
    expect(after(migration)).toBe("import { ServiceMonitorSpecEndpoints } from './named';\nimport { IntOrString, mon } from './star';\nlet e: ServiceMonitorSpecEndpoints; IntOrString.fromNumber(1); let r: mon.RelabelConfig;\n");
  });

  test('names what it exports if another module of the same index has such names', () => {
    const migration = migrate({
      'imports/index.ts': "export * from './k8s';\nexport * from './monitoring.coreos.com';\n",
      'imports/k8s.ts': '// generated by cdk8s\nexport class IntOrString {}\n',
      'main.ts': "import { IntOrString, ServiceMonitor, ServiceMonitorSpecEndpoints, ServiceMonitorSpecEndpointsTargetPort } from './imports';\nlet e: ServiceMonitorSpecEndpoints = { targetPort: ServiceMonitorSpecEndpointsTargetPort.fromNumber(1) };\n",
    });

    expect(after(migration, 'imports/index.ts')).toBe(
      `export * from './k8s';\nexport {\n  IntOrString as MonitoringIntOrString,\n  ServiceMonitor,\n} from ${OURS};\nexport type {\n  Endpoint,\n} from ${OURS};\n`);
    expect(after(migration)).toBe("import { Endpoint, IntOrString, MonitoringIntOrString, ServiceMonitor } from './imports';\nlet e: Endpoint = { targetPort: MonitoringIntOrString.fromNumber(1) };\n");
  });

  test.each([
    { it: 'by its name', code: `import { ServiceMonitorSpecEndpointsRelabelingsAction as Action } from ${FROM};\nf(Action.REPLACE, Action.KEEP);\n`, at: '2:10' },
    { it: 'behind a namespace', code: `import * as mon from ${FROM};\nf(mon.ServiceMonitorSpecEndpointsRelabelingsAction.REPLACE);\n`, at: '2:52' },
  ])('lists a member of an enum that has another value here, $it', ({ code, at }) => {
    const generated = generatedFile().replace('REPLACE = "replace",', 'REPLACE = "Replace",\n  /** keep */\n  KEEP = "keep",');

    expect(placesOf(migrate({ 'main.ts': code }, generated))).toEqual([
      `main.ts:${at}: "RelabelConfigAction.REPLACE" is "replace", and in the generated file it was "Replace", so the manifest changes; check that the operator of your cluster takes it, or update the operator first`,
    ]);
  });

  test.each([
    { it: 'a mock whose factory is not a literal', code: `jest.mock(${FROM}, factory);\n`, at: '1:11' },
    { it: 'a mock of a name that is another one here', code: `jest.mock(${FROM}, () => ({ ServiceMonitorSpecEndpointsTargetPort: {} }));\n`, at: '1:11' },
    { it: 'a module that is passed on', code: `load(import(${FROM}));\n`, at: '1:13' },
    { it: 'an enum of a loaded module', code: `import(${FROM}).then(({ ServiceMonitorSpecEndpointsRelabelingsAction: A }) => A.REPLACE);\n`, at: '1:8' },
    { it: 'the path itself', code: `jest.mock(require.resolve(${FROM}));\n`, at: '1:27' },
  ])('leaves $it, and lists it', ({ code, at }) => {
    const migration = migrate({ 'main.ts': code });

    expect(migration.changes).toEqual([]);
    expect(placesOf(migration)).toEqual([expect.stringMatching(`^main\\.ts:${at}: the generated file is loaded at run time here, which is left as it is; load`)]);
  });

  test('lists what it cannot change, and keeps the import for it', () => {
    const migration = migrate({
      'main.ts': `import { ServiceMonitor, ServiceMonitorSpecEndpointsGone, ServiceMonitorSpecEndpointsRelabelingsAction as Action, toJson_ServiceMonitorSpec } from ${FROM};\n`
        + `import * as mon from ${FROM};\nconst { Alertmanager } = mon;\nconst lazy = require(${FROM});\nf(Action.GONE, mon.ServiceMonitorSpecEndpointsRelabelingsAction.GONE);\n`
        + 'const web = { getConcurrency: 1 };\n',
    });

    expect(after(migration)!.split('\n').slice(0, 2)).toEqual([
      `import { RelabelConfigAction as Action, ServiceMonitor } from ${OURS};`,
      `import { ServiceMonitorSpecEndpointsGone, toJson_ServiceMonitorSpec } from ${FROM};`,
    ]);
    expect(placesOf(migration).map((place) => place.slice(0, 88))).toEqual([
      'main.ts:1:26: "ServiceMonitorSpecEndpointsGone" has no counterpart in "cdk8s-app-monitor',
      'main.ts:1:115: "toJson_ServiceMonitorSpec" has no counterpart in "cdk8s-app-monitoring/i',
      'main.ts:3:26: the namespace "mon" is used as a value, so names that are read from it are',
      'main.ts:4:22: the generated file is loaded at run time here, which is left as it is; loa',
      'main.ts:5:10: "RelabelConfigAction" of "cdk8s-app-monitoring/imports" has no member "GON',
      'main.ts:5:65: "RelabelConfigAction" of "cdk8s-app-monitoring/imports" has no member "GON',
      'main.ts:6:15: "getConcurrency" is "httpGetConcurrency" of "AlertmanagerWebSpec" in "cdk8',
    ]);
  });
});
