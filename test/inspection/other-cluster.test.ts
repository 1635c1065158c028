/** Jobs may discover in another cluster, whose pods are not those of the manifests. */
import { Inspection } from '../../lib/inspection/inspection';
import { Fields, Manifest, object } from '../support/manifests/manifest';
import { scrapeConfig } from '../support/manifests/monitors';
import { prometheus } from '../support/manifests/servers';
import { deployment } from '../support/manifests/workloads';

const inspect = (...manifests: readonly Manifest[]) => Inspection.ofYaml(manifests.map((manifest) => JSON.stringify(manifest)).join('\n---\n'));

const byScrapeConfig = (apiServer: string | undefined, server: Fields) =>
  inspect(prometheus(server), deployment(), scrapeConfig({ staticConfigs: undefined, kubernetesSDConfigs: [{ role: 'Pod', namespaces: { names: ['shop'] }, apiServer }] }));

const byAdditionalJob = (apiServer: string | undefined, server: Fields) => inspect(
  prometheus({ additionalScrapeConfigs: { name: 'more', key: 'jobs' }, ...server }),
  deployment(),
  object('v1', 'Secret', { stringData: { jobs: JSON.stringify([{ job_name: 'a', kubernetes_sd_configs: [{ role: 'pod', namespaces: { names: ['shop'] }, api_server: apiServer }] }]) } }, { name: 'more', namespace: 'monitoring' }),
);

describe.each([
  { job: 'a ScrapeConfig', inspectWith: byScrapeConfig },
  { job: 'a job of additionalScrapeConfigs', inspectWith: byAdditionalJob },
])('Inspection of $job that discovers pods', ({ inspectWith }) => {
  test.each([
    { it: 'of the cluster', apiServer: undefined, targets: 1 },
    { it: 'of the cluster by the name of its API server', apiServer: 'https://kubernetes.default.svc', targets: 1 },
    { it: 'of the cluster by a whole name', apiServer: 'https://kubernetes.default.svc.cluster.local:443/', targets: 1 },
    { it: 'of the cluster of the Prometheus', apiServer: 'https://a.example.com:6443', server: { apiserverConfig: { host: 'https://a.example.com:6443' } }, targets: 1 },
    { it: 'of another cluster', apiServer: 'https://b.example.com:6443', targets: 0 },
    { it: 'of another cluster than that of the Prometheus', apiServer: 'https://b.example.com:6443', server: { apiserverConfig: { host: 'https://a.example.com:6443' } }, targets: 0 },
  ])('knows $targets target $it', ({ apiServer, server = {}, targets }) => {
    const inspection = inspectWith(apiServer, server);

    expect(inspection.targets).toHaveLength(targets);
    expect(inspection.findings).toEqual([]);
  });
});
