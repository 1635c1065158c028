/** What one Prometheus, which selects every monitor, scrapes of charts that are in one cluster. */
import { Chart, Testing, Yaml } from 'cdk8s';
import { Inspection } from '../../lib/inspection/inspection';

const KINDS = ['serviceMonitor', 'podMonitor', 'probe', 'scrapeConfig'];

/** A Prometheus that selects every monitor of every namespace. */
export const PROMETHEUS = Yaml.stringify({
  apiVersion: 'monitoring.coreos.com/v1',
  kind: 'Prometheus',
  metadata: { name: 'k8s', namespace: 'monitoring' },
  spec: { version: 'v3.14.0', ...Object.fromEntries(KINDS.flatMap((kind) => [[`${kind}Selector`, {}], [`${kind}NamespaceSelector`, {}]])) },
});

/** `<name of the monitor> <source> <URL>` of every target, sorted; each chart may be of an app of its own. */
export function scraped(...charts: readonly Chart[]): string[] {
  const text = charts.flatMap((chart) => Testing.synth(chart)).map((manifest) => Yaml.stringify(manifest)).join('---\n');

  return Inspection.ofYaml(text, { external: PROMETHEUS }).targets.map(({ job, source, url }) => `${job.split('/')[2]} ${source} ${url}`).sort();
}
