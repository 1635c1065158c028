import { Inspection } from '../../lib/inspection/inspection';
import { Manifest } from '../support/manifests/manifest';
import { podMonitor, probe, serviceMonitor } from '../support/manifests/monitors';
import { prometheus } from '../support/manifests/servers';

const inspect = (...manifests: readonly Manifest[]) => Inspection.ofYaml(manifests.map((each) => JSON.stringify(each)).join('\n---\n'));
const codes = ({ findings }: Inspection) => findings.map(({ code, path }) => `${code} ${path}`);

describe('monitors that no server selects', () => {
  test('are one note if there is no server, which explains each of them', () => {
    const inspection = inspect(serviceMonitor(), probe(), podMonitor());
    const [note] = inspection.findings;

    expect(codes(inspection)).toEqual(['AM615 PodMonitor/shop/cart']);
    expect(note.message).toBe('the manifests contain no Prometheus or PrometheusAgent, so it is not known which server selects it and 2 other monitors');
    expect(inspection.explain('ServiceMonitor/shop/cart').steps.slice(-1)).toEqual([expect.objectContaining({ isOk: false, stage: 'server', finding: note })]);
  });

  test.each([
    { it: 'has no valid configuration', server: prometheus({ version: 'v1.7.1' }), expected: ['AM612 Prometheus/monitoring/main'] },
    { it: 'is refused by the API server', server: prometheus({ replicas: 'x' }), expected: ['AM601 Prometheus/monitoring/main'] },
    { it: 'is not managed', server: { ...prometheus(), spec: {} }, expected: ['AM613 Prometheus/monitoring/main', 'AM902 PodMonitor/shop/cart'] },
  ])('are not blamed on a server that $it', ({ server, expected }) => {
    expect(codes(inspect(server, podMonitor()))).toEqual(expected);
  });
});
