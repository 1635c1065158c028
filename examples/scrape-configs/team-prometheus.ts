// region: additional-scrape-configs
import { Chart } from 'cdk8s';
import { AdditionalScrapeConfigs, Discovery, imports, ScrapeConfig } from 'cdk8s-app-monitoring';
import { Construct } from 'constructs';

/** Reads the ScrapeConfigs of its team, and a job that only its own words can say. */
export class TeamPrometheus extends Chart {
  constructor(scope: Construct, id: string) {
    super(scope, id, { namespace: 'monitoring' });

    const prometheus = new imports.Prometheus(this, 'prometheus', {
      metadata: { name: 'infra' },
      spec: { version: 'v3.14.0', scrapeConfigSelector: { matchLabels: { team: 'infra' } } },
    });
    const additional = new AdditionalScrapeConfigs(this, 'additional', { prometheus, metadata: { name: 'additional-scrape-configs' } });

    // The operator's ScrapeConfig knows no Marathon, and no request headers.
    new ScrapeConfig(this, 'batch', {
      additional,
      jobName: 'batch',
      discoveries: [Discovery.marathon({ servers: ['https://marathon.example.com'], authToken: { name: 'marathon', key: 'token' } })],
      httpHeaders: { 'X-Scope-OrgID': { values: ['infra'] } },
    });
  }
}
// endregion
