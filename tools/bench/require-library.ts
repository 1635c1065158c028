/** What loading the library costs an app that has loaded cdk8s. */
import { join } from 'path';
import { node, ROOT } from './child';
import { Benchmark, interleaved } from './figure';

const TIMES = 11;

export const requireLibrary: Benchmark = {
  name: 'require',
  what: `require() of the library and of its parts, after cdk8s, median of ${TIMES} processes`,
  measure: ({ quick }) => {
    const medians = interleaved(quick ? 1 : TIMES, {
      cdk8s: () => milliseconds('cdk8s', []),
      library: () => milliseconds(join(ROOT, 'build', 'lib', 'index.js'), ['cdk8s']),
      first: () => milliseconds(join(ROOT, 'build', 'lib', 'index.js'), ['cdk8s'], '.AppMonitoring'),
      imports: () => milliseconds(join(ROOT, 'build', 'imports', 'index.js'), ['cdk8s']),
      podMonitor: () => milliseconds(join(ROOT, 'build', 'imports', 'pod-monitor.js'), ['cdk8s']),
    });

    return [
      { name: 'require cdk8s', value: medians.cdk8s, unit: 'ms' },
      { name: 'require cdk8s-app-monitoring', value: medians.library, unit: 'ms', bar: { atMost: 8 } },
      { name: 'require cdk8s-app-monitoring / cdk8s', value: medians.library / medians.cdk8s, unit: 'x' },
      { name: 'require cdk8s-app-monitoring, AppMonitoring used', value: medians.first, unit: 'ms' },
      { name: 'require cdk8s-app-monitoring/imports', value: medians.imports, unit: 'ms', bar: { atMost: 5 } },
      { name: 'require cdk8s-app-monitoring/imports/pod-monitor', value: medians.podMonitor, unit: 'ms' },
    ];
  },
};

/** @param use what is asked of the module: its index loads a file when something of it is used */
function milliseconds(module: string, before: readonly string[], use = ''): number {
  const program = `
    for (const name of ${JSON.stringify(before)}) require(name);
    const start = process.hrtime.bigint();
    require(${JSON.stringify(module)})${use};
    console.log(Number(process.hrtime.bigint() - start) / 1e6);
  `;

  return Number(node(['-e', program], { cwd: ROOT }));
}
