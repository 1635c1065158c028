/** docs/plugin.md tells the truth: its example is taken, its tables name what there is, its report is what the plugin says. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import * as library from 'cdk8s-app-monitoring';
import { ValidationContext } from 'cdk8s-cli/plugins';
import { parse } from 'yaml';
import { judge } from './report';
import { podMonitor } from '../support/manifests/monitors';
import { prometheus } from '../support/manifests/servers';
import { deployment } from '../support/manifests/workloads';

const DOC = join(__dirname, '..', '..', 'docs', 'plugin.md');
const doc = readFileSync(DOC, 'utf8');

describe('docs/plugin.md', () => {
  test('shows a validation that is taken as it stands', () => {
    const [validation] = parse(/```yaml\n([^`]*)```/.exec(doc)![1]).validations;

    expect(validation).toMatchObject({ package: './node_modules/cdk8s-app-monitoring', version: '0.0.0' });
    expect(library[validation.class as 'AppMonitoringValidation']).toBe(library.AppMonitoringValidation);
    expect(() => new library.AppMonitoringValidation(validation.properties)).not.toThrow();
  });

  test('has a row for every property, and for no other', () => {
    const rows = [...doc.matchAll(/^\| `(\w+)` \|/gm)].map(([, name]) => name);
    const known = /known are (.*)$/.exec(messageOf(() => new library.AppMonitoringValidation({ nope: 1 } as never)).split('; ')[1])![1];

    expect(rows).toEqual(known.split(', ').map((name) => name.slice(1, -1)));
  });

  test('quotes a report', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'plugin-docs-'));
    const manifests = [podMonitor({ port: 'http' }, {}, { name: 'cart-monitor', namespace: 'shop' }), deployment()];
    await judge({ 'dist/shop.k8s.yaml': manifests.map((manifest) => JSON.stringify(manifest)).join('\n---\n') }, {}, { folder });
    writeFileSync(join(folder, 'cluster.yaml'), JSON.stringify(prometheus()));
    const context = new ValidationContext([join(folder, 'dist', 'shop.k8s.yaml')], 'plugin', '0.0.0', { 'cart-monitor': { path: 'shop/monitor' } });
    await new library.AppMonitoringValidation({ external: [join(folder, 'cluster.yaml')] }).validate(context);
    rmSync(folder, { recursive: true });

    // eslint-disable-next-line no-control-regex
    const report = context.report.toString().replace(/\u001b\[\d+m/g, '').replaceAll(`${folder}/`, '');
    const quoted = doc.replace(/(<!-- says: report -->\n```text\n)[^`]*(```)/, (_, head: string, tail: string) => `${head}${report.slice(report.indexOf('AM910'))}\n${tail}`);
    if (process.env.UPDATE_GOLDEN && !process.env.CI) writeFileSync(DOC, quoted);

    expect(process.env.UPDATE_GOLDEN ? quoted : doc).toBe(quoted);
    expect(quoted).toContain('Construct Path: shop/monitor');
  });
});

function messageOf(action: () => unknown): string {
  try {
    action();
  } catch (error) {
    return (error as Error).message;
  }
  throw new Error('nothing was thrown');
}
