import { parse } from 'yaml';
import { stagedCrd } from '../../../lib/graduation/crd/staged-crd';
import { loadManifests } from '../../../lib/manifests/load/load-manifests';
import { valueAt } from '../../../lib/manifests/manifest';
import { scrapeConfigCrd } from '../../support/scrape-config-crd';
import { selfSigned } from '../../support/self-signed';
import { useFolder } from '../folder';
import { runCli } from '../terminal';

const folder = useFolder();
const CRD = scrapeConfigCrd();
const { certificate: CA, key: KEY } = selfSigned('ca');
const crd = (...args: string[]) => runCli(['crd', 'scrape-config', ...args], { stdin: JSON.stringify(CRD) });

describe('cdk8s-app-monitoring crd scrape-config', () => {
  test.each(['opt-in', 'default', 'storage-migration', 'removal'] as const)('prints the CRD of the stage %s, and what to do', async (stage) => {
    const { code, out, err } = await crd('--stage', stage, folder.file('crd.yaml', [CRD]));

    expect(code).toBe(0);
    expect(loadManifests(out, 'out').map(({ manifest }) => manifest)).toEqual([stagedCrd(CRD, stage)]);
    expect(parse(out, { version: '1.1' })).toEqual(stagedCrd(CRD, stage));
    expect(err).toMatch(new RegExp(`^(${stage}: .*\n){2,}$`));
  });

  test('tells how stored objects are rewritten', async () => {
    const { err } = await crd('--stage', 'storage-migration', '-');

    expect(err).toContain('kubectl get scrapeconfigs.monitoring.coreos.com --all-namespaces -o json | kubectl replace -f -');
    expect(err).toContain('kubectl patch crd scrapeconfigs.monitoring.coreos.com --subresource=status --type=merge -p \'{"status":{"storedVersions":["v1beta1"]}}\'');
  });

  test('reads standard input, and names a webhook', async () => {
    const { out } = await crd('--stage', 'opt-in', '--webhook', 'monitoring/hook', '--ca-bundle', folder.file('ca.pem', CA), '--demonstration', '-');

    const [{ manifest }] = loadManifests(out, 'out');
    expect(valueAt(manifest, ['spec', 'conversion', 'webhook', 'clientConfig'])).toEqual({ caBundle: Buffer.from(CA).toString('base64'), service: { namespace: 'monitoring', name: 'hook', path: '/convert', port: 443 } });
    expect(valueAt(manifest, ['spec', 'versions', 1, 'schema', 'openAPIV3Schema', 'properties', 'spec', 'properties', 'job'])).toBeDefined();
  });

  test('finds the CRD among other objects', async () => {
    const { code, out } = await crd('--stage', 'opt-in', folder.file('bundle.yaml', [{ ...CRD, metadata: { name: 'probes.monitoring.coreos.com' } }, CRD]));

    expect(code).toBe(0);
    expect(loadManifests(out, 'out').map(({ manifest }) => manifest)).toEqual([stagedCrd(CRD, 'opt-in')]);
  });

  test.each([
    { it: 'a private key', text: `${CA}${KEY}`, why: 'holds a private key, which must not be in a CRD' },
    { it: 'text without a certificate', text: 'PEM', why: 'holds no certificate in PEM form, so the API server would refuse the CRD' },
  ])('refuses $it as CA bundle, and does not print it', async ({ text, why }) => {
    const { code, out, err } = await crd('--stage', 'opt-in', '--webhook', 'a/b', '--ca-bundle', folder.file('ca.pem', text), '-');

    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toMatch(new RegExp(`^".*ca\\.pem" of "--ca-bundle" ${why}; use the certificate of the authority [^\\n]*\n`));
  });

  test('lets cert-manager add the CA bundle', async () => {
    const { out } = await crd('--stage', 'opt-in', '--webhook', 'monitoring/hook', '--inject-ca-from', 'monitoring/cert', '-');

    expect(loadManifests(out, 'out')[0].manifest.metadata!.annotations).toMatchObject({ 'cert-manager.io/inject-ca-from': 'monitoring/cert' });
  });

  test.each([
    { it: 'no stage', args: ['-'], expected: /^"--stage" must be opt-in, default, storage-migration or removal\nTry / },
    { it: 'an unknown stage', args: ['--stage', 'toString', '-'], expected: /^"--stage" must be opt-in, default, storage-migration or removal, not "toString"\n/ },
    { it: 'no input', args: ['--stage', 'opt-in'], expected: /^crd scrape-config takes one input, not 0\n/ },
    { it: 'two inputs', args: ['--stage', 'opt-in', 'a', 'b'], expected: /^crd scrape-config takes one input, not 2\n/ },
    { it: 'a file that does not exist', args: ['--stage', 'opt-in', 'nowhere.yaml'], expected: /^AM807 nowhere.yaml: does not exist; / },
    { it: 'a CA bundle that does not exist', args: ['--stage', 'opt-in', '--webhook', 'a/b', '--ca-bundle', 'nowhere.pem', '-'], expected: /^AM807 nowhere.pem: does not exist; / },
    { it: 'a webhook without namespace', args: ['--stage', 'opt-in', '--webhook', 'hook', '-'], expected: /^"--webhook" must be <namespace>\/<name>, not "hook"\n/ },
    { it: 'a name that no namespace can have', args: ['--stage', 'opt-in', '--webhook', 'A_b/hook', '--inject-ca-from', 'a/c', '-'], expected: /^"--webhook" must be <namespace>\/<name>, and "A_b" / },
    { it: 'a webhook without authority', args: ['--stage', 'opt-in', '--webhook', 'a/b', '-'], expected: /^"--webhook" needs "--inject-ca-from" or "--ca-bundle", / },
    { it: 'two authorities', args: ['--stage', 'opt-in', '--webhook', 'a/b', '--inject-ca-from', 'a/c', '--ca-bundle', 'x', '-'], expected: /^use "--inject-ca-from" or "--ca-bundle", not both\n/ },
    { it: 'an authority without webhook', args: ['--stage', 'opt-in', '--ca-bundle', 'x', '-'], expected: /^"--inject-ca-from" and "--ca-bundle" need "--webhook"\n/ },
    { it: 'a demonstration without webhook', args: ['--stage', 'opt-in', '--demonstration', '-'], expected: /^"--demonstration" needs "--webhook": / },
  ])('refuses $it', async ({ args, expected }) => {
    const { code, out, err } = await crd(...args);

    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toMatch(expected);
  });

  test.each([
    { it: 'a CRD of several versions', content: [stagedCrd(CRD, 'opt-in')], expected: 'AM741 crd.yaml: the CRD has the versions "v1alpha1", "v1beta1" already; apply it as it is, or use the file of scrapeconfigs.monitoring.coreos.com of your operator\'s release, with v1alpha1 alone\n' },
    { it: 'several objects', content: [CRD, CRD], expected: 'the input must hold the CRD scrapeconfigs.monitoring.coreos.com once; it holds 2 objects, and the CRD 2 times\nTry "cdk8s-app-monitoring --help".\n' },
  ])('refuses $it', async ({ content, expected }) => {
    const { code, err } = await crd('--stage', 'opt-in', folder.file('crd.yaml', content));

    expect({ code, err: err.replace(`${folder.path()}/`, '') }).toEqual({ code: 2, err: expected });
  });
});
