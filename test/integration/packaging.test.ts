// What is published: nothing missing, nothing more, and small.

import { execFileSync, spawnSync } from 'child_process';
import { createHash } from 'crypto';
import { existsSync, readdirSync, readFileSync, rmSync, statSync } from 'fs';
import { isBuiltin } from 'module';
import { join } from 'path';
import { install, pack, ROOT, Tarball, temporaryFolder } from './support/packages';
import { BUNDLED } from '../../tools/third-party';

const KB = 1024;
/** Of the tarball. */
const MAX_PACKED = 1_000_000;
/** All code but the classes of imports, and what loads the command line from it. */
const ROOMS = 'build/lib/rooms/';
const PROGRAM = 'build/lib/cli/bin.js';
/** Packages that code requires, and declarations import. */
const PACKAGE = /(?:\brequire\(|\bfrom |\bimport\()["']((?:@[\w-]+\/)?[\w:-][\w:./-]*)["']/g;
const INDEX = join(ROOT, 'build', 'lib', 'index.js');
const folder = temporaryFolder();
let tarball: Tarball;
let own: Tarball['files'];

beforeAll(() => {
  tarball = pack(join(folder, 'first'));
  own = tarball.files.filter(({ path }) => !path.startsWith('node_modules/'));
}, 60_000);

afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('the tarball', () => {
  test('holds compiled code, its types, the jsii assembly and texts, and nothing else', () => {
    const others = own.map(({ path }) => path).filter((path) => !/^build\/(lib|imports)\/.+\.(js|d\.ts|json)$/.test(path));

    expect(others.filter((path) => path !== 'THIRD-PARTY-NOTICES' && !/^docs\/(findings|accept|checks\/[\w-]+)\.md$|^rosetta\/default\.ts-fixture$|^ci\/compare\.sh$/.test(path)).sort()).toEqual(['.jsii', 'LICENSE', 'README.md', 'package.json']);
  });

  test('holds no source, no test and no source map', () => {
    const unwanted = own.filter(({ path }) => /\.map$|\.test\.|(^|\/)test\/|(?<!\.d)\.ts$/.test(path));
    const mapped = own.filter(({ path }) => path.endsWith('.js') && readFileSync(join(ROOT, path), 'utf8').includes('sourceMappingURL'));

    expect(unwanted).toEqual([]);
    expect(mapped).toEqual([]);
  });

  test('holds nothing left from a source that is gone, and nothing that no entry leads to', () => {
    const sources = new Set(['lib', 'imports'].flatMap((room) => readdirSync(join(ROOT, room), { recursive: true, encoding: 'utf8' }).map((file) => join(room, file))));
    const stale = compiled().filter((path) => !sources.has(path.replace(/^build\//, '').replace(/(\.js|\.d\.ts)$/, '.ts')));

    const files = [...BUNDLED.map((name) => `build/lib/packages/${name}.js`), ...readdirSync(join(ROOT, 'lib')).filter((room) => !room.endsWith('.ts')).map((room) => `${ROOMS}${room}.js`)];

    expect(stale.sort()).toEqual([...files, PROGRAM].sort());
    expect(compiled().filter((path) => /^build\/lib\/.+\.js$/.test(path)).sort()).toEqual([...files, PROGRAM, 'build/lib/index.js', 'build/lib/testing/jest.js'].sort());
    expect(compiled().filter((path) => /^build\/lib\/.+\.d\.ts$/.test(path)).sort()).toEqual(['build/lib/index.d.ts', 'build/lib/testing/jest.d.ts']);
  });

  test('holds all that its code and its types import', () => {
    const known = new Set(compiled());
    const missing = compiled().flatMap((path) => {
      const end = path.endsWith('.js') ? '.js' : '.d.ts';

      return [...codeOf(path).matchAll(/(?:\brequire\(|\bfrom |\bimport\()["'](\.[^"']*)["']/g)].map(([, to]) => join(path, '..', to))
        .filter((found) => !found.endsWith('.json') && ![found, `${found}${end}`, join(found, `index${end}`)].some((candidate) => known.has(candidate)))
        .map((found) => `${path}: ${found}`);
    });

    expect(known.size).toBeGreaterThan(60);
    expect(missing).toEqual([]);
  });

  test('has no comments in its code', () => {
    const commented = compiled().filter((path) => path.endsWith('.js') && /^\s*(\/\*\*|\/\/ )/m.test(readFileSync(join(ROOT, path), 'utf8')));

    expect(commented).toEqual([]);
  });

  test('holds every file that the code reads beside itself', () => {
    const missing = own.filter(({ path }) => path.endsWith('.js')).flatMap(({ path }) =>
      [...codeOf(path).matchAll(/require\("(\.[^"]+\.json)"\)/g)]
        .map(([, json]) => join(path, '..', json))
        .filter((json) => !own.some((file) => file.path === json)));

    expect(missing).toEqual([]);
  });

  test('brings no package of its own, and asks for no package but its peers', () => {
    const { dependencies = {}, bundledDependencies = [], peerDependencies } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
    const required = new Set(compiled().flatMap((path) => [...codeOf(path).matchAll(PACKAGE)].map(([, name]) => name)));

    expect(tarball.files.filter(({ path }) => path.startsWith('node_modules/'))).toEqual([]);
    expect({ dependencies, bundledDependencies, peers: Object.keys(peerDependencies).sort() }).toEqual({ dependencies: {}, bundledDependencies: [], peers: ['cdk8s', 'constructs'] });
    expect([...required].filter((name) => !isBuiltin(name)).sort()).toEqual(['cdk8s', 'constructs']);
  });

  test('is below 1 MB', () => {
    const { size } = statSync(tarball.path);
    console.log(`${size} bytes packed, at most ${MAX_PACKED}`);

    expect(size).toBeLessThanOrEqual(MAX_PACKED);
  });

  test('has the licenses of all that is bundled', () => {
    const bundled = compiled().filter((path) => path.endsWith('.js'))
      .flatMap((path) => [...codeOf(path).matchAll(/["']node_modules\/((?:@[\w-]+\/)?[\w.-]+)\//g)].map(([, name]) => name));

    expect([...new Set(bundled)].sort()).toEqual(BUNDLED);
    expect(own.map(({ path }) => path)).toContain('THIRD-PARTY-NOTICES');
  });

  test('has the same bytes when packed twice', () => {
    expect(sha256(pack(join(folder, 'second')).path)).toBe(sha256(tarball.path));
  }, 60_000);

  test('leads every export to a file of its own', () => {
    const { exports, main, types } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
    const targets = [main, types, ...Object.values<any>(exports).flatMap((target) => (typeof target === 'string' ? target : Object.values(target)))];
    const patterns = targets.map((target: string) => new RegExp(`^${target.replace(/^\.\//, '').replace('*', '[^/]+')}$`));

    expect(patterns.filter((pattern) => !own.some(({ path }) => pattern.test(path)))).toEqual([]);
  });
});

/** The text of a file; strings that go on in the next line are put together. */
function codeOf(path: string): string {
  return readFileSync(join(ROOT, path), 'utf8').replaceAll('\\\n', '');
}

function compiled(): string[] {
  return own.map(({ path }) => path).filter((path) => /^build\/.+(\.js|\.d\.ts)$/.test(path));
}

describe('the compiled index', () => {
  test('names its exports to ES modules, and loads next to nothing until one is used', () => {
    const names = Object.keys(require(INDEX) as object);
    const program = `import * as all from ${JSON.stringify(INDEX)}; console.log(JSON.stringify(Object.keys(all)));`;
    const loaded = 'require("./build/lib"); console.log(Object.keys(require.cache).length)';

    expect(names).toContain('AppMonitoring');
    expect(JSON.parse(node('--input-type=module', '-e', program))).toEqual(expect.arrayContaining(names));
    expect(node('-e', loaded).trim()).toBe('1');
  });
});

describe('an app with AppMonitoring', () => {
  const APP = `
    const { ApiObject, App, Chart } = require('cdk8s');
    const { AppMonitoring } = require('./build/lib');
    const chart = new Chart(new App(), 'shop');
    const template = { metadata: { labels: { app: 'cart' } }, spec: { containers: [{ name: 'cart', image: 'cart:1', ports: [{ containerPort: 80 }] }] } };
    const workload = new ApiObject(chart, 'cart', { apiVersion: 'apps/v1', kind: 'Deployment', spec: { selector: { matchLabels: { app: 'cart' } }, template } });
    new AppMonitoring(chart, 'monitoring', { workload, operatorMode: true });
    chart.toJson();
    console.log(Object.keys(require.cache).join('\\n'));`;
  // A module of a room is a function with the path of its file as its name.
  const WITH_COVERAGE = `
    const session = new (require('inspector').Session)();
    session.connect();
    session.post('Profiler.enable');
    session.post('Profiler.startPreciseCoverage', { callCount: true });
    ${APP}
    session.post('Profiler.takePreciseCoverage', (_, { result }) => {
      const rooms = result.filter(({ url }) => url.includes('/${ROOMS}'));
      for (const { functionName, ranges } of rooms.flatMap(({ functions }) => functions)) if (ranges[0].count > 0) console.log(functionName);
    });`;

  test('loads nothing of the operator, of inspections and of their libraries', () => {
    const loaded = node('-e', WITH_COVERAGE).split('\n').map((path) => path.replaceAll('\\', '/'));

    expect(loaded.filter((path) => /^build\/lib\/app-monitoring\/.+\.js$/.test(path)).length).toBeGreaterThan(20);
    expect(loaded.filter((path) => /^build\/lib\/(operator|inspection|cli|manifests\/load)\/.+\.js$|\/build\/lib\/(packages\/|rooms\/(operator|inspection|cli)\.js$)/.test(path))).toEqual([]);
  });
});

describe('installing it', () => {
  test('runs no script of any package', () => {
    install(join(folder, 'installed'), { dependencies: { 'cdk8s-app-monitoring': `file:${tarball.path}` } });
    const { packages } = JSON.parse(readFileSync(join(folder, 'installed', 'node_modules', '.package-lock.json'), 'utf8'));

    expect(Object.keys(packages)).toEqual(expect.arrayContaining(['cdk8s', 'constructs'].map((name) => `node_modules/${name}`)));
    expect(Object.keys(packages).filter((path) => packages[path].hasInstallScript)).toEqual([]);
    expect(existsSync(join(folder, 'installed', 'node_modules', 'cdk8s-app-monitoring', 'build', 'lib', 'index.js'))).toBe(true);
  }, 120_000);

  test('brings the command line', () => {
    const manifest = { apiVersion: 'monitoring.coreos.com/v1', kind: 'Prometheus', metadata: { name: 'k8s' }, spec: { podMonitorSelector: {} } };
    const { status, stdout, stderr } = spawnSync(join(folder, 'installed', 'node_modules', '.bin', 'cdk8s-app-monitoring'), ['config', '-'], {
      input: JSON.stringify(manifest), encoding: 'utf8',
    });

    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(stdout).toContain('scrape_configs: []');
  });
});

describe('the generated classes', () => {
  const sources = readdirSync(join(ROOT, 'imports')).filter((file) => file.endsWith('.ts')).map((file) => readFileSync(join(ROOT, 'imports', file), 'utf8'));

  test.each([
    { what: 'bytes of .js', bar: 80 * KB, figure: () => bytesOf(/^build\/imports\/.+\.js$/) },
    { what: 'bytes of .d.ts', bar: 600 * KB, figure: () => bytesOf(/^build\/imports\/.+\.d\.ts$/) },
    { what: 'lines', bar: 12_000, figure: () => sources.reduce((sum, text) => sum + text.split('\n').length - 1, 0) },
    { what: 'exports', bar: 330, figure: () => sources.reduce((sum, text) => sum + (text.match(/^export (?!\*)/gm) ?? []).length, 0) },
  ])('are at most $bar $what', ({ bar, figure, what }) => {
    console.log(`${figure()} ${what}, at most ${bar}`);
    expect(figure()).toBeGreaterThan(0);
    expect(figure()).toBeLessThanOrEqual(bar);
  });
});

function bytesOf(pattern: RegExp): number {
  return own.filter(({ path }) => pattern.test(path)).reduce((sum, { size }) => sum + size, 0);
}

function sha256(path: string): string {
  return createHash('sha256').update(readFileSync(path)).digest('hex');
}

function node(...args: string[]): string {
  return execFileSync(process.execPath, args, { cwd: ROOT, encoding: 'utf8' });
}
