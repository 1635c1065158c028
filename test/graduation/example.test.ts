/** The code of docs/scrape-config-crd.md and docs/conversion-webhook.md. */
import { App, Chart, Testing } from 'cdk8s';
import { addCrd } from '../../examples/graduation/graduation';
import { addCrdWithWebhook } from '../../examples/graduation/webhook';
import { Manifest, valueAt } from '../../lib/manifests/manifest';
import { useFolder } from '../cli/folder';
import { scrapeConfigCrd } from '../support/scrape-config-crd';

const folder = useFolder();

describe('examples/graduation', () => {
  test('serves v1beta1', () => {
    const chart = new Chart(new App(), 'graduation');
    addCrd(chart, folder.file('crd.yaml', [scrapeConfigCrd()]));

    expect((Testing.synth(chart) as Manifest[]).map((crd) => valueAt(crd, ['spec', 'versions', 1, 'name']))).toEqual(['v1beta1']);
  });

  test('runs the webhook', () => {
    const chart = new Chart(new App(), 'graduation', { namespace: 'monitoring' });
    addCrdWithWebhook(chart, folder.file('crd.yaml', [scrapeConfigCrd()]));

    expect((Testing.synth(chart) as Manifest[]).map(({ kind }) => kind)).toEqual(['Deployment', 'Service', 'Issuer', 'Certificate', 'CustomResourceDefinition']);
  });
});
