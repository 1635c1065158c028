import { App, Chart, Testing } from 'cdk8s';
import { ConversionWebhook, ConversionWebhookProps, GraduationStage, ScrapeConfigCrd, WebhookCertificate } from '../../../lib';
import { CONVERT_PATH } from '../../../lib/cli/webhook/conversion-server';
import { WEBHOOK } from '../../../lib/cli/webhook/webhook';
import { admitBuiltIn } from '../../../lib/kubernetes/admission/admit-built-in';
import { Manifest, valueAt } from '../../../lib/manifests/manifest';
import { scrapeConfigCrd } from '../../support/scrape-config-crd';
import { selfSigned } from '../../support/self-signed';

const TEXT = JSON.stringify(scrapeConfigCrd());
const { certificate: CA, key: KEY } = selfSigned('ca');
const IMAGE = 'registry.example.com/scrape-config-webhook:1.0.0';

function synth(props: Partial<ConversionWebhookProps> = {}, namespace: string | undefined = 'monitoring'): { readonly [kind: string]: Manifest } {
  const chart = new Chart(new App(), 'graduation', { namespace });
  const conversion = new ConversionWebhook(chart, 'webhook', { image: IMAGE, certificate: WebhookCertificate.certManager(), metadata: { name: 'hook' }, ...props });
  new ScrapeConfigCrd(chart, 'crd', { text: TEXT, stage: GraduationStage.OPT_IN, conversion });

  return Object.fromEntries((Testing.synth(chart) as Manifest[]).map((manifest) => [manifest.kind!, manifest]));
}

const podOf = (deployment: Manifest) => valueAt(deployment, ['spec', 'template', 'spec']) as Record<string, unknown>;
const containerOf = (deployment: Manifest) => valueAt(deployment, ['spec', 'template', 'spec', 'containers', 0]) as Record<string, unknown>;

