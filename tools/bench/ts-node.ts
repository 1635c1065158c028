/** What the library costs an app that `cdk8s synth` runs with ts-node, types checked, as `cdk8s init` sets it up. */
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { dirname, join } from 'path';
import { cpuOf, ROOT } from './child';
import { Benchmark, interleaved } from './figure';
import { cdk8sImport } from '../../test/support/cdk8s-import';

const TIMES = 15;
/** To compile the classes of all kinds takes five times as long, and its bar is far away. */
const IMPORTED_TIMES = 5;

export const tsNode: Benchmark = {
  name: 'ts-node',
  what: `an app with one Deployment and one PodMonitor under ts-node, processor time, median of ${TIMES} processes`,
  measure: ({ progress, quick }) => {
    const folder = mkdtempSync(join(tmpdir(), 'bench-'));
    try {
      writeApps(folder);
      const of = (name: string) => () => cpu(folder, name);
      const medians = interleaved(quick ? 1 : TIMES, { plain: of('plain'), library: of('library'), generated: of('generated') });
      const { imported } = interleaved(quick ? 1 : IMPORTED_TIMES, { imported: of('imported') });
      progress(Object.entries({ ...medians, imported }).map(([name, value]) => `${name} ${value.toFixed(0)} ms`).join(', '));

      return [
        { name: 'ts-node, AppMonitoring / cdk8s only', value: medians.library / medians.plain, unit: 'x', bar: { atMost: 1.15 } },
        { name: 'ts-node, imports/pod-monitor / cdk8s only', value: medians.generated / medians.plain, unit: 'x', bar: { atMost: 1.15 } },
        { name: 'ts-node, cdk8s import / AppMonitoring', value: imported / medians.library, unit: 'x', bar: { atLeast: 4 } },
      ];
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  },
};

function cpu(folder: string, name: string): number {
  return cpuOf([join(folder, 'node_modules', 'ts-node', 'dist', 'bin.js'), `${name}.ts`], { cwd: folder, env: { CDK8S_OUTDIR: join(folder, 'dist') } });
}

function writeApps(folder: string): void {
  const modules = join(folder, 'node_modules');
  const library = join(modules, 'cdk8s-app-monitoring');
  mkdirSync(library, { recursive: true });
  for (const name of ['build', 'package.json']) cpSync(join(ROOT, name), join(library, name), { recursive: true });
  for (const name of ['cdk8s', 'constructs', 'ts-node', 'typescript', '@types/jest', '@types/node']) {
    mkdirSync(dirname(join(modules, name)), { recursive: true });
    symlinkSync(join(ROOT, 'node_modules', name), join(modules, name), 'dir');
  }
  cpSync(join(ROOT, 'node_modules', 'cdk8s-cli', 'templates', 'typescript-app', 'tsconfig.json'), join(folder, 'tsconfig.json'));
  writeFileSync(join(folder, 'monitoring.coreos.com.ts'), readFileSync(cdk8sImport(folder)));
  rmSync(join(folder, 'out'), { recursive: true });

  const podMonitor = "new PodMonitor(chart, 'monitor', { metadata: { name: 'cart' }, spec: SPEC });";
  writeFileSync(join(folder, 'plain.ts'), app('',
    "new ApiObject(chart, 'monitor', { apiVersion: 'monitoring.coreos.com/v1', kind: 'PodMonitor', metadata: { name: 'cart' }, spec: SPEC });"));
  writeFileSync(join(folder, 'generated.ts'), app("import { PodMonitor } from 'cdk8s-app-monitoring/imports/pod-monitor';", podMonitor));
  writeFileSync(join(folder, 'imported.ts'), app("import { PodMonitor } from './monitoring.coreos.com';", podMonitor));
  writeFileSync(join(folder, 'library.ts'), app("import { AppMonitoring } from 'cdk8s-app-monitoring';",
    "new AppMonitoring(chart, 'monitoring', { operatorMode: true, port: 'http' });"));
}

function app(imports: string, monitor: string): string {
  return `
import { ApiObject, App, Chart } from 'cdk8s';
${imports}

export const SPEC = { selector: { matchLabels: { app: 'cart' } }, podMetricsEndpoints: [{ port: 'http' }] };
const app = new App();
const chart = new Chart(app, 'shop');
new ApiObject(chart, 'cart', {
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata: { name: 'cart' },
  spec: {
    selector: { matchLabels: { app: 'cart' } },
    template: {
      metadata: { labels: { app: 'cart' } },
      spec: { containers: [{ name: 'cart', image: 'cart', ports: [{ name: 'http', containerPort: 8080 }] }] },
    },
  },
});
${monitor}
app.synth();
`;
}
