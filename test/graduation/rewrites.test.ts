// What a rewrite changes, no Prometheus sees: both forms give the same configuration.

import { runCli } from '../cli/terminal';
import { scrapeConfig } from '../support/manifests/monitors';
import { prometheus } from '../support/manifests/servers';

const SECRET = { apiVersion: 'v1', kind: 'Secret', metadata: { name: 's', namespace: 'shop' }, stringData: { k: 'v' } };
const REF = { name: 's', key: 'k' };

async function configOf(spec: object, operator: string): Promise<string> {
  const given = [prometheus({ version: 'v2.53.0' }), scrapeConfig(spec as never), SECRET].map((each) => JSON.stringify(each)).join('\n---\n');
  const { out, err } = await runCli(['config', '--operator-version', operator, '-'], { stdin: given });
  expect(err).toBe('');

  return out.slice(out.indexOf('scrape_configs:'));
}

test.each([
  { it: 'roles of Kubernetes', old: { kubernetesSDConfigs: [{ role: 'endpointslice', selectors: [{ role: 'endpointslice', label: 'a=b', field: 'c=d' }] }] }, now: { kubernetesSDConfigs: [{ role: 'EndpointSlice', selectors: [{ role: 'EndpointSlice', label: 'a=b', field: 'c=d' }] }] }, before: '0.75.2', after: '0.76.2' },
  { it: 'the name of Nomad', old: { NomadSDConfigs: [{ server: 'http://n' }] }, now: { nomadSDConfigs: [{ server: 'http://n' }] }, before: '0.76.2', after: '0.77.2' },
  { it: 'empty lists', old: { staticConfigs: [{ targets: ['a'] }], relabelings: [], metricRelabelings: [], scrapeProtocols: [] }, now: { staticConfigs: [{ targets: ['a'] }] }, before: '0.76.2', after: '0.77.2' },
  { it: 'roles of OpenStack', old: { openstackSDConfigs: [{ role: 'hypervisor', region: 'r' }] }, now: { openstackSDConfigs: [{ role: 'Hypervisor', region: 'r' }] }, before: '0.80.1', after: '0.82.2' },
  { it: 'schemes', old: { staticConfigs: [{ targets: ['a'] }], scheme: 'HTTPS' }, now: { staticConfigs: [{ targets: ['a'] }], scheme: 'https' }, before: '0.85.0', after: '0.87.1' },
  { it: 'availability of OpenStack', old: { openstackSDConfigs: [{ role: 'Instance', region: 'r', availability: 'admin' }] }, now: { openstackSDConfigs: [{ role: 'Instance', region: 'r', availability: 'Admin' }] }, before: '0.93.1', after: '0.94.1' },
  { it: 'roles of Hetzner', old: { hetznerSDConfigs: [{ role: 'robot' }] }, now: { hetznerSDConfigs: [{ role: 'Robot' }] }, before: '0.93.1', after: '0.94.1' },
])('a rewrite of $it gives the same configuration', async ({ old, now, before, after }) => {
  const config = await configOf(now, after);

  expect(config).toContain('job_name: scrapeConfig/shop/cart');
  expect(await configOf(old, before)).toBe(config);
});

test('operators up to 0.73 write a header of a proxy as a text, which Prometheus refuses', async () => {
  const spec = (header: unknown) => ({ staticConfigs: [{ targets: ['a'] }], proxyUrl: 'http://p', proxyConnectHeader: { h: header } });

  expect(await configOf(spec(REF), '0.73.2')).toMatch(/proxy_connect_header:\n +h: <secret/);
  expect(await configOf(spec([REF]), '0.74.0')).toMatch(/proxy_connect_header:\n +h:\n +- <secret/);
});
