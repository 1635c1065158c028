// The matchers of the packed library in an app as `cdk8s init typescript-app` makes it, with each version of jest.

import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'fs';
import { join } from 'path';
import { copySample, install, pack, ROOT, Tarball, temporaryFolder, versionOf } from './support/packages';
import { isAvailable, run } from './support/run';

const TEMPLATE = join(ROOT, 'node_modules', 'cdk8s-cli', 'templates', 'typescript-app');
const folder = temporaryFolder();
let tarball: Tarball;

beforeAll(() => {
  tarball = pack(folder);
}, 60_000);

afterAll(() => rmSync(folder, { recursive: true, force: true }));

// The types of jest 30 go with no older types of Node; the template has those of 14.
for (const { version, nodeTypes } of [{ version: '29', nodeTypes: '^14' }, { version: '30', nodeTypes: '^20' }]) {
  const isThere = isAvailable('npm', ['view', `jest@${version}`, 'version'], `the matchers with jest ${version}, which comes from the registry,`);
  const app = join(folder, `app-${version}`);
  const jest = (...args: string[]) => run('npx', ['jest', '--ci', ...args], { cwd: app, env: { FORCE_COLOR: '0' } });

  (isThere ? describe : describe.skip)(`the matchers with jest ${version}`, () => {
    beforeAll(() => {
      for (const file of ['jest.config.js', 'tsconfig.json']) cpSync(join(TEMPLATE, file), join(app, file), { recursive: true });
      install(app, packageJson(version, nodeTypes));
      copySample(app);
      cpSync(join(ROOT, 'examples', 'sample-app', 'test'), join(app, 'test'), { recursive: true });
      write(app, 'lost.ts', LOST);
    }, 300_000);

    test('are those of this version', () => {
      for (const name of ['jest', '@types/jest']) {
        expect(JSON.parse(readFileSync(join(app, 'node_modules', name, 'package.json'), 'utf8')).version).toMatch(new RegExp(`^${version}\\.`));
      }
      expect(existsSync(join(app, 'node_modules', 'cdk8s-app-monitoring', 'node_modules', 'jest'))).toBe(false);
    });

    test('compile without one error, with the resolution of the template and with that of node', () => {
      run('npx', ['tsc', '--noEmit'], { cwd: app });
      run('npx', ['tsc', '--noEmit', '--module', 'node16', '--moduleResolution', 'node16'], { cwd: app });
    }, 120_000);

    test('check the types of what is wanted', () => {
      write(app, 'test/wrong.ts', 'import \'cdk8s-app-monitoring/jest\';\nexpect([]).toBeScraped({ by: 1 });\nexpect([]).toHaveTargets([{ server: \'main\' }]);\n');
      const message = failureOf(() => run('npx', ['tsc', '--noEmit'], { cwd: app }));
      rmSync(join(app, 'test', 'wrong.ts'));

      expect(message.match(/test\/wrong\.ts\(\d/g)).toEqual(['test/wrong.ts(2', 'test/wrong.ts(3']);
    }, 120_000);

    test('are no types that an app without those of jest needs', () => {
      const bare = join(app, 'bare');
      write(bare, 'main.ts', 'import \'cdk8s-app-monitoring\';\nimport { targetsOf } from \'cdk8s-app-monitoring/jest\';\nconsole.log(targetsOf([]));\n');
      run('npx', ['tsc', '--noEmit', '--strict', '--target', 'es2017', '--lib', 'es2016', '--module', 'commonjs', '--types', 'node', 'main.ts'], { cwd: bare });
      rmSync(bare, { recursive: true });
    }, 120_000);

    test('pass, and hold the snapshot of the example', () => {
      jest('test/sample-app');
      write(app, 'test/assertions.test.ts', ASSERTIONS);
      jest('test/assertions');
    }, 120_000);

    test('fail with every step, the one that fails and what mends it', () => {
      write(app, 'test/lost.test.ts', LOST_TEST);
      const message = failureOf(() => jest('test/lost'));

      expect(message).toContain(SAID);
      expect(message).toContain('> 5 | test(\'is scraped\', () => expect(lost).toBeScraped({ by: \'main\' }));');
      expect(message).toContain('Tests:       1 failed, 1 passed, 2 total');
    }, 120_000);

    test('write a snapshot of targets, and fail where it differs', () => {
      write(app, 'test/written.test.ts', SNAPSHOT_TEST);
      run('npx', ['jest', '--ci=false', 'test/written'], { cwd: app });

      const inline = readFileSync(join(app, 'test', 'written.test.ts'), 'utf8');
      const written = readFileSync(join(app, 'test', '__snapshots__', 'written.test.ts.snap'), 'utf8');
      expect(written).toContain(`exports[\`targets 1\`] = \`\n[\n  "${LINE}",\n]\n\`;`);
      expect(inline).toContain(`toMatchInlineSnapshot(\`\n[\n  "${LINE}",\n]\n\`)`);

      jest('test/written');
      write(app, 'test/written.test.ts', inline.replace('\'/metrics\'', '\'/other\''));
      const message = failureOf(() => jest('test/written'));

      expect(message).toContain('Snapshots:   2 failed, 2 total');
      expect(message).toContain(`+   "${LINE.replace('/metrics', '/other')}",`);
      expect(message).toContain('Tests:       1 failed, 1 total');
    }, 180_000);
  });
}

const LINE = 'Prometheus/monitoring/main podMonitor/default/cart/0 http://cart-0:80/metrics {container="cart", instance="cart-0:80", job="default/cart", namespace="default", pod="cart-0"}';

/** A PodMonitor that asks for a port which nobody declares. */
const LOST = `
export const prometheus = {
  apiVersion: 'monitoring.coreos.com/v1', kind: 'Prometheus', metadata: { name: 'main', namespace: 'monitoring' }, spec: { podMonitorSelector: {}, podMonitorNamespaceSelector: {} },
};
export const monitor = (endpoint: object) => (
  { apiVersion: 'monitoring.coreos.com/v1', kind: 'PodMonitor', metadata: { name: 'cart' }, spec: { selector: { matchLabels: { app: 'cart' } }, podMetricsEndpoints: [endpoint] } });
export const pod = {
  apiVersion: 'v1', kind: 'Pod', metadata: { name: 'cart-0', labels: { app: 'cart' } }, spec: { containers: [{ name: 'cart', image: 'cart', ports: [{ containerPort: 80 }] }] },
};
`;

const LOST_TEST = `import 'cdk8s-app-monitoring/jest';
import { monitor, pod, prometheus } from '../lost';

const lost = [prometheus, monitor({ port: 'http' }), pod];
test('is scraped', () => expect(lost).toBeScraped({ by: 'main' }));
test('is not scraped', () => expect(lost).not.toBeScraped({ by: 'main' }));
`;

const SAID = `
    expect(received).toBeScraped(wanted)

    Expected: a target by Prometheus/monitoring/main
    Received: no targets

    Pod/default/cart-0 is not scraped by Prometheus/monitoring/main: it fails at step "port":
      ✓ admission  the API server accepts it
`;

const ASSERTIONS = `import { targetsOf } from 'cdk8s-app-monitoring/jest';
import { monitor, pod, prometheus } from '../lost';

test('counts each matcher once', () => {
  expect.assertions(4);
  const manifests = [prometheus, monitor({ portNumber: 80 }), pod];
  expect(manifests).toBeScraped({ by: 'main', labels: { pod: /^cart-/ } });
  expect(manifests).toHaveTargets([{ url: 'http://cart-0:80/metrics' }]);
  expect(manifests).not.toHaveTargets([]);
  expect(targetsOf(manifests)).toHaveLength(1);
});
`;

const SNAPSHOT_TEST = `import { targetsOf } from 'cdk8s-app-monitoring/jest';
import { monitor, pod, prometheus } from '../lost';

test('targets', () => {
  expect.assertions(2);
  const manifests = [prometheus, monitor({ portNumber: 80, path: '/metrics' }), pod];
  expect(manifests).toMatchTargetsSnapshot();
  expect(targetsOf(manifests)).toMatchInlineSnapshot();
});
`;

/** As the template has it, with another jest; what is not tested here is left out. */
function packageJson(version: string, nodeTypes: string): object {
  return {
    dependencies: {
      'cdk8s': `^${versionOf('cdk8s')}`,
      'cdk8s-plus-33': `^${versionOf('cdk8s-plus-33')}`,
      'constructs': `^${versionOf('constructs')}`,
      'cdk8s-app-monitoring': `file:${tarball.path}`,
    },
    devDependencies: {
      '@types/node': nodeTypes, '@types/jest': `^${version}`, 'jest': `^${version}`, 'ts-jest': '^29', 'typescript': '5.9.x', 'ts-node': '^10',
    },
  };
}

function write(app: string, file: string, text: string): void {
  mkdirSync(join(app, file, '..'), { recursive: true });
  writeFileSync(join(app, file), text);
}

function failureOf(action: () => void): string {
  try {
    action();
  } catch (error) {
    return (error as Error).message;
  }
  throw new Error('nothing failed');
}
