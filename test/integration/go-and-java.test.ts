// Code for Go and Java: generated, not compiled, since that takes the cdk8s packages of those languages.

import { readdirSync, readFileSync, rmSync } from 'fs';
import { join } from 'path';
import { pacmak } from './support/jsii-pacmak';
import { ROOT, temporaryFolder } from './support/packages';

const folder = temporaryFolder();
const assembly = JSON.parse(readFileSync(join(ROOT, '.jsii'), 'utf8'));
const types: { readonly name: string; readonly namespace?: string }[] = Object.values(assembly.types);

beforeAll(() => pacmak(folder, ['go', 'java'], ['--code-only']), 120_000);

afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('the Go module', () => {
  const module = join(folder, 'go', 'cdk8sappmonitoring');

  test('requires cdk8s and constructs', () => {
    const goMod = readFileSync(join(module, 'go.mod'), 'utf8');

    expect(goMod).toContain('module github.com/cdk8s-app-monitoring/cdk8s-app-monitoring-go/cdk8sappmonitoring');
    expect(goMod).toContain('github.com/cdk8s-team/cdk8s-core-go/cdk8s/v2');
    expect(goMod).toContain('github.com/aws/constructs-go/constructs/v10');
  });

  test('has a file for every type', () => {
    const missing = types.map(({ name, namespace }) => join(namespace ?? '', `${name}.go`)).filter((file) => !filesIn(module).includes(file));

    expect(missing).toEqual([]);
  });
});

describe('the Java library', () => {
  test('has its coordinates', () => {
    const pom = readFileSync(join(folder, 'java', 'pom.xml'), 'utf8');

    expect(pom).toContain('<groupId>io.github.cdk8s-app-monitoring</groupId>');
    expect(pom).toContain('<artifactId>cdk8s-app-monitoring</artifactId>');
  });

  test('has a file for every type', () => {
    const sources = join(folder, 'java', 'src', 'main', 'java', 'io', 'github', 'cdk8s_app_monitoring');
    const missing = types.map(({ name, namespace }) => join(namespace ?? '', `${name}.java`)).filter((file) => !filesIn(sources).includes(file));

    expect(missing).toEqual([]);
  });
});

function filesIn(root: string): string[] {
  return readdirSync(root, { recursive: true, encoding: 'utf8' });
}
