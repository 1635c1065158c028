import { mkdtempSync, rmSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { loadCrds } from '../../tools/generate-imports/load-crds';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'load-crds-'));
});

afterEach(() => rmSync(folder, { recursive: true }));

function crd(kind: string, operatorVersion?: string): string {
  return JSON.stringify({
    kind: 'CustomResourceDefinition',
    metadata: { annotations: operatorVersion && { 'operator.prometheus.io/version': operatorVersion } },
    spec: { group: 'g', names: { kind }, versions: [{ name: 'v1', schema: { openAPIV3Schema: { type: 'object' } } }] },
  });
}

describe('loadCrds()', () => {
  test('reads all documents of all YAML files and skips other kinds', async () => {
    writeFileSync(join(folder, 'b.yaml'), `${crd('B', '1.0.0')}\n---\nkind: ConfigMap\n---\n`);
    writeFileSync(join(folder, 'a.yml'), crd('A', '1.0.0'));
    writeFileSync(join(folder, 'readme.md'), 'not YAML: [');

    const { crds, operatorVersion, sources } = await loadCrds(folder);

    expect(crds.map(({ kind, version }) => `${kind}/${version}`)).toEqual(['A/v1', 'B/v1']);
    expect(operatorVersion).toBe('1.0.0');
    expect(Object.keys(sources)).toEqual(['a.yml', 'b.yaml']);
    expect(sources['a.yml']).toMatch(/^[0-9a-f]{64}$/);
  });

  test('refuses a place that does not exist', async () => {
    await expect(loadCrds(join(folder, 'nowhere'))).rejects.toThrow(/nowhere" does not exist; give a folder, a file or an http\(s\) URL/);
  });

  test('refuses a folder without CRDs', async () => {
    await expect(loadCrds(folder)).rejects.toThrow(/No CustomResourceDefinition in/);
  });

  test('refuses CRDs of two releases', async () => {
    writeFileSync(join(folder, 'a.yaml'), crd('A', '1.0.0'));
    writeFileSync(join(folder, 'b.yaml'), crd('B', '1.0.1'));

    await expect(loadCrds(folder)).rejects.toThrow(/2 values of annotation .* \(1\.0\.0,1\.0\.1\); take all from one release/);
  });

  test('refuses broken YAML by file name', async () => {
    writeFileSync(join(folder, 'a.yaml'), 'a: [');

    await expect(loadCrds(folder)).rejects.toThrow(/^a\.yaml is not YAML/);
  });
});
