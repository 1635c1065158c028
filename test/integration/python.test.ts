// The Python package, installed from its wheel, against the TypeScript library.

import { copyFileSync, mkdirSync, readdirSync, rmSync, statSync } from 'fs';
import { join } from 'path';
import { pacmak } from './support/jsii-pacmak';
import { synthesizedByTypeScript } from './support/languages-example';
import { readManifests } from './support/manifests';
import { ROOT, temporaryFolder, versionOf } from './support/packages';
import { isAvailable, run } from './support/run';

/** The package with its three libraries, the rules of the API server, the CRDs of 26 operators, tables of other readers, and the Python classes. */
const MAX_WHEEL = 1.4 * 1024 * 1024;
const folder = temporaryFolder();
const whenPython = isAvailable('python3', ['-c', 'import ensurepip, venv'], 'the Python package') ? describe : describe.skip;
let wheel: string;

whenPython('the Python package', () => {
  beforeAll(() => {
    pacmak(join(folder, 'dist'), ['python']);
    const dist = join(folder, 'dist', 'python');
    wheel = join(dist, readdirSync(dist).find((file) => file.endsWith('.whl'))!);
    run('python3', ['-m', 'venv', 'venv'], { cwd: folder });
    run(python(), ['-m', 'pip', 'install', '--quiet', wheel, ...SAME_VERSIONS], { cwd: folder });
  }, 400_000);

  test('is a wheel of at most 1.4 MB', () => {
    console.log(`${statSync(wheel).size} bytes of wheel, at most ${MAX_WHEEL}`);
    expect(statSync(wheel).size).toBeLessThanOrEqual(MAX_WHEEL);
  });

  test('gives the sample app the manifests that TypeScript gives', () => {
    const app = join(folder, 'app');
    mkdirSync(app);
    copyFileSync(join(ROOT, 'examples', 'python-app', 'main.py'), join(app, 'main.py'));
    run(python(), ['main.py'], { cwd: app, env: { CDK8S_OUTDIR: join(folder, 'python') } });
    run(process.execPath, ['-r', 'ts-node/register', '-r', 'tsconfig-paths/register', 'examples/sample-app/main.ts'], {
      cwd: ROOT,
      env: { TS_NODE_PROJECT: 'tsconfig.dev.json', TS_NODE_TRANSPILE_ONLY: 'true', CDK8S_OUTDIR: join(folder, 'typescript') },
    });

    const manifests = readManifests(join(folder, 'python'));
    expect(Object.keys(manifests)).toEqual(['annotation-mode.k8s.yaml', 'operator-mode.k8s.yaml']);
    expect(manifests).toEqual(readManifests(join(folder, 'typescript')));
  }, 120_000);

  test('gives the app of docs/languages.md the manifests that TypeScript gives, and has the command line', () => {
    const app = join(folder, 'cart');
    mkdirSync(app);
    copyFileSync(join(ROOT, 'examples', 'languages', 'cart.yaml'), join(app, 'cart.yaml'));
    copyFileSync(join(ROOT, 'examples', 'languages', 'python', 'cart.py'), join(app, 'cart.py'));
    run(python(), ['cart.py'], { cwd: app });
    const program = join(folder, 'venv', process.platform === 'win32' ? 'Scripts' : 'bin', 'cdk8s-app-monitoring');

    expect(readManifests(join(app, 'dist'))).toEqual(synthesizedByTypeScript(join(folder, 'cart-typescript')));
    expect(run(program, ['check', 'dist', '--profile', 'kube-prometheus-stack,release=monitoring'], { cwd: app })).toContain('0 errors, 0 warnings');
  }, 120_000);

  test('takes a construct that says how it is monitored', () => {
    expect(JSON.parse(run(python(), ['-c', MONITORABLE], { cwd: folder }))).toHaveLength(1);
  }, 60_000);

  test('reaches the generated classes', () => {
    const objects = JSON.parse(run(python(), ['-c', GENERATED_CLASSES], { cwd: folder }));

    expect(objects).toEqual([{
      apiVersion: 'monitoring.coreos.com/v1alpha1',
      kind: 'ScrapeConfig',
      metadata: { name: 'static' },
      spec: {
        ec2SDConfigs: [{ region: 'eu-west-1' }],
        scheme: 'https',
        staticConfigs: [{ labels: { team: 'shop' }, targets: ['cart:8080'] }],
      },
    }]);
  }, 60_000);

  test('takes several workloads, pods outside of the app, companions and helpers', () => {
    const objects = JSON.parse(run(python(), ['-c', PROPS], { cwd: folder }));

    expect(objects).toEqual([
      expect.objectContaining({
        kind: 'PodMonitor',
        metadata: { labels: { team: 'shop' }, name: 'cart' },
        spec: {
          selector: { matchExpressions: [{ key: 'cdk8s.io/metadata.addr', operator: 'In', values: [expect.any(String), expect.any(String)] }] },
          podMetricsEndpoints: [expect.objectContaining({
            port: 'metrics',
            authorization: { credentials: { name: 'token', key: 'token' } },
            relabelings: [{ targetLabel: 'job', replacement: 'cart' }, { sourceLabels: ['__meta_kubernetes_pod_node_name'], regex: '(.+)', targetLabel: 'node' }],
          })],
        },
      }),
      expect.objectContaining({ kind: 'NetworkPolicy', metadata: { name: 'cart' } }),
      expect.objectContaining({
        kind: 'PodMonitor',
        spec: { selector: { matchLabels: { app: 'queue' } }, podMetricsEndpoints: [expect.objectContaining({ portNumber: 9121 })] },
      }),
    ]);
  }, 60_000);
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** So that only the language differs. */
const SAME_VERSIONS = ['cdk8s', 'cdk8s-plus-33', 'constructs'].map((name) => `${name}==${versionOf(name)}`);

const GENERATED_CLASSES = `
import json
from cdk8s import ApiObjectMetadata, Testing
from cdk8s_app_monitoring import imports

chart = Testing.chart()
imports.ScrapeConfigV1Alpha1(
    chart,
    "static",
    metadata=ApiObjectMetadata(name="static"),
    spec=imports.ScrapeConfigSpec(
        scheme=imports.EndpointScheme.HTTPS,
        static_configs=[imports.StaticConfig(targets=["cart:8080"], labels={"team": "shop"})],
        ec2_sd_configs=[imports.Ec2SdConfig(region="eu-west-1")],
    ),
)
print(json.dumps(Testing.synth(chart)))
`;

const MONITORABLE = `
import json
import jsii
from cdk8s import ApiObjectMetadata, Testing
from cdk8s_app_monitoring import AppMonitoring, AppMonitoringProps, IMonitorable
from cdk8s_plus_33 import ContainerProps, Deployment
from constructs import Construct

@jsii.implements(IMonitorable)
class WebService(Construct):
    def __init__(self, scope, id):
        super().__init__(scope, id)
        self.deployment = Deployment(self, "deployment", metadata=ApiObjectMetadata(name=id), containers=[ContainerProps(image="cart:1", port_number=9090)])

    def monitoring_props(self):
        return AppMonitoringProps(workload=self.deployment, port=9090)

chart = Testing.chart()
WebService(chart, "cart")
AppMonitoring.for_scope(chart, operator_mode=True)
print(json.dumps([each["metadata"] for each in Testing.synth(chart) if each["kind"] == "PodMonitor"]))
`;

const PROPS = `
import json
from cdk8s import ApiObjectMetadata, Testing
from cdk8s_app_monitoring import AppMonitoring, Auth, Companion, Exporter, Profile, Relabeling, SelectedPodPort, SelectedPods, imports
from cdk8s_plus_33 import ContainerPort, ContainerProps, Deployment, Secret

chart = Testing.chart()
Profile.custom(namespace="monitoring").apply_to(chart)
token = Secret(chart, "token", metadata=ApiObjectMetadata(name="token"), string_data={"token": "x"})
metrics = ContainerProps(image="cart:1", ports=[ContainerPort(name="metrics", number=9090)])
AppMonitoring(
    chart,
    "both",
    operator_mode=True,
    workloads=[Deployment(chart, color, metadata=ApiObjectMetadata(name=color), containers=[metrics]) for color in ["blue", "green"]],
    metadata=ApiObjectMetadata(name="cart"),
    job_name="cart",
    labels={"team": "shop"},
    auth=Auth.bearer_from_secret(token, "token"),
    relabelings=[Relabeling.copy_label("__meta_kubernetes_pod_node_name", "node")],
    companions=[Companion.network_policy()],
)
AppMonitoring(
    chart,
    "outside",
    operator_mode=True,
    pods=SelectedPods(selector=imports.LabelSelector(match_labels={"app": "queue"}), ports=[SelectedPodPort(number=9121)]),
    endpoints=[Exporter.redis()],
)
print(json.dumps([each for each in Testing.synth(chart) if each["kind"] in ("PodMonitor", "NetworkPolicy")]))
`;

function python(): string {
  return join(folder, 'venv', process.platform === 'win32' ? 'Scripts' : 'bin', 'python');
}