describe('ConversionWebhook', () => {
  test('writes a Deployment, a Service, and a Certificate that signs itself', () => {
    const made = synth();

    expect(Object.keys(made)).toEqual(['Deployment', 'Service', 'Issuer', 'Certificate', 'CustomResourceDefinition']);
    expect(Object.values(made).slice(0, 4).map(({ metadata }) => `${metadata!.namespace}/${metadata!.name}`)).toEqual(Array(4).fill('monitoring/hook'));
    expect(made.Certificate.spec).toEqual({
      secretName: 'hook-certificate',
      dnsNames: ['hook.monitoring.svc', 'hook.monitoring.svc.cluster.local'],
      issuerRef: { kind: 'Issuer', name: 'hook' },
      privateKey: { algorithm: 'ECDSA', size: 256, rotationPolicy: 'Always' },
      usages: ['server auth', 'digital signature'],
    });
    expect(made.Service.spec).toEqual({ selector: { 'app.kubernetes.io/name': 'hook' }, ports: [{ name: 'https', port: 443, protocol: 'TCP', targetPort: 'https' }] });
    expect(made.CustomResourceDefinition.metadata!.annotations).toMatchObject({ 'cert-manager.io/inject-ca-from': 'monitoring/hook' });
    expect(valueAt(made.CustomResourceDefinition, ['spec', 'conversion', 'webhook', 'clientConfig'])).toEqual({
      service: { namespace: 'monitoring', name: 'hook', path: CONVERT_PATH, port: 443 },
    });
  });

  test('runs the command of this package with options that it has', () => {
    const [program, command, ...args] = containerOf(synth({ demonstration: true }).Deployment).command as string[];

    expect([program, command]).toEqual(['cdk8s-app-monitoring', 'webhook']);
    for (const option of args.filter((each) => each.startsWith('--'))) expect(Object.keys(WEBHOOK.options)).toContain(option.slice(2));
    expect(args).toContain('--demonstration');
  });

  test('is restricted: no root, no privileges, no writing, no account', () => {
    const { Deployment } = synth();
    const { automountServiceAccountToken, securityContext } = podOf(Deployment);

    expect({ automountServiceAccountToken, securityContext }).toEqual({
      automountServiceAccountToken: false,
      securityContext: { runAsNonRoot: true, runAsUser: 1000, runAsGroup: 1000, fsGroup: 1000, seccompProfile: { type: 'RuntimeDefault' } },
    });
    expect(containerOf(Deployment).securityContext).toEqual({ allowPrivilegeEscalation: false, capabilities: { drop: ['ALL'] }, readOnlyRootFilesystem: true });
    expect(containerOf(Deployment)).toMatchObject({
      livenessProbe: { httpGet: { path: '/healthz', port: 'https', scheme: 'HTTPS' } },
      readinessProbe: { httpGet: { path: '/readyz', port: 'https', scheme: 'HTTPS' } },
    });
  });

  test.each(['Deployment', 'Service'])('writes a %s that the API server takes', (kind) => {
    expect(admitBuiltIn(synth({ imagePullSecrets: ['pull'] })[kind])?.faults).toEqual([]);
  });

  test('takes a Secret with its CA bundle', () => {
    const made = synth({ certificate: WebhookCertificate.secret('tls', CA), replicas: 3 });

    expect(Object.keys(made)).toEqual(['Deployment', 'Service', 'CustomResourceDefinition']);
    expect(valueAt(made.Deployment, ['spec', 'replicas'])).toBe(3);
    expect(podOf(made.Deployment).volumes).toEqual([{ name: 'certificate', secret: { secretName: 'tls', defaultMode: 0o440 } }]);
    expect(valueAt(made.CustomResourceDefinition, ['spec', 'conversion', 'webhook', 'clientConfig', 'caBundle'])).toBe(Buffer.from(CA).toString('base64'));
  });

  test('takes an issuer', () => {
    const made = synth({ certificate: WebhookCertificate.certManager({ name: 'ca', kind: 'ClusterIssuer' }) });

    expect(made).not.toHaveProperty('Issuer');
    expect(valueAt(made.Certificate, ['spec', 'issuerRef'])).toEqual({ kind: 'ClusterIssuer', name: 'ca' });
  });

  test('makes the demonstration in the CRD too', () => {
    const { CustomResourceDefinition } = synth({ demonstration: true });

    expect(valueAt(CustomResourceDefinition, ['spec', 'versions', 1, 'schema', 'openAPIV3Schema', 'properties', 'spec', 'properties', 'summary'])).toBeDefined();
  });

  test.each([
    { it: 'no image', props: { image: '' }, expected: 'AM123 graduation/webhook: image "" is not the name of an image; ' },
    { it: 'no certificate', props: { certificate: undefined }, expected: 'AM123 graduation/webhook: certificate is missing; ' },
    { it: 'a key as CA bundle', props: { certificate: WebhookCertificate.secret('tls', KEY) }, expected: 'AM123 graduation/webhook: certificate: the CA bundle holds a private key, which must not be in a CRD; use the certificate of ' },
    { it: 'a CA bundle that is not PEM', props: { certificate: WebhookCertificate.secret('tls', 'PEM') }, expected: 'AM123 graduation/webhook: certificate: the CA bundle holds no certificate in PEM form, ' },
    { it: 'no pods', props: { replicas: 0 }, expected: 'AM123 graduation/webhook: replicas "0" is not a whole number from 1; use 2' },
    { it: 'a name that no Service can have', props: { metadata: { name: '1.hook' } }, expected: 'AM101 graduation/webhook: metadata.name "1.hook" contains "."; ' },
    { it: 'a name that begins with a digit', props: { metadata: { name: '1hook' } }, expected: 'AM101 graduation/webhook: metadata.name "1hook" does not begin with a letter; ' },
  ] as { it: string; props: Partial<ConversionWebhookProps>; expected: string }[])('refuses $it', ({ props, expected }) => {
    expect(() => synth(props)).toThrow(expected);
  });

  test('refuses to run in a namespace that is not known', () => {
    const chart = new Chart(new App(), 'graduation');

    expect(() => new ConversionWebhook(chart, 'webhook', { image: IMAGE, certificate: WebhookCertificate.certManager() }))
      .toThrow('AM742 graduation/webhook: the namespace of the webhook is not known, and the CRD must name it; set the namespace of the chart, or metadata.namespace');
  });
});
