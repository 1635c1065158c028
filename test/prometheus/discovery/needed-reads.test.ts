import { AttachedMetadata, KubernetesConfig, KubernetesRole } from '../../../lib/prometheus/configuration/scrape-job';
import { isUnreadWithout, neededReads, READ_VERBS, stopsDiscovery } from '../../../lib/prometheus/discovery/needed-reads';

const EVERYTHING = ['node', 'namespace', 'deployment', 'job', 'cronjob'] as const;

/** The resources that a discovery lists, with their scope and what they are for. */
function readsOf(role: KubernetesRole, attached: readonly (keyof AttachedMetadata)[]): string[] {
  const attach = Object.fromEntries(EVERYTHING.map((name) => [name, attached.includes(name)])) as unknown as AttachedMetadata;

  return neededReads({ role, attach } as KubernetesConfig).map(({ group, resource, isNamespaced, attach: field, label }) => (
    [`${isNamespaced ? 'namespaced' : 'cluster'} ${[resource, group].filter((part) => part !== '').join('.')}`, field, label].filter((part) => part !== undefined).join(' ')));
}

describe('neededReads()', () => {
  test.each([
    { role: 'pod', expected: ['namespaced pods'] },
    { role: 'service', expected: ['namespaced services'] },
    { role: 'endpoints', expected: ['namespaced endpoints', 'namespaced services', 'namespaced pods'] },
    { role: 'endpointslice', expected: ['namespaced endpointslices.discovery.k8s.io', 'namespaced services', 'namespaced pods'] },
    { role: 'ingress', expected: ['namespaced ingresses.networking.k8s.io'] },
    { role: 'node', expected: ['cluster nodes'] },
  ] as const)('of role $role without metadata', ({ role, expected }) => expect(readsOf(role, [])).toEqual(expected));

  const ofTargets = [
    'cluster nodes node', 'cluster namespaces namespace', 'namespaced replicasets.apps deployment __meta_kubernetes_pod_deployment_name',
    'namespaced jobs.batch cronjob __meta_kubernetes_pod_cronjob_name',
  ];

  test.each([
    { role: 'pod', expected: ['cluster nodes node', 'cluster namespaces namespace', 'namespaced replicasets.apps deployment', 'namespaced jobs.batch job', 'namespaced jobs.batch cronjob'] },
    { role: 'endpoints', expected: ofTargets },
    { role: 'endpointslice', expected: ofTargets },
    { role: 'service', expected: ['cluster namespaces namespace'] },
    { role: 'ingress', expected: ['cluster namespaces namespace'] },
    { role: 'node', expected: [] },
  ] as const)('of role $role with all metadata', ({ role, expected }) => {
    expect(readsOf(role, EVERYTHING).slice(readsOf(role, []).length)).toEqual(expected);
  });

  test.each(EVERYTHING)('with %s alone has only what that needs', (name) => {
    const added = readsOf('pod', [name]).slice(1);

    expect(added).toHaveLength(1);
    expect(added[0]).toMatch(new RegExp(` ${name}$`));
  });
});

describe('stopsDiscovery()', () => {
  const read = { group: '', resource: 'pods', isNamespaced: true, verbs: READ_VERBS };

  test.each([
    { it: 'objects that stay unknown', denied: { ...read, isUnread: true }, expected: true },
    { it: 'objects that are known late', denied: { ...read, isUnread: false }, expected: false },
    { it: 'objects for a label alone', denied: { ...read, isUnread: true, label: 'a' }, expected: false },
  ])('of $it', ({ denied, expected }) => expect(stopsDiscovery(denied)).toBe(expected));
});

test.each([
  { denied: ['list', 'watch'], version: undefined, expected: true },
  { denied: ['list', 'watch'], version: '3.14.0', expected: true },
  { denied: ['list'], version: undefined, expected: false },
  { denied: ['list'], version: '3.9.1', expected: true },
  { denied: ['list'], version: '3.10.0', expected: false },
  { denied: ['watch'], version: '3.9.1', expected: false },
  { denied: [], version: '3.9.1', expected: false },
] as const)('isUnreadWithout($denied, $version)', ({ denied, version, expected }) => expect(isUnreadWithout(denied, version)).toBe(expected));
