/** What files of a folder are that are not manifests. */
import { basename } from 'node:path';
import { isJson } from './json-stream';
import { FileKind } from './passed-over';
import { isObject } from '../../units/is-object';

export const CHART_FILE: FileKind = { one: 'file of a Helm chart', many: 'files of Helm charts', builtBy: 'helm' };
export const TEMPLATE: FileKind = { one: 'template', many: 'templates', builtBy: 'helm' };
export const KUSTOMIZATION: FileKind = { one: 'kustomization', many: 'kustomizations' };
export const PATCH: FileKind = { one: 'patch of kustomize', many: 'patches of kustomize', builtBy: 'kustomize' };
export const KUSTOMIZE_INPUT: FileKind = { one: 'file that kustomize reads', many: 'files that kustomize reads', builtBy: 'kustomize' };
export const CRD: FileKind = { one: 'CustomResourceDefinition', many: 'files of CustomResourceDefinitions' };
const PROMETHEUS_FILE: FileKind = { one: 'file of Prometheus', many: 'files of Prometheus' };
const SETTINGS: FileKind = { one: 'file of settings', many: 'files of settings' };
const OTHER: FileKind = { one: 'other file', many: 'other files' };

/** The kind of a file that is not a manifest, by its path and its text. */
export function otherFileKind(path: string, text: string): FileKind {
  return NAMED.find(({ pattern }) => pattern.test(path.replaceAll('\\', '/')))?.kind ?? WRITTEN.find(({ pattern }) => pattern.test(text))?.kind ?? OTHER;
}

/** Whether a file is one that kustomize looks for in a folder. */
export function isKustomization(path: string): boolean {
  return /^(kustomization\.ya?ml|Kustomization)$/.test(basename(path));
}

/**
 * Whether a text was meant to be a manifest, even if it cannot be read: at least two of the fields that every object has are in it. Values,
 * dashboards and settings have one of them at most.
 */
export function isMeantAsManifest(text: string): boolean {
  if (INSTALL_CONFIG.test(text)) return false;
  const fields = /^\s*[{[]/.test(text) ? fieldsOfJson(text) : [...text.matchAll(/^(?:- +)?["']?(\w+)["']?[ \t]*:/gm)].map(([, field]) => field);
  const met = new Set(fields.map((field) => field.toLowerCase()).filter((field) => FIELDS.has(field)));

  return met.size >= 2 || /^- +["']?apiVersion["']?[ \t]*:/m.test(text);
}

/** What OpenShift's installer reads has apiVersion and metadata, but it is not an object. @see https://docs.okd.io/latest/installing/ */
const INSTALL_CONFIG = /^baseDomain[ \t]*:/m;

/** Whether a text is JSON that was not meant to be a manifest: large schemas and dashboards need not be read as YAML. */
export function isOtherJson(path: string, text: string): boolean {
  return path.endsWith('.json') && !isMeantAsManifest(text) && isJson(text);
}

/** Whether a text is a template of Helm or a similar program: values or whole lines are left to it. */
export function isTemplate(text: string): boolean {
  return /^[ \t]*(?:- +)?(?:["']?[\w./-]+["']?[ \t]*:[ \t]+)?(?:\{\{|\{%|<%)/m.test(text) || /^[ \t]*[\w.-]*\{\{[^\n]*\}\}[\w.-]*[ \t]*:/m.test(text);
}

/** Whether a text holds nothing but CustomResourceDefinitions; that of ScrapeConfig is read, since it decides which versions are served. */
export function holdsOnlyCrds(text: string): boolean {
  const kinds = [...text.matchAll(/^kind[ \t]*:[ \t]*["']?(\w+)/gm)].map(([, kind]) => kind);

  return kinds.length > 0 && kinds.every((kind) => kind === 'CustomResourceDefinition') && !/^ +name[ \t]*:[ \t]*["']?scrapeconfigs\.monitoring\.coreos\.com\b/m.test(text);
}

/** A text without its documents of CustomResourceDefinitions, in as many lines: they are large, and are not looked at. */
export function withoutCrds(text: string): string {
  if (!CRD_KIND.test(text)) return text;

  return text.split(/^(?=---)/m).map((document) => (
    holdsOnlyCrds(document) ? document.replace(/[^\n]+/g, (line, at) => (at === 0 && line.startsWith('---') ? line : '')) : document)).join('');
}

const CRD_KIND = /^kind[ \t]*:[ \t]*["']?CustomResourceDefinition\b/m;

const FIELDS = new Set(['apiversion', 'kind', 'metadata', 'spec']);

/** The fields of the first object, or every key of a text that is not JSON. */
function fieldsOfJson(text: string): string[] {
  try {
    const value: unknown = JSON.parse(text);
    const first: unknown = Array.isArray(value) ? value[0] : value;

    return isObject(first) ? Object.keys(first) : [];
  } catch {
    return [...text.matchAll(/(\w+)["']?\s*:/g)].map(([, field]) => field);
  }
}

interface Row { readonly pattern: RegExp; readonly kind: FileKind }

/** Known by their paths. */
const NAMED: readonly Row[] = [
  { pattern: /(^|\/)(kustomization\.ya?ml|Kustomization)$/, kind: KUSTOMIZATION },
  { pattern: /(^|\/)(Chart|requirements)\.ya?ml$/, kind: CHART_FILE },
  { pattern: /(^|\/)[^/]*values[^/]*\.(ya?ml|json)$|(^|\/)values\//, kind: { one: 'file of Helm values', many: 'files of Helm values' } },
  { pattern: /(^|\/)\.github\/|(^|\/)(\.gitlab-ci|\.drone|\.travis|azure-pipelines|cloudbuild)\.ya?ml$|(^|\/)\.circleci\//, kind: { one: 'workflow', many: 'workflows' } },
  { pattern: /(^|\/)(docker-)?compose[^/]*\.ya?ml$/, kind: { one: 'Compose file', many: 'Compose files' } },
  { pattern: /(^|\/)(\.[^/]+|package(-lock)?|tsconfig[^/]*|jest\.config|renovate|mkdocs|skaffold|helmfile|taskfile|lefthook|cdk8s)\.(ya?ml|json5?)$/i, kind: SETTINGS },
];

/** Known by their text. */
const WRITTEN: readonly Row[] = [
  { pattern: INSTALL_CONFIG, kind: SETTINGS },
  { pattern: /"(panels|schemaVersion|templating)"\s*:/, kind: { one: 'dashboard', many: 'dashboards' } },
  { pattern: /^- +op[ \t]*:|"op"\s*:\s*"/m, kind: PATCH },
  { pattern: /^(groups|scrape_configs|rule_files|route|receivers)[ \t]*:/m, kind: PROMETHEUS_FILE },
];
