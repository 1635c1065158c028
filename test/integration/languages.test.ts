// The app of docs/languages.md in Go and Java, built and synthesized, against the same app in TypeScript. Python has a test of its own.

import { copyFileSync, cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'fs';
import { delimiter, join } from 'path';
import { pacmak } from './support/jsii-pacmak';
import { synthesizedByTypeScript } from './support/languages-example';
import { readManifests } from './support/manifests';
import { ROOT, temporaryFolder, versionOf } from './support/packages';
import { isAvailable, run } from './support/run';

const EXAMPLE = join(ROOT, 'examples', 'languages');
/** A compiler, or a download, takes no longer. */
const BOUND = 400_000;
const folder = temporaryFolder();
const whenGo = isAvailable('go', ['version'], 'the app in Go') ? describe : describe.skip;
const whenJava = isAvailable('mvn', ['--version'], 'the app in Java') && isAvailable('javac', ['-version'], 'the app in Java') ? describe : describe.skip;

beforeAll(() => {
  pacmak(join(folder, 'ours'), ['go', 'java'], ['--code-only']);
  // The packages of cdk8s for these languages are made here, so that the test does not depend on where they are published.
  for (const name of ['cdk8s', 'constructs']) cpSync(join(ROOT, 'node_modules', name), join(folder, 'node_modules', name), { recursive: true });
  pacmak(join(folder, 'cdk8s'), ['go', 'java'], ['--code-only'], join(folder, 'node_modules', 'cdk8s'));
}, 400_000);

afterAll(() => rmSync(folder, { recursive: true, force: true }));

whenGo('the app in Go', () => {
  test('is built, and writes what the app in TypeScript writes', () => {
    const app = appFolder('go');
    copyFileSync(join(EXAMPLE, 'go', 'main.go'), join(app, 'main.go'));
    writeFileSync(join(app, 'go.mod'), goMod(readFileSync(join(folder, 'ours', 'go', 'cdk8sappmonitoring', 'go.mod'), 'utf8')));

    run('go', ['build', '-o', 'cart', '.'], { cwd: app, env: { GOFLAGS: '-mod=mod' }, timeout: BOUND });
    run(join(app, 'cart'), [], { cwd: app, env: { CDK8S_OUTDIR: join(app, 'dist') } });

    expect(readManifests(join(app, 'dist'))).toEqual(synthesizedByTypeScript(join(folder, 'typescript-for-go')));
  }, 900_000);
});

whenJava('the app in Java', () => {
  test('is compiled, and writes what the app in TypeScript writes', () => {
    const app = appFolder('java');
    const classes = join(app, 'classes');
    const main = ['cdk8s', 'ours'].map((name) => join(folder, name, 'java', 'src', 'main'));
    const sources = main.flatMap((source) => javaFilesIn(join(source, 'java')));
    writeFileSync(join(app, 'pom.xml'), POM);
    writeFileSync(join(app, 'sources'), [...sources, join(EXAMPLE, 'java', 'Cart.java')].join('\n'));

    run('mvn', ['-q', '-B', 'dependency:build-classpath', '-Dmdep.outputFile=libraries'], { cwd: app, timeout: BOUND });
    const libraries = readFileSync(join(app, 'libraries'), 'utf8').trim();
    run('javac', ['-nowarn', '-proc:none', '-d', classes, '-cp', libraries, '@sources'], { cwd: app, timeout: BOUND });
    for (const source of main) cpSync(join(source, 'resources'), classes, { recursive: true });
    run('java', ['-cp', [classes, libraries].join(delimiter), 'Cart'], { cwd: app, env: { CDK8S_OUTDIR: join(app, 'dist') } });

    expect(readManifests(join(app, 'dist'))).toEqual(synthesizedByTypeScript(join(folder, 'typescript-for-java')));
  }, 900_000);
});

function appFolder(language: string): string {
  const app = join(folder, `${language}-app`);
  mkdirSync(app);
  copyFileSync(join(EXAMPLE, 'cart.yaml'), join(app, 'cart.yaml'));

  return app;
}

/** Requires what our module requires, with our module and that of cdk8s from their folders. */
function goMod(ours: string): string {
  const requirements = /require \([^)]*\)/.exec(ours)![0];
  const [ourModule] = /(?<=^module ).*/m.exec(ours)!;

  return `module example.com/cart

go 1.23

${requirements}

require ${ourModule} v0.0.0

replace ${ourModule} => ${join(folder, 'ours', 'go', 'cdk8sappmonitoring')}

replace github.com/cdk8s-team/cdk8s-core-go/cdk8s/v2 => ${join(folder, 'cdk8s', 'go', 'cdk8s')}
`;
}

function javaFilesIn(source: string): string[] {
  return readdirSync(source, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.java')).map((file) => join(source, file));
}

const dependency = (group: string, artifact: string, version: string) => (
  `<dependency><groupId>${group}</groupId><artifactId>${artifact}</artifactId><version>${version}</version></dependency>`);

/** What the generated classes need. */
const POM = `<project><modelVersion>4.0.0</modelVersion><groupId>example</groupId><artifactId>cart</artifactId><version>1</version><dependencies>
${dependency('software.amazon.jsii', 'jsii-runtime', versionOf('jsii-pacmak'))}
${dependency('software.constructs', 'constructs', versionOf('constructs'))}
${dependency('org.jetbrains', 'annotations', '26.0.2')}
${dependency('javax.annotation', 'javax.annotation-api', '1.3.2')}
</dependencies></project>
`;
