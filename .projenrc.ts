import { cdk8s, javascript, JsonFile, release } from 'projen';
import { JEST_CONFIG } from './tools/projen/jest-config';
import { addChecks, addSbomToRelease } from './tools/projen/workflows';

/** Libraries whose code ships with ours: an app installs nothing but its peers. */
const BUNDLED = ['diff@^8.0.2', 'picomatch@^4.0.7', 're2js@^2.10.0', 'yaml@^2.9.1'];

const TS_NODE = 'ts-node -T -P tsconfig.dev.json -r tsconfig-paths/register';
const NEXT_VERSION = `npx ${TS_NODE} tools/next-version.ts`;

const REPOSITORY = 'https://github.com/cdk8s-app-monitoring/cdk8s-app-monitoring';

const project = new cdk8s.ConstructLibraryCdk8s({
  name: 'cdk8s-app-monitoring',
  description: 'Declare Prometheus monitoring next to your app: ServiceMonitors, PodMonitors, Probes or annotations that are really scraped',
  repositoryUrl: `git+${REPOSITORY}.git`,
  homepage: REPOSITORY,
  author: 'The cdk8s-app-monitoring authors',
  authorAddress: REPOSITORY,
  authorOrganization: true,
  license: 'Apache-2.0',
  keywords: ['cdk8s', 'prometheus', 'prometheus-operator', 'monitoring', 'servicemonitor', 'podmonitor', 'istio', 'kubernetes'],
  stability: 'experimental',
  majorVersion: 0,
  defaultReleaseBranch: 'main',
  // A maintainer starts a release by hand; its version is that of the newest entry of CHANGELOG.md (CONTRIBUTING.md, "Release").
  release: true,
  releaseTrigger: release.ReleaseTrigger.workflowDispatch(),
  nextVersionCommand: NEXT_VERSION,
  postBuildSteps: [{ name: 'Release notes', run: `${NEXT_VERSION} --notes > dist/changelog.md` }],
  npmTrustedPublishing: true,
  github: true,
  githubOptions: { mergify: false, pullRequestLint: false },
  pullRequestTemplate: false,
  workflowNodeVersion: '22',
  depsUpgradeOptions: { workflowOptions: { schedule: javascript.UpgradeDependenciesSchedule.WEEKLY } },
  sampleCode: false,
  packageManager: javascript.NodePackageManager.NPM,
  minNodeVersion: '20.0.0',
  projenrcTs: true,
  projenrcTsOptions: { projenCodeDir: 'tools' },

  cdk8sVersion: '2.70.0',
  constructsVersion: '10.3.0',
  peerDependencyOptions: { pinnedDevDependency: false },
  jsiiVersion: '~6.0.16',
  typescriptVersion: '~5.9.3',
  devDeps: [
    ...BUNDLED,
    'cdk8s@^2.70.106',
    'constructs@^10.8.1',
    'cdk8s-cli@^2.207.60',
    'esbuild@^0.25.0',
    'prettier@^3.6.2',
    'rollup@^4.68.8',
    'rollup-plugin-dts@^6.5.1',
    'cdk8s-plus-33@^2.5.57',
    'fast-check@^4.10.2',
    'jest@^30.5.2',
    'ts-jest@^29.4.15',
    '@types/jest@^30.0.0',
    'tsconfig-paths@^4.2.0',
    'playwright-core@^1.65.0',
    '@stryker-mutator/core@^9',
    '@stryker-mutator/jest-runner@^9',
  ],

  // One tree in, one tree out: lib/ and imports/ compile to build/, so no stale .js lies beside a .ts.
  srcdir: 'lib',
  libdir: 'build/lib',
  entrypoint: 'build/lib/index.js',
  entrypointTypes: 'build/lib/index.d.ts',
  tsconfig: {
    include: ['imports/**/*.ts'],
    exclude: ['build'],
    compilerOptions: { rootDir: '.', outDir: 'build', inlineSourceMap: false, inlineSources: false, types: ['node'] },
  },
  tsconfigDevFile: 'tsconfig.dev.json',
  tsconfigDev: {
    include: ['lib/**/*.ts', 'imports/**/*.ts', 'examples/**/*.ts', 'test/**/*.ts', 'tools/**/*.ts', '.projenrc.ts'],
    exclude: ['build', 'dist'],
    compilerOptions: {
      types: ['node', 'jest'],
      paths: {
        'cdk8s-app-monitoring': ['./lib/index.ts'],
        'cdk8s-app-monitoring/jest': ['./lib/testing/jest.ts'],
        'cdk8s-app-monitoring/*': ['./*'],
      },
    },
  },
  jest: false,
  eslintOptions: {
    dirs: ['lib', 'examples', 'test', 'tools', '.projenrc.ts'],
    ignorePatterns: ['/imports/', '/lib/kubernetes/admission/types.ts', 'build/', 'dist/', 'coverage/', 'node_modules/'],
    commandOptions: { fix: false },
    projectService: false,
    tsconfigPath: './tsconfig.dev.json',
  },
  docgen: false,

  publishToPypi: { distName: 'cdk8s-app-monitoring', module: 'cdk8s_app_monitoring', trustedPublishing: true, attestations: true },
  publishToMaven: {
    javaPackage: 'io.github.cdk8s_app_monitoring',
    mavenGroupId: 'io.github.cdk8s-app-monitoring',
    mavenArtifactId: 'cdk8s-app-monitoring',
    mavenServerId: 'central-ossrh',
  },
  publishToNuget: { dotNetNamespace: 'Cdk8sAppMonitoring', packageId: 'Cdk8sAppMonitoring', trustedPublishing: true },
  publishToGo: { moduleName: 'github.com/cdk8s-app-monitoring/cdk8s-app-monitoring-go' },

  gitignore: ['/build/', '/synth/', '/coverage/', '/.jsii', '*.tsbuildinfo', '*.cpuprofile', '/test/conformance/.bin/', '__pycache__/', '/jest.mutate.json'],
  npmignoreEnabled: false,
});

