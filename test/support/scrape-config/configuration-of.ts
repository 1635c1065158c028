/** The part of a configuration that ScrapeConfigs and additionalScrapeConfigs make, from manifests that were admitted and selected. */
import { Objects, StoredObject } from '../../../lib/manifests/objects';
import { contextFor, contextOf } from '../../../lib/operator/configuration/job-context';
import { additionalJobs } from '../../../lib/operator/configuration/scrape-config/additional';
import { scrapeConfigJob } from '../../../lib/operator/configuration/scrape-config/scrape-config-job';
import { yamlDocument } from '../../../lib/operator/configuration/yaml/yaml-text';
import { IgnoredField } from '../../../lib/operator-port/ignored-field';
import { Loaded } from '../../../lib/operator-port/loaded';
import { NotGeneratedError } from '../../../lib/operator-port/not-generated-error';
import { Server, Spec } from '../../../lib/operator-port/server';
import { YamlMap } from '../../../lib/operator-port/yaml';
import { OperatorQuestion } from '../operator-question';
import { withDefaults } from '../with-defaults';

/** What is written, and what is not. */
export interface Written {
  /** `scrape_configs` as text, or why there is no configuration. */
  readonly text: string;
  readonly ignored: readonly IgnoredField[];
}

/** What ScrapeConfigs and additionalScrapeConfigs become, all of them selected. */
export function configurationOf(question: OperatorQuestion): Written {
  const ignored: IgnoredField[] = [];
  try {
    return { text: yamlDocument([['scrape_configs', jobsOf(question, ignored)]]), ignored };
  } catch (error) {
    if (error instanceof NotGeneratedError) return { text: `error: ${error.message}`, ignored };
    throw error;
  }
}

function jobsOf({ manifests, operator }: OperatorQuestion, ignored: IgnoredField[]): YamlMap[] {
  const objects = new Objects(manifests.map(withDefaults));
  const scrapeConfigs = objects.ofKind('ScrapeConfig').sort((a, b) => a.key < b.key ? -1 : 1);
  const server = serverOf(objects);
  const context = contextOf(server, { podTopologyLabels: false, ...operator }, loadedFor(objects, server, scrapeConfigs), (field) => ignored.push(field));
  const { additionalScrapeConfigs } = server.spec;
  const text = additionalScrapeConfigs && stringData(objects, 'Secret', server.namespace, additionalScrapeConfigs.name)?.[additionalScrapeConfigs.key];
  const own = scrapeConfigs.map((object) => scrapeConfigJob(object, contextFor(object, context)).yaml);
  const additional = text === undefined ? [] : additionalJobs(text, context).map(({ yaml }) => yaml);

  return server.kind === 'PrometheusAgent' ? [...additional, ...own] : [...own, ...additional];
}

function serverOf(objects: Objects): Server {
  const [found] = [...objects.ofKind('Prometheus'), ...objects.ofKind('PrometheusAgent')];
  const spec = found.manifest.spec as Spec;

  return { ...found, kind: found.kind as Server['kind'], spec, version: spec.version.replace(/^v/, '') };
}

/** Whole objects are loaded, by any reference of an object that was selected, and by the TLS settings of scrape classes. */
function loadedFor(objects: Objects, server: Server, scrapeConfigs: readonly StoredObject[]): Loaded {
  const keys = new Set([
    ...scrapeConfigs.flatMap(({ namespace, manifest }) => references(withoutUnread(manifest.spec as Spec), namespace)),
    ...(server.spec.scrapeClasses ?? []).flatMap(({ tlsConfig }: Spec) => references(tlsConfig, server.namespace)),
  ]);
  const read = (kind: string) => (namespace: string, { name, key }: { name: string; key: string }): string | undefined =>
    keys.has(`${kind}/${namespace}/${name}`) ? stringData(objects, kind, namespace, name)?.[key] : undefined;

  return { trySecretKey: read('Secret'), tryConfigMapKey: read('ConfigMap') };
}

/** Selection passes over what Azure discoveries refer to unless they log in by OAuth. */
function withoutUnread(spec: Spec): Spec {
  const azureSDConfigs = (spec.azureSDConfigs ?? []).filter(({ authenticationMethod = 'OAuth' }: Spec) => authenticationMethod === 'OAuth');

  return { ...spec, azureSDConfigs };
}

/** Keys of the objects that are referred to at any depth. */
function references(value: unknown, namespace: string, field = ''): string[] {
  if (typeof value !== 'object' || value === null) return [];
  const { name, key } = value as { name?: unknown; key?: unknown };
  const own = typeof name === 'string' && typeof key === 'string' ? [`${field === 'configMap' ? 'ConfigMap' : 'Secret'}/${namespace}/${name}`] : [];

  return [...own, ...Object.entries(value).flatMap(([below, child]) => references(child, namespace, below))];
}

function stringData(objects: Objects, kind: string, namespace: string, name: string): { readonly [key: string]: string } | undefined {
  const manifest = objects.tryFind(kind, namespace, name)?.manifest;

  return (manifest?.stringData ?? manifest?.data) as { readonly [key: string]: string } | undefined;
}
