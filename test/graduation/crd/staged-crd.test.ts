import { DEMONSTRATION } from '../../../lib/graduation/conversion/field-change';
import { STAGE_NAMES } from '../../../lib/graduation/crd/stage';
import { stagedCrd } from '../../../lib/graduation/crd/staged-crd';
import { webhookConversion } from '../../../lib/graduation/crd/webhook-conversion';
import { Manifest, valueAt } from '../../../lib/manifests/manifest';
import { scrapeConfigCrd } from '../../support/scrape-config-crd';

interface Version {
  readonly name: string;
  readonly served: boolean;
  readonly storage: boolean;
  readonly deprecated?: boolean;
  readonly [field: string]: unknown;
}

const versionsOf = (crd: Manifest) => valueAt(crd, ['spec', 'versions']) as Version[];
const CRD = scrapeConfigCrd();
const with_ = (path: readonly (string | number)[], value: unknown): Manifest => {
  const copy = scrapeConfigCrd();
  const parent = valueAt(copy, path.slice(0, -1)) as Record<string | number, unknown>;
  parent[path.at(-1)!] = value;

  return copy;
};

describe('stagedCrd()', () => {
  test.each([
    { stage: 'opt-in', expected: ['v1alpha1 served stored', 'v1beta1 served'] },
    { stage: 'default', expected: ['v1alpha1 served stored deprecated', 'v1beta1 served'] },
    { stage: 'storage-migration', expected: ['v1alpha1 served deprecated', 'v1beta1 served stored'] },
    { stage: 'removal', expected: ['v1beta1 served stored'] },
  ] as const)('$stage has the versions $expected', ({ stage, expected }) => {
    const said = versionsOf(stagedCrd(CRD, stage)).map(({ name, served, storage, deprecated }) => [name, served && 'served', storage && 'stored', deprecated && 'deprecated'].filter(Boolean).join(' '));

    expect(said).toEqual(expected);
  });

  test.each(STAGE_NAMES)('%s keeps everything else, without changing what it was given', (stage) => {
    const text = JSON.stringify(CRD);
    const made = stagedCrd(CRD, stage);

    expect(JSON.stringify(CRD)).toBe(text);
    const [original] = versionsOf(CRD);
    for (const { name, served, storage, deprecated, deprecationWarning, ...rest } of versionsOf(made)) {
      expect({ ...rest, name: 'v1alpha1', served: true, storage: true }).toEqual(original);
    }
    const { versions: _, conversion, ...spec } = made.spec as { versions: unknown; conversion: unknown };
    expect(conversion).toEqual({ strategy: 'None' });
    expect({ ...made, spec }).toEqual({ ...CRD, spec: { ...CRD.spec as object, versions: undefined } });
  });

  test('warns clients of a deprecated version', () => {
    const [old, next] = versionsOf(stagedCrd(CRD, 'default'));

    expect(old.deprecationWarning).toBe('monitoring.coreos.com/v1alpha1 ScrapeConfig is deprecated; use monitoring.coreos.com/v1beta1 ScrapeConfig');
    expect(next).not.toHaveProperty('deprecationWarning');
  });

  test('takes the CRD of a cluster, and leaves out what the cluster added', () => {
    const ofCluster = {
      ...CRD,
      metadata: {
        ...CRD.metadata,
        uid: 'u',
        resourceVersion: '1',
        generation: 1,
        creationTimestamp: 'now',
        managedFields: [],
        labels: { a: 'b' },
        annotations: { ...CRD.metadata!.annotations, 'kubectl.kubernetes.io/last-applied-configuration': '{}' },
      },
      status: { storedVersions: ['v1alpha1'] },
    };

    const made = stagedCrd(ofCluster, 'opt-in');

    expect(made).toEqual({ ...stagedCrd(CRD, 'opt-in'), metadata: { ...CRD.metadata, labels: { a: 'b' } } });
  });

  test('names the webhook, and the Certificate that its CA bundle comes from', () => {
    const place = { namespace: 'monitoring', name: 'webhook' };
    const service = { ...place, path: '/convert', port: 443 };

    const injected = stagedCrd(CRD, 'opt-in', { conversion: webhookConversion({ ...place, injectCaFrom: { namespace: 'monitoring', name: 'cert' } }) });
    const given = stagedCrd(CRD, 'opt-in', { conversion: webhookConversion({ ...place, caBundle: 'PEM' }) });

    expect(valueAt(injected, ['spec', 'conversion'])).toEqual({ strategy: 'Webhook', webhook: { clientConfig: { service }, conversionReviewVersions: ['v1'] } });
    expect(injected.metadata!.annotations).toEqual({ ...CRD.metadata!.annotations, 'cert-manager.io/inject-ca-from': 'monitoring/cert' });
    expect(valueAt(given, ['spec', 'conversion', 'webhook', 'clientConfig'])).toEqual({ service, caBundle: 'UEVN' });
    expect(given.metadata).toEqual(CRD.metadata);
  });

  test('changes the schema of v1beta1 as the demonstration says', () => {
    const [old, next] = versionsOf(stagedCrd(CRD, 'opt-in', { changes: DEMONSTRATION }));
    const fieldsAt = (version: Version, ...path: (string | number)[]) => Object.keys(valueAt(version, ['schema', 'openAPIV3Schema', 'properties', 'spec', 'properties', ...path]) as object);

    expect(old).toEqual(versionsOf(CRD)[0]);
    expect(fieldsAt(next, 'staticConfigs', 'items', 'properties')).toEqual(['labels', 'addresses', 'owner']);
    expect(valueAt(next, ['schema', 'openAPIV3Schema', 'properties', 'spec', 'properties', 'staticConfigs', 'items', 'required'])).toEqual(['addresses']);
    expect(fieldsAt(next, 'basicAuth', 'properties', 'username', 'properties')).toEqual(['key', 'name']);
    expect(fieldsAt(next, 'proxyConnectHeader', 'additionalProperties', 'items', 'properties')).toEqual(['key', 'name']);
    expect(fieldsAt(next)).toEqual(expect.arrayContaining(['job', 'summary']));
    expect(fieldsAt(next)).not.toEqual(expect.arrayContaining(['jobName']));
    expect(fieldsAt(next)).not.toEqual(expect.arrayContaining(['trackTimestampsStaleness']));
  });

  test.each([
    { it: 'another kind', crd: { apiVersion: 'v1', kind: 'Pod', metadata: { name: 'a' } }, expected: 'Pod "a" is not a CustomResourceDefinition' },
    { it: 'an old CRD', crd: with_(['apiVersion'], 'apiextensions.k8s.io/v1beta1'), expected: 'the CRD has apiVersion "apiextensions.k8s.io/v1beta1", which Kubernetes no longer serves' },
    { it: 'another CRD', crd: with_(['metadata', 'name'], 'probes.monitoring.coreos.com'), expected: '"probes.monitoring.coreos.com" is not the CRD of ScrapeConfig' },
    { it: 'another group', crd: with_(['spec', 'group'], 'example.com'), expected: '"scrapeconfigs.monitoring.coreos.com" is not the CRD of ScrapeConfig' },
    { it: 'a CRD with several versions', crd: stagedCrd(CRD, 'opt-in'), expected: 'the CRD has the versions "v1alpha1", "v1beta1" already' },
    { it: 'a CRD with another version', crd: stagedCrd(CRD, 'removal'), expected: 'the CRD has the version "v1beta1", and not "v1alpha1"' },
    { it: 'no versions', crd: with_(['spec', 'versions'], []), expected: 'the CRD has no versions, and not "v1alpha1"' },
    { it: 'no schema', crd: with_(['spec', 'versions', 0, 'schema'], {}), expected: 'version "v1alpha1" has no schema.openAPIV3Schema' },
    { it: 'another conversion', crd: with_(['spec', 'conversion'], { strategy: 'Webhook' }), expected: 'the CRD converts with strategy "Webhook" already' },
  ])('refuses $it', ({ crd, expected }) => {
    expect(() => stagedCrd(crd as Manifest, 'opt-in')).toThrow(`AM741: ${expected}; `);
  });
});