// Only the release needs it, and takes it from the registry then.
project.deps.removeDependency('commit-and-tag-version');
// Lockfiles name packages and hashes, never the host they were fetched from.
project.npmrc.addConfig('omit-lockfile-registry-resolved', 'true');
// 1.13.0 lacks the packages of most platforms; npm then leaves them out of the lockfile, and `npm ci` refuses it.
project.package.addPackageResolutions('unrs-resolver@1.12.2');

// `imports` is a folder for CommonJS consumers (typesVersions) and an export for the others.
project.package.addField('type', 'commonjs');
project.package.addField('exports', {
  '.': { types: './build/lib/index.d.ts', default: './build/lib/index.js' },
  './imports': { types: './build/imports/index.d.ts', default: './build/imports/index.js' },
  './imports/*': { types: './build/imports/*.d.ts', default: './build/imports/*.js' },
  './jest': { types: './build/lib/testing/jest.d.ts', default: './build/lib/testing/jest.js' },
  './package.json': './package.json',
  './.jsii': './.jsii',
});
project.package.addBin({ 'cdk8s-app-monitoring': 'build/lib/cli/bin.js' });
project.package.addField('files', ['THIRD-PARTY-NOTICES', 'build/**/*.js', 'build/**/*.d.ts', 'build/imports/*.json', '.jsii', 'docs/findings.md', 'docs/accept.md', 'docs/checks/*.md', 'rosetta/*.ts-fixture', 'ci/compare.sh']);
project.package.addField('typesVersions', {
  '*': { 'imports': ['build/imports/index.d.ts'], 'imports/*': ['build/imports/*.d.ts'], 'jest': ['build/lib/testing/jest.d.ts'] },
});

// Documentation sites compile the examples of doc comments with these.
project.package.addField('jsiiRosetta', { exampleDependencies: { 'cdk8s-plus-33': '^2', '@types/node': '^20' } });
// The registry is npm's own, which is where packages go without it.
project.tryFindObjectFile('.github/workflows/release.yml')!.addDeletionOverride('jobs.release_npm.steps.9.env.NPM_REGISTRY');

