/** A ScrapeConfig may discover in another cluster, whose pods are not those of the manifests. */
import { Inspection } from '../../lib/inspection/inspection';
import { Fields } from '../support/manifests/manifest';
import { scrapeConfig } from '../support/manifests/monitors';
import { prometheus } from '../support/manifests/servers';
import { deployment } from '../support/manifests/workloads';

const inspect = (apiServer: string | undefined, server: Fields = {}) => {
  const config = scrapeConfig({ staticConfigs: undefined, kubernetesSDConfigs: [{ role: 'Pod', namespaces: { names: ['shop'] }, apiServer }] });

  return Inspection.ofYaml([prometheus(server), deployment(), config].map((manifest) => JSON.stringify(manifest)).join('\n---\n'));
};

describe('Inspection of a ScrapeConfig that discovers pods', () => {
  test.each([
    { it: 'of the cluster', apiServer: undefined, targets: 1 },
    { it: 'of the cluster by the name of its API server', apiServer: 'https://kubernetes.default.svc', targets: 1 },
    { it: 'of the cluster by a whole name', apiServer: 'https://kubernetes.default.svc.cluster.local:443/', targets: 1 },
    { it: 'of the cluster of the Prometheus', apiServer: 'https://a.example.com:6443', server: { apiserverConfig: { host: 'https://a.example.com:6443' } }, targets: 1 },
    { it: 'of another cluster', apiServer: 'https://b.example.com:6443', targets: 0 },
    { it: 'of another cluster than that of the Prometheus', apiServer: 'https://b.example.com:6443', server: { apiserverConfig: { host: 'https://a.example.com:6443' } }, targets: 0 },
  ])('knows $targets target $it', ({ apiServer, server, targets }) => {
    const inspection = inspect(apiServer, server);

    expect(inspection.targets).toHaveLength(targets);
    expect(inspection.findings).toEqual([]);
  });
});
