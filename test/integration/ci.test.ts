// What runs in pipelines: the action for GitHub, the job for GitLab, the hook for pre-commit. Their shell steps are run in a repository made here.

import { execFileSync, spawnSync } from 'child_process';
import { mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'fs';
import { join } from 'path';
import { parse, parseAllDocuments } from 'yaml';
import { ROOT, temporaryFolder } from './support/packages';

const PROGRAM = join(ROOT, 'build', 'lib', 'cli', 'bin.js');
const CLUSTER = `apiVersion: monitoring.coreos.com/v1
kind: Prometheus
metadata: { name: main, namespace: monitoring }
spec: { podMonitorSelector: {}, podMonitorNamespaceSelector: {} }
`;
const app = (port: string) => `apiVersion: v1
kind: Pod
metadata: { name: cart, namespace: shop, labels: { app: cart } }
spec: { containers: [{ name: cart, image: 'cart:1', ports: [{ name: http, containerPort: 80 }] }] }
---
apiVersion: monitoring.coreos.com/v1
kind: PodMonitor
metadata: { name: cart, namespace: shop }
spec:
  selector: { matchLabels: { app: cart } }
  podMetricsEndpoints:
    - port: ${port}
`;

const ACCEPTED = '- code: AM910\\n  object: PodMonitor/shop/cart\\n  reason: known\\n';

const folder = temporaryFolder();
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A repository whose base scrapes one target, and what is changed in its working tree. */
function repository(name: string, changed: string): { readonly path: string; readonly base: string } {
  const path = join(folder, name);
  const git = (...args: string[]) => execFileSync('git', ['-c', 'user.name=test', '-c', 'user.email=test@example.com', ...args], { cwd: path, encoding: 'utf8' }).trim();
  mkdirSync(join(path, 'k8s'), { recursive: true });
  writeFileSync(join(path, 'cluster.yaml'), CLUSTER);
  writeFileSync(join(path, 'k8s', 'app.yaml'), app('http'));
  git('init', '--quiet');
  git('add', '-A');
  git('commit', '--quiet', '-m', 'base');
  writeFileSync(join(path, 'k8s', 'app.yaml'), changed);

  return { path, base: git('rev-parse', 'HEAD') };
}

/** Runs a script of bash in a repository. */
function bash(script: string, cwd: string, given: { readonly [name: string]: string }) {
  const env = { PATH: process.env.PATH, HOME: folder, APP_MONITORING: `node ${PROGRAM}`, ...given } as NodeJS.ProcessEnv;
  const { status, stdout, stderr } = spawnSync('bash', ['-c', script], { cwd, encoding: 'utf8', env });

  return { status, stdout, stderr };
}

describe('action.yml', () => {
  const { inputs, outputs, runs: { steps: [step] } } = parse(readFileSync(join(ROOT, 'action.yml'), 'utf8'));

  test('hands every input to the script, and its output on', () => {
    const script = readFileSync(join(ROOT, 'ci', 'compare.sh'), 'utf8');

    expect(Object.values(step.env).map((value) => /inputs\.([\w-]+)/.exec(String(value))![1]).sort()).toEqual(Object.keys(inputs).sort());
    expect(Object.keys(step.env).filter((name) => !script.includes(`\${${name}:-`))).toEqual([]);
    expect(outputs.comment.value).toContain(`steps.${step.id}.outputs.comment`);
  });

  test('shows what a pull request breaks and loses, and fails', () => {
    const { path, base } = repository('broken', app('metrics'));
    const [output, summary] = [join(folder, 'output'), join(folder, 'summary')];
    const { status, stdout } = bash(step.run, path, {
      GITHUB_ACTION_PATH: ROOT, GITHUB_OUTPUT: output, GITHUB_STEP_SUMMARY: summary, MANIFESTS: 'k8s', EXTERNAL: 'cluster.yaml', BASE: base,
    });

    expect(status).toBe(1);
    expect(stdout).toMatch(/^::error file=k8s\/app\.yaml,line=12,title=AM910 PodMonitor\/shop\/cart::/);
    const [, comment] = /^comment<<(end-\d+)\n([\s\S]*)\1\n$/.exec(readFileSync(output, 'utf8'))!.slice(1);
    expect(comment).toContain('<!-- cdk8s-app-monitoring check -->\n### Monitoring: 1 error, 0 warnings, 0 notes\n');
    expect(comment).toContain('### Scrape targets: 0 gained, 1 lost, 0 changed\n');
    expect(readFileSync(summary, 'utf8')).toBe(comment);
    expect(execFileSync('git', ['worktree', 'list'], { cwd: path, encoding: 'utf8' }).trim().split('\n')).toHaveLength(1);
  }, 60_000);

  test.each<{ readonly it: string; readonly changed: string; readonly env: { readonly [name: string]: string }; readonly expected: number }>([
    { it: 'passes without a loss', changed: `${app('http')}# later\n`, env: {}, expected: 0 },
    { it: 'passes if targets may be lost and nothing is wrong', changed: app('http').split('---')[0], env: { ALLOW_LOST: 'true' }, expected: 0 },
    { it: 'fails for a lost target', changed: app('http').split('---')[0], env: {}, expected: 1 },
    { it: 'passes without a base', changed: app('http').split('---')[0], env: { BASE: '' }, expected: 0 },
    { it: 'makes the manifests of both sides', changed: app('http'), env: { MANIFESTS: 'dist', SYNTH: 'mkdir -p dist; cp k8s/app.yaml dist/' }, expected: 0 },
    { it: 'takes a profile from a file of the repository', changed: app('http'), env: { EXTERNAL: '', PROFILE: 'cluster.yaml' }, expected: 0 },
    { it: 'takes accepted findings', changed: app('metrics'), env: { SYNTH: `printf -- '${ACCEPTED}' > accepted.yaml`, ACCEPT: 'accepted.yaml', ALLOW_LOST: 'true' }, expected: 0 },
    { it: 'runs the program of the repository', changed: app('http'), env: { SYNTH: `echo 'exec node ${PROGRAM} "$@"' > tool.sh`, APP_MONITORING: 'sh tool.sh' }, expected: 0 },
    { it: 'says that they cannot be made', changed: app('http'), env: { MANIFESTS: 'dist', SYNTH: 'false' }, expected: 2 },
    { it: 'ends with 2 for what is no manifest', changed: 'kind: [', env: {}, expected: 2 },
  ])('$it', ({ it, changed, env, expected }) => {
    const { path, base } = repository(it, changed);

    expect(bash(step.run, path, { GITHUB_ACTION_PATH: ROOT, MANIFESTS: 'k8s', EXTERNAL: 'cluster.yaml', BASE: base, ...env }).status).toBe(expected);
  }, 60_000);
});

describe('ci/gitlab.yml', () => {
  const [{ spec }, { monitoring }] = parseAllDocuments(readFileSync(join(ROOT, 'ci', 'gitlab.yml'), 'utf8')).map((document) => document.toJS());

  test('writes a test report and the comment', () => {
    const { path, base } = repository('gitlab', app('metrics'));
    mkdirSync(join(path, 'node_modules'));
    symlinkSync(ROOT, join(path, 'node_modules', 'cdk8s-app-monitoring'));
    const [install, compare] = monitoring.script;

    expect(install).toBe('npm install --no-save cdk8s-app-monitoring');
    expect(bash(compare, path, { MANIFESTS: 'k8s', EXTERNAL: 'cluster.yaml', CI_MERGE_REQUEST_DIFF_BASE_SHA: base }).status).toBe(1);
    expect(readFileSync(join(path, monitoring.artifacts.reports.junit), 'utf8')).toContain('<testcase classname="AM910" name="AM910 PodMonitor/shop/cart" file="k8s/app.yaml:6">');
    expect(readFileSync(join(path, monitoring.artifacts.paths[0]), 'utf8')).toContain('1 lost');
  }, 60_000);

  test('has a variable for every input', () => {
    expect(Object.keys(spec.inputs).map((name) => name.toUpperCase())).toEqual(Object.keys(monitoring.variables).filter((name) => monitoring.variables[name].startsWith('$[[')));
  });
});

test('.pre-commit-hooks.yaml runs check', () => {
  const [{ entry }] = parse(readFileSync(join(ROOT, '.pre-commit-hooks.yaml'), 'utf8'));
  const { path } = repository('hook', app('metrics'));

  expect(entry.startsWith('npx --yes cdk8s-app-monitoring ')).toBe(true);
  const { status, stdout } = bash(`${entry.replace('npx --yes cdk8s-app-monitoring', `node ${PROGRAM}`)} k8s --external cluster.yaml`, path, {});
  expect({ status, stdout }).toEqual({ status: 1, stdout: expect.stringMatching(/^error {3}AM910 /) });
}, 30_000);
