/** ScrapeConfigs in one line each. */
import { Chart } from 'cdk8s';
import { AdditionalScrapeConfigs, AdditionalScrapeConfigsProps, Discovery, imports, ScrapeConfig, ScrapeConfigProps } from '../../lib';
import { newChart, thrownFindings } from '../support/app';

/** A job with one static target, unless said otherwise. */
export function scrape(chart: Chart, props: Partial<ScrapeConfigProps> = {}, id = 'job'): ScrapeConfig {
  return new ScrapeConfig(chart, id, { discoveries: [Discovery.staticTargets({ targets: ['host:9100'] })], ...props });
}

/** What a ScrapeConfig refuses its props with: `AM701 message`, a line each. */
export function refusalOf(props: Partial<ScrapeConfigProps>): string[] {
  return thrownFindings(() => scrape(newChart(), props)).map(({ code, message }) => `${code} ${message}`);
}

/** Prometheus `monitoring/main`. */
export function addPrometheus(chart: Chart, spec: imports.PrometheusSpec = {}): imports.Prometheus {
  return new imports.Prometheus(chart, 'prometheus', { metadata: { name: 'main', namespace: 'monitoring' }, spec });
}

export function additional(chart: Chart, props: AdditionalScrapeConfigsProps = {}, id = 'additional'): AdditionalScrapeConfigs {
  return new AdditionalScrapeConfigs(chart, id, { metadata: { name: 'jobs' }, ...props });
}
