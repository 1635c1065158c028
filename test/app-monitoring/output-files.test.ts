import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { App, Chart, YamlOutputType } from 'cdk8s';
import { Istio } from '../../lib/app-monitoring/mesh/istio';
import { IstioExemption } from '../../lib/app-monitoring/mesh/istio-props';
import { addWorkload, monitor } from '../support/app';

const { FILE_PER_APP, FILE_PER_CHART, FILE_PER_RESOURCE, FOLDER_PER_CHART_FILE_PER_RESOURCE } = YamlOutputType;

describe('App.synth()', () => {
  let outdir: string;
  beforeEach(() => { outdir = mkdtempSync(join(tmpdir(), 'output-files-')); });
  afterEach(() => rmSync(outdir, { recursive: true }));

  const files = () => (readdirSync(outdir, { recursive: true }) as string[]).filter((name) => name.endsWith('.yaml')).sort();

  /** The workload comes after its monitoring, so the monitor is named after its construct, and the PeerAuthentication gets its name later. */
  function synth(yamlOutputType: YamlOutputType): void {
    const app = new App({ outdir, yamlOutputType, recordConstructMetadata: true });
    for (const id of ['a', 'b']) {
      const chart = new Chart(app, id, { namespace: id });
      monitor(chart, { operatorMode: true, mesh: Istio.exemptedPort({ exemption: IstioExemption.PEER_AUTHENTICATION }) });
      addWorkload(chart, { name: `cart-${id}` });
    }
    app.synth();
  }

  const MONITORS: { readonly [id: string]: string } = { a: 'a-monitoring-c827aec3', b: 'b-monitoring-c802599f' };
  const resources = (id: string) => [`Deployment.cart-${id}.k8s.yaml`, `PeerAuthentication.cart-${id}-metrics.k8s.yaml`, `PodMonitor.${MONITORS[id]}.k8s.yaml`];

  test.each([
    { it: 'one file an app', type: FILE_PER_APP, expected: ['app.k8s.yaml'] },
    { it: 'one file a chart', type: FILE_PER_CHART, expected: ['a.k8s.yaml', 'b.k8s.yaml'] },
    { it: 'one file a resource', type: FILE_PER_RESOURCE, expected: [...resources('a'), ...resources('b')].sort() },
    { it: 'one folder a chart', type: FOLDER_PER_CHART_FILE_PER_RESOURCE, expected: ['a', 'b'].flatMap((id) => resources(id).map((name) => `${id}/${name}`)) },
  ])('writes $it under its final name', ({ type, expected }) => {
    synth(type);

    expect(files()).toEqual(expected);
    const written = files().map((file) => readFileSync(join(outdir, file), 'utf8')).join('\n');
    expect(written.match(/^ {2}name: .*$/gm)!.sort()).toEqual([
      MONITORS.a, MONITORS.b, 'cart-a', 'cart-a-metrics', 'cart-b', 'cart-b-metrics',
    ].map((name) => `  name: ${name}`));
    expect(written.match(/portNumber: 8080/g)).toHaveLength(2);
  });

  test('records the construct of each final name', () => {
    synth(FILE_PER_APP);

    expect(JSON.parse(readFileSync(join(outdir, 'construct-metadata.json'), 'utf8')).resources).toMatchObject({
      [MONITORS.a]: { path: 'a/monitoring/Default' }, 'cart-b-metrics': { path: 'b/monitoring/PeerAuthentication' },
    });
  });
});
