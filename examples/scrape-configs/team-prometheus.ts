// region: additional-scrape-configs
import { Chart } from 'cdk8s';
import { AdditionalScrapeConfigs, Discovery, imports, ScrapeConfig } from 'cdk8s-app-monitoring';
import { Construct } from 'constructs';

/** A Prometheus that reads the ScrapeConfigs of its team, and one job in native Prometheus configuration. */
export class TeamPrometheus extends Chart {
  constructor(scope: Construct, id: string) {
    super(scope, id, { namespace: 'monitoring' });

    const prometheus = new imports.Prometheus(this, 'prometheus', {
      metadata: { name: 'infra' },
      spec: { version: 'v3.14.0', scrapeConfigSelector: { matchLabels: { team: 'infra' } } },
    });
    const additional = new AdditionalScrapeConfigs(this, 'additional', { prometheus, metadata: { name: 'additional-scrape-configs' } });

    // The ScrapeConfig CRD has no field for Marathon, and none for request headers.
    new ScrapeConfig(this, 'batch', {
      additional,
      jobName: 'batch',
      discoveries: [Discovery.marathon({ servers: ['https://marathon.example.com'], authToken: { name: 'marathon', key: 'token' } })],
      httpHeaders: { 'X-Scope-OrgID': { values: ['infra'] } },
    });
  }
}
// endregion