new JsonFile(project, 'jest.config.json', { obj: JEST_CONFIG });

const env = { TS_NODE_PROJECT: 'tsconfig.dev.json' };

const lint = project.eslint!;
/** Messages and patterns are not broken up. */
const maxLength = (code: number) => ['error', { code, ignoreUrls: true, ignoreRegExpLiterals: true, ignoreStrings: true, ignoreTemplateLiterals: true }];
lint.addRules({
  'max-len': maxLength(140),
  '@stylistic/max-len': ['off'],
  'import/no-extraneous-dependencies': ['off'],
  // Examples and tests name the package as its users do.
  'import/order': ['error', {
    groups: ['builtin', 'external'],
    pathGroups: [{ pattern: 'cdk8s-app-monitoring{,/**}', group: 'external' }],
    pathGroupsExcludedImportTypes: ['builtin'],
    alphabetize: { order: 'asc', caseInsensitive: true },
  }],
  // Data is read when it is first asked for.
  '@typescript-eslint/no-require-imports': ['error', { allow: ['\\.json$'] }],
  'max-lines': ['error', { max: 300 }],
  'max-lines-per-function': ['error', { max: 60, skipComments: true, skipBlankLines: true }],
});
lint.addOverride({ files: ['lib/go/re2.ts', 'tools/**/*.ts', 'test/integration/**/*.ts'], rules: { '@typescript-eslint/no-require-imports': ['off'] } });
lint.addOverride({
  files: ['test/**/*.ts'],
  rules: { 'max-lines-per-function': ['off'], 'max-len': maxLength(160) },
});

// Nothing of an earlier compile is left to be packed; the indexes load what is asked for; what no entry leads to is taken away again.
project.compileTask.prependExec('node -e "require(\'fs\').rmSync(\'build\', { recursive: true, force: true })"');
project.compileTask.exec(`${TS_NODE} tools/lazy-index.ts`, { env });
// The compiler takes code along, not data.
const DATA = ['schemas.json', 'kubernetes-schemas.json', 'prometheus-schemas.json', 'crd-versions.json', 'renames.json', 'gateway-schemas.json'];
project.compileTask.exec(`node -e "for (const file of '${DATA.join(' ')}'.split(' ')) require('fs').copyFileSync('imports/' + file, 'build/imports/' + file)"`);
// Looking for hundreds of files takes longer than what they do, and what the compiler reads of them.
project.compileTask.exec(`${TS_NODE} tools/bundle-library.ts`, { env });
project.compileTask.exec(`${TS_NODE} tools/bundle-declarations.ts`, { env });
project.compileTask.exec(`${TS_NODE} tools/trim-build.ts`, { env });

