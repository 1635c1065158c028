/** Random sets of servers and monitors for one minor version of the operator, from a seed. */
import { minorNumber, OperatorMinor } from './minors';
import { randomQuestions } from '../../support/configuration/questions';
import { Manifest } from '../../support/manifests/manifest';
import { OperatorQuestion } from '../../support/operator-question';
import { randomScrapeSet, VERSIONS } from '../../support/scrape-config/random-set';
import { randomSets } from '../selection/random-sets';

/**
 * The same sets for the same seed: a third of them has faults planted, a third has all that monitors can have, a third all that ScrapeConfigs
 * can have. Three in four avoid what the minor refuses at once, so that it comes to what lies behind.
 */
export function setsFor(minor: OperatorMinor, seed: number, count: number): OperatorQuestion[] {
  const each = Math.ceil(count / 3);
  const faulty = randomSets(seed, each);
  const rich = randomQuestions(seed, each);
  const scraping = Array.from({ length: each }, (_, i) => randomScrapeSet(seed + i, VERSIONS[i % VERSIONS.length]).question);

  return [...numbered('faulty', faulty), ...numbered('rich', rich), ...numbered('scraping', scraping)].slice(0, count)
    .map((question, i) => scrapingOnly(i % 4 === 0 ? question : { ...question, ...inWordsOf(minor, question) }));
}

function numbered(name: string, questions: readonly OperatorQuestion[]): OperatorQuestion[] {
  return questions.map((question, i) => ({ ...question, id: `${name} ${i}` }));
}

/** Fields of servers that do not decide on what is scraped. They are modelled for the newest minor, and tested there. */
const NOT_FOR_SCRAPING: ReadonlySet<string> = new Set([
  'remoteWrite', 'remoteRead', 'alerting', 'additionalAlertRelabelConfigs', 'additionalAlertManagerConfigs', 'tracingConfig', 'otlp', 'tsdb', 'exemplars',
  'enableFeatures', 'retention', 'retentionSize', 'retentionPercentage', 'ruleSelector', 'runtime', 'queryLogFile',
]);

/** With the feature gates of the minor itself, and one list of manifests. */
function scrapingOnly({ id, manifests, prometheus, operator }: OperatorQuestion): OperatorQuestion {
  const all = [...manifests, ...prometheus ? [prometheus] : []];

  return {
    id,
    manifests: all.map((manifest) => (isServer(manifest) ? withSpec(manifest, ([field]) => !NOT_FOR_SCRAPING.has(field)) : manifest)),
    operator: { podTopologyLabels: operator?.podTopologyLabels ?? false },
  };
}

function isServer({ kind }: Manifest): boolean {
  return kind === 'Prometheus' || kind === 'PrometheusAgent';
}

function withSpec(manifest: Manifest, isKept: (entry: [string, unknown]) => boolean): Manifest {
  return { ...manifest, spec: Object.fromEntries(Object.entries(manifest.spec ?? {}).filter(isKept)) };
}

/** The same in values that the minor knows. */
function inWordsOf(minor: OperatorMinor, { manifests, prometheus }: OperatorQuestion): Pick<OperatorQuestion, 'manifests' | 'prometheus'> {
  const reworded = (manifest: Manifest): Manifest => (manifest.apiVersion.startsWith('monitoring.coreos.com/')
    ? JSON.parse(JSON.stringify(manifest), (key, value: unknown) => reword(minorNumber(minor), manifest.kind, key, value)) as Manifest : manifest);

  return { manifests: manifests.map(reworded), ...prometheus && { prometheus: reworded(prometheus) } };
}

function reword(minor: number, kind: string, key: string, value: unknown): unknown {
  if (key === 'scheme' && typeof value === 'string' && minor < 87) return kind === 'ScrapeConfig' ? value.toUpperCase() : value.toLowerCase();
  if (key === 'proxyConnectHeader' && value !== null && minor < 74) return Object.fromEntries(Object.entries(value as object).map(([name, keys]: [string, unknown]) => [name, [keys].flat()[0]]));
  if (key === 'scrapeProtocols' && Array.isArray(value) && minor < 79) return value.filter((protocol) => protocol !== 'PrometheusText1.0.0');
  if (key === 'version' && typeof value === 'string' && minor < 77 && /^v?3\./.test(value)) return 'v2.53.0';

  return value;
}
