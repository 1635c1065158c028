import { join } from 'path';
import { Inspection } from '../../lib/inspection/inspection';
import { useFolder } from '../cli/folder';
import { podMonitor } from '../support/manifests/monitors';
import { prometheus } from '../support/manifests/servers';
import { deployment } from '../support/manifests/workloads';

const folder = useFolder();

describe('Inspection.ofFolder()', () => {
  test('reads manifests, and passes over the rest with a note', () => {
    folder.file('app/a.yaml', [prometheus(), podMonitor()]);
    folder.file('app/b.json', JSON.stringify(deployment()));
    folder.file('values.yaml', 'a: 1\n');
    const inspection = Inspection.ofFolder(folder.path());

    expect(inspection.targets).toHaveLength(1);
    expect(inspection.findings).toEqual([expect.objectContaining({ code: 'AM808', severity: 'info', path: folder.path() })]);
  });

  test('leaves out what is excluded', () => {
    folder.file('app/a.yaml', [prometheus(), podMonitor()]);
    folder.file('values.yaml', 'a: 1\n');

    expect(Inspection.ofFolder(folder.path(), { exclude: ['values.yaml'] }).findings).toEqual([]);
  });

  test.each([
    { it: 'a broken manifest', name: 'a.yaml', text: 'apiVersion: v1\nkind: [\n', error: /^AM801 / },
    { it: 'nothing to inspect', name: 'values.yaml', text: 'a: 1\n', error: /^AM807 .*: holds no manifests: 1 file of Helm values; use a folder with manifests/ },
  ])('refuses $it', ({ name, text, error }) => {
    folder.file(name, text);

    expect(() => Inspection.ofFolder(folder.path())).toThrow(error);
  });

  test('refuses a folder that does not exist', () => {
    expect(() => Inspection.ofFolder(join(folder.path(), 'nowhere'))).toThrow(/^AM807 .*nowhere: does not exist/);
  });
});
