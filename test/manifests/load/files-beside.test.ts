import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { FolderOfConfiguration, NOTHING_BESIDE } from '../../../lib/manifests/load/files-beside';

describe('FolderOfConfiguration', () => {
  let folder: string;
  let beside: FolderOfConfiguration;

  beforeAll(() => {
    const outer = mkdtempSync(join(tmpdir(), 'beside-'));
    folder = join(outer, 'config');
    mkdirSync(join(folder, 'extra', 'b.yml.d'), { recursive: true });
    for (const path of ['jobs.yml', 'extra/a.yml', 'extra/b.yml', 'extra/c.json', 'extra/[x].yml', '../secret.yml']) writeFileSync(join(folder, path), path);
    symlinkSync(join(outer, 'secret.yml'), join(folder, 'extra', 'link.yml'));
    symlinkSync('/dev/zero', join(folder, 'extra', 'zero.yml'));
    beside = new FolderOfConfiguration(join(folder, 'prometheus.yml'));
  });

  afterAll(() => rmSync(join(folder, '..'), { recursive: true }));

  test.each([
    { pattern: 'jobs.yml', expected: ['jobs.yml'] },
    { pattern: './jobs.yml', expected: ['jobs.yml'] },
    { pattern: 'extra/*.yml', expected: ['extra/[x].yml', 'extra/a.yml', 'extra/b.yml'] },
    { pattern: 'extra/[ab].yml', expected: ['extra/a.yml', 'extra/b.yml'] },
    { pattern: 'extra/?.json', expected: ['extra/c.json'] },
    { pattern: 'extra/\\[x\\].yml', expected: ['extra/[x].yml'] },
    { pattern: 'extra/*', expected: ['extra/[x].yml', 'extra/a.yml', 'extra/b.yml', 'extra/c.json'] },
    { pattern: 'extra/[.yml', expected: [] },
    { pattern: 'nowhere/*.yml', expected: [] },
    { pattern: '../secret.yml', expected: [] },
    { pattern: 'extra/../../secret.yml', expected: [] },
    { pattern: '/etc/prometheus/*.yml', expected: [] },
  ])('finds $pattern', ({ pattern, expected }) => {
    expect(beside.find(pattern).map(({ path }) => path)).toEqual(expected);
  });

  test('reads their texts', () => {
    expect(beside.find('jobs.yml')).toEqual([{ path: 'jobs.yml', text: 'jobs.yml' }]);
  });

  test('knows nothing of a configuration without a place', () => {
    expect(NOTHING_BESIDE.find('jobs.yml')).toEqual([]);
  });
});
