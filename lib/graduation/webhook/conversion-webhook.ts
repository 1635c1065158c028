/** The construct that runs the conversion webhook of ScrapeConfig. */
import { ApiObject, ApiObjectMetadata, Chart, Names } from 'cdk8s';
import { Construct } from 'constructs';
import { ConversionWebhookProps } from './conversion-webhook-props';
import { deploymentSpec } from './deployment-spec';
import { WebhookCertificate } from './webhook-certificate';
import { checkMetadata } from '../../endpoint/check-metadata';
import { MonitoringError } from '../../findings/monitoring-error';
import { findingAt, Problem, quote } from '../../findings/problem';
import { removeFailed } from '../../findings/remove-failed';
import { requireConstruct } from '../../findings/require-object';
import { whyNotDnsLabel } from '../../units/kubernetes-names';
import { VersionChanges, DEMONSTRATION, NO_CHANGES } from '../conversion/field-change';
import { CA_BUNDLE_FIX, whyNotCaBundle } from '../crd/ca-bundle';
import { ConversionOfCrd } from '../crd/staged-crd';
import { webhookConversion, WEBHOOK_PORT } from '../crd/webhook-conversion';

/**
 * Runs the webhook that converts ScrapeConfigs between v1alpha1 and v1beta1: a Deployment with a Service in front of it, and a
 * Certificate of cert-manager if it is not given a Secret. `ScrapeConfigCrd` takes it as `conversion`.
 *
 * A cluster needs it only when the two versions differ. Today they do not.
 * @example
 * const conversion = new ConversionWebhook(chart, 'webhook', {
 *   image: 'registry.example.com/scrape-config-webhook:1.0.0',
 *   certificate: WebhookCertificate.certManager(),
 * });
 * new ScrapeConfigCrd(chart, 'crd', { file: 'scrapeconfigs.yaml', stage: GraduationStage.OPT_IN, conversion });
 */
export class ConversionWebhook extends Construct {
  /** The Deployment. */
  public readonly deployment: ApiObject;
  /** The Service that the API server calls. */
  public readonly service: ApiObject;

  private readonly props: ConversionWebhookProps;
  private readonly namespace: string;
  private readonly name: string;

  /**
   * @param scope the parent construct
   * @param id name of the construct, unique within the scope
   * @param props how it runs
   * @throws MonitoringError when props are invalid, with all findings
   */
  constructor(scope: Construct, id: string, props: ConversionWebhookProps) {
    super(requireConstruct('ConversionWebhook', 'scope', scope), id);
    try {
      this.props = { ...props };
      const { metadata = {} } = props;
      const namespace = metadata.namespace ?? Chart.of(this).namespace;
      const problems = [...checkProps(props, namespace), ...checkName(metadata.name), ...checkMetadata(metadata)];
      if (problems.length > 0) throw new MonitoringError(problems.map((problem) => findingAt(this.node.path, problem)));
      this.namespace = namespace!;
      this.name = metadata.name ?? Names.toDnsLabel(this, { maxLen: 63 });
      const labels = { 'app.kubernetes.io/name': this.name };
      this.deployment = this.add('Deployment', 'apps/v1', 'Deployment', deploymentSpec({
        image: props.image,
        secretName: this.secretName,
        labels,
        replicas: props.replicas ?? 2,
        imagePullSecrets: props.imagePullSecrets,
        isDemonstration: props.demonstration ?? false,
      }));
      this.service = this.add('Service', 'v1', 'Service', {
        selector: labels, ports: [{ name: 'https', port: WEBHOOK_PORT, protocol: 'TCP', targetPort: 'https' }],
      });
      this.addCertificate();
    } catch (error) {
      removeFailed(this);
      throw error;
    }
  }

  /**
   * What the CRD needs to call the webhook.
   * @internal
   */
  public get _conversion(): ConversionOfCrd {
    const source = this.props.certificate._source;
    const place = { namespace: this.namespace, name: this.name };

    return webhookConversion({ ...place, ...'secret' in source ? { caBundle: source.caBundle } : { injectCaFrom: place } });
  }

  /**
   * What it converts.
   * @internal
   */
  public get _changes(): VersionChanges {
    return this.props.demonstration ? DEMONSTRATION : NO_CHANGES;
  }

  private get secretName(): string {
    const source = this.props.certificate._source;

    return 'secret' in source ? source.secret : `${this.name}-certificate`;
  }

  private addCertificate(): void {
    const source = this.props.certificate._source;
    if ('secret' in source) return;
    const isSelfSigned = source.issuer === 'self-signed';
    if (isSelfSigned) this.add('Issuer', 'cert-manager.io/v1', 'Issuer', { selfSigned: {} });
    const host = `${this.name}.${this.namespace}.svc`;
    this.add('Certificate', 'cert-manager.io/v1', 'Certificate', {
      secretName: this.secretName,
      dnsNames: [host, `${host}.cluster.local`],
      issuerRef: isSelfSigned ? { kind: 'Issuer', name: this.name } : { kind: 'Issuer', ...source.issuer as object },
      privateKey: { algorithm: 'ECDSA', size: 256, rotationPolicy: 'Always' },
      usages: ['server auth', 'digital signature'],
    });
  }

  private add(id: string, apiVersion: string, kind: string, spec: object): ApiObject {
    const metadata: ApiObjectMetadata = { ...this.props.metadata, name: this.name, namespace: this.namespace };

    return new ApiObject(this, id, { apiVersion, kind, metadata, spec });
  }
}

/** A Service has a stricter name than other objects. */
function checkName(name: string | undefined): Problem[] {
  if (name === undefined) return [];
  const why = whyNotDnsLabel(name) ?? (/^[a-z]/.test(name) ? undefined : 'does not begin with a letter');

  return why === undefined ? [] : [{ code: 'AM101', message: `metadata.name ${quote(name)} ${why}`, fix: 'use a name that a Service can have' }];
}

function checkCaBundle(certificate: WebhookCertificate | undefined): Problem[] {
  const source = certificate?._source;
  if (!source || !('secret' in source)) return [];
  const why = typeof source.caBundle === 'string' ? whyNotCaBundle(source.caBundle) : 'is missing';

  return why === undefined ? [] : [{ code: 'AM123', message: `certificate: the CA bundle ${why}`, fix: CA_BUNDLE_FIX }];
}

function checkProps({ image, certificate, replicas = 1 }: ConversionWebhookProps, namespace: string | undefined): Problem[] {
  return [
    ...typeof image === 'string' && /^\S+$/.test(image) ? [] : [{
      code: 'AM123', message: `image ${quote(image)} is not the name of an image`, fix: 'build an image with the package as docs/conversion-webhook.md shows, and name it',
    }],
    ...certificate ? [] : [{ code: 'AM123', message: 'certificate is missing', fix: 'use a factory of WebhookCertificate' }],
    ...checkCaBundle(certificate),
    ...Number.isInteger(replicas) && replicas > 0 ? [] : [{ code: 'AM123', message: `replicas ${quote(String(replicas))} is not a whole number from 1`, fix: 'use 2' }],
    ...namespace === undefined ? [{
      code: 'AM742',
      message: 'the namespace of the webhook is not known, and the CRD must name it',
      fix: 'set the namespace of the chart, or metadata.namespace',
    }] : [],
  ];
}
