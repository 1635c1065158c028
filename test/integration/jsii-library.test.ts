// A jsii library of somebody else whose public types use ours: its assembly refers to them by their names.

import { mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'fs';
import { join } from 'path';
import { install, pack, ROOT, temporaryFolder, versionOf } from './support/packages';
import { run } from './support/run';

const folder = temporaryFolder();

afterAll(() => rmSync(folder, { recursive: true, force: true }));

const SOURCE = `import { AppMonitoring, AppMonitoringProps, imports, Istio } from 'cdk8s-app-monitoring';
import { Construct } from 'constructs';

/** What a service of our platform is. */
export interface ServiceProps {
  readonly monitoring: AppMonitoringProps;
  readonly mesh?: Istio;
  readonly endpoints?: imports.PodMetricsEndpoint[];
}

/** A service of our platform. */
export class Service extends Construct {
  /** How it is scraped. */
  public readonly monitoring: AppMonitoring;

  constructor(scope: Construct, id: string, props: ServiceProps) {
    super(scope, id);
    this.monitoring = new AppMonitoring(this, 'monitoring', props.monitoring);
  }
}
`;

test('a jsii library with our types in its own compiles, and names them', () => {
  const home = join(folder, 'platform');
  const tarball = pack(join(folder, 'packed'));
  const peers = { 'cdk8s': `^${versionOf('cdk8s')}`, 'constructs': `^${versionOf('constructs')}`, 'cdk8s-app-monitoring': '*' };
  mkdirSync(home);
  writeFileSync(join(home, 'index.ts'), SOURCE);
  install(home, {
    version: '1.0.0',
    description: 'Services of a platform',
    license: 'Apache-2.0',
    author: { name: 'platform', organization: true },
    repository: { type: 'git', url: 'https://example.com/platform.git' },
    main: 'index.js',
    types: 'index.d.ts',
    jsii: { outdir: 'dist', targets: {} },
    peerDependencies: peers,
    devDependencies: { ...peers, 'cdk8s-app-monitoring': `file:${tarball.path}` },
  });
  symlinkSync(join(ROOT, 'node_modules', '@types'), join(home, 'node_modules', '@types'));

  run(process.execPath, [join(ROOT, 'node_modules', 'jsii', 'bin', 'jsii'), '--silence-warnings=reserved-word'], { cwd: home });

  const { types } = JSON.parse(readFileSync(join(home, '.jsii'), 'utf8'));
  const typeOf = ({ type }: any): string => type.fqn ?? type.collection.elementtype.fqn;
  const properties = Object.values<any>(types).flatMap((type) => type.properties.map((property: any) => [`${type.name}.${property.name}`, typeOf(property)]));
  expect(Object.fromEntries(properties)).toEqual({
    'Service.monitoring': 'cdk8s-app-monitoring.AppMonitoring',
    'ServiceProps.endpoints': 'cdk8s-app-monitoring.imports.PodMetricsEndpoint',
    'ServiceProps.mesh': 'cdk8s-app-monitoring.Istio',
    'ServiceProps.monitoring': 'cdk8s-app-monitoring.AppMonitoringProps',
  });
}, 300_000);
