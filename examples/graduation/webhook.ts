// region: webhook
import { Chart } from 'cdk8s';
import { ConversionWebhook, GraduationStage, ScrapeConfigCrd, WebhookCertificate } from 'cdk8s-app-monitoring';

/** The CRD, and the webhook that converts between its versions. The chart has the namespace of the webhook. */
export function addCrdWithWebhook(chart: Chart, file: string): ScrapeConfigCrd {
  const conversion = new ConversionWebhook(chart, 'webhook', {
    image: 'registry.example.com/monitoring/scrape-config-webhook:1.0.0',
    certificate: WebhookCertificate.certManager(),
  });

  return new ScrapeConfigCrd(chart, 'crd', { file, stage: GraduationStage.OPT_IN, conversion });
}
// endregion