project.testTask.reset('jest --selectProjects unit --verbose=false', { receiveArgs: true });
project.addTask('synth', {
  description: 'Synthesise the examples into synth/ and print what was written',
  exec: `${TS_NODE} tools/synth-examples.ts`,
  receiveArgs: true,
  env,
});
project.addTask('imports', {
  description: 'Regenerate imports/ from a folder or URL of CRDs',
  exec: `${TS_NODE} tools/generate-imports/main.ts`,
  receiveArgs: true,
  env,
});
const docs = project.addTask('docs', {
  description: 'Write docs/api from the compiled library (--check: fail when it is out of date)',
  exec: `${TS_NODE} tools/api-docs/main.ts`,
  receiveArgs: true,
  env,
});
project.addTask('notices', {
  description: 'Write THIRD-PARTY-NOTICES: the licenses of the libraries in the bundle',
  exec: `${TS_NODE} tools/third-party.ts notices`,
  env,
});
project.addTask('sbom', {
  description: 'Write dist/sbom.cdx.json: the bill of materials of the package (CycloneDX)',
  exec: `${TS_NODE} tools/third-party.ts sbom`,
  receiveArgs: true,
  env,
});
project.addTask('kubernetes-schemas', {
  description: "Regenerate the types of Kubernetes' own kinds from its OpenAPI: a version, and a folder unless it is downloaded",
  exec: `${TS_NODE} tools/generate-kubernetes-schemas/main.ts`,
  receiveArgs: true,
  env,
});
project.addTask('gateway-schemas', {
  description: 'Regenerate what all releases of the Gateway API require: the folders of the releases, the oldest first',
  exec: `${TS_NODE} tools/generate-gateway-schemas/main.ts`,
  receiveArgs: true,
  env,
});
project.addTask('crd-versions', {
  description: 'Regenerate what the CRDs of other versions of the operator have: a history of the CRDs',
  exec: `${TS_NODE} tools/generate-crd-versions/main.ts`,
  receiveArgs: true,
  env,
});
project.addTask('renames', {
  description: 'Regenerate the names that the classes of cdk8s import have here, which migrate imports reads',
  exec: `${TS_NODE} tools/generate-renames/main.ts`,
  env,
});
project.addTask('prometheus-schemas', {
  description: "Regenerate the types of Prometheus' configuration from its code; needs Go",
  exec: `${TS_NODE} tools/generate-prometheus-schemas/main.ts`,
  env,
});
project.gitattributes.addAttributes('/docs/api/**', 'linguist-generated');
project.addTask('integration', {
  description: 'Package, install and compare: the slow tests that need no Go',
  steps: [{ spawn: 'compile' }, { exec: 'jest --selectProjects integration --runInBand', receiveArgs: true }],
});
const MATRIX = ['node-versions', 'typescript-versions', 'cdk8s-plus', 'minimum-peers', 'newest-peers', 'bundlers', 'package-managers', 'package-lint', 'jest-matchers', 'vitest'];
project.addTask('matrix', {
  description: 'Try the package with every version of Node, TypeScript, cdk8s, cdk8s-plus and every package manager that is supported',
  steps: [{ spawn: 'compile' }, { exec: `jest --selectProjects integration --runInBand --testPathPatterns ${MATRIX.join(' ')}` }],
  env: { MATRIX: 'all' },
});
project.addTask('conformance', {
  description: 'Ask the real operator and Prometheus (needs Go)',
  exec: 'jest --selectProjects conformance --runInBand',
  receiveArgs: true,
});
project.addTask('conformance:long', {
  description: 'Ask the real operator about more random objects than fit a continuous integration run (CONFORMANCE_RUNS of each kind)',
  exec: 'jest --selectProjects conformance --runInBand',
  env: { CONFORMANCE_RUNS: '10000', CONVERSION_RUNS: '100000' },
  receiveArgs: true,
});
project.addTask('compatibility', {
  description: 'Ask every minor version of the operator, and write the table of docs/compatibility.md (needs Go, and some hours the first time)',
  exec: 'jest --selectProjects conformance --runInBand --testPathPatterns minors',
  env: { CONFORMANCE_RUNS: '2000', WRITE_COMPATIBILITY: '1' },
  receiveArgs: true,
});
project.addTask('mutate', {
  description: 'Mutation test of one folder of lib/: which changes of the code do its unit tests not notice?',
  exec: `${TS_NODE} tools/mutate.ts`,
  receiveArgs: true,
  env,
});
project.addTask('bench', {
  description: 'Measure speed and size as ratios within one run',
  steps: [{ spawn: 'compile' }, { exec: `${TS_NODE} tools/bench/main.ts`, receiveArgs: true }],
  env,
});
project.addTask('ok', {
  description: 'Everything a change must pass: lint, types, unit tests, compile, docs',
  steps: [
    { exec: 'eslint --ext .ts --no-error-on-unmatched-pattern lib examples test tools .projenrc.ts', name: 'lint' },
    { exec: 'tsc --noEmit -p tsconfig.dev.json', name: 'types' },
    { spawn: 'test' },
    { spawn: 'compile' },
    { spawn: docs.name, args: ['--check'] },
  ],
  env: { ESLINT_USE_FLAT_CONFIG: 'false' },
});

addChecks(project);
addSbomToRelease(project, NEXT_VERSION);
project.synth();
