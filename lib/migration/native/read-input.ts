/** Finds the jobs in an input: a configuration, a ConfigMap or Secret that holds one, or Helm values. */
import { gunzipSync } from 'node:zlib';
import { isTemplate } from '../../manifests/load/other-file';
import { WrittenScalar } from '../../manifests/load/written-scalar';
import { TextPlace, writtenValuesOf } from '../../manifests/load/yaml-value-of';
import { isObject } from '../../units/is-object';

/** What an input can be. */
export const INPUT_KINDS = ['prometheus.yml', 'jobs', 'configmap', 'secret', 'helm-values'] as const;

export type InputKind = typeof INPUT_KINDS[number];

/** The jobs of one configuration. */
export interface NativeInput {
  readonly kind: InputKind;
  /** Where it is in the input, e.g. `ConfigMap "prometheus", key "prometheus.yml"`. */
  readonly where: string;
  /** Entries of `scrape_configs`; plain scalars are as they are written. */
  readonly entries: readonly unknown[];
  /** The other sections by name; empty for a list of jobs. */
  readonly sections: { readonly [section: string]: unknown };
}

/** The input cannot be used. Nothing of its text is shown. */
export class InputError extends Error {
  constructor(message: string, readonly fix: string, readonly place?: TextPlace) {
    super(message);
  }
}

interface Values { readonly [key: string]: unknown }

/**
 * Reads all configurations in a text.
 * @param kind what it is; found out by its content if it is not given
 * @throws InputError if it is not YAML, or holds no jobs
 */
export function readInput(text: string, kind?: InputKind): NativeInput[] {
  let place: TextPlace | undefined;
  const documents = writtenValuesOf(text, (first) => { place = first; });
  if (!documents) throw new InputError('is not valid YAML, or sets a key twice', isTemplate(text) ? 'correct it; if the file is a template, build it first' : 'correct it', place);
  const found = documents.filter((document) => document !== null && document !== undefined).flatMap((document) => inputsIn(document, kind));
  if (found.length > 0) return found;
  if (kind !== undefined) throw new InputError(`holds no scrape jobs in the form of ${kind}`, 'leave out --from, so that the content decides');
  throw new InputError('holds no scrape jobs', 'use a prometheus.yml, a list of jobs, a ConfigMap or Secret with one of them, or Helm values with scrapeConfigs, extraScrapeConfigs or additionalScrapeConfigs');
}

function inputsIn(document: unknown, kind: InputKind | undefined): NativeInput[] {
  const isKind = (each: InputKind) => kind === undefined || kind === each;
  if (Array.isArray(document)) return isKind('jobs') ? [jobsInput('jobs', 'the list of jobs', document)] : [];
  if (!isMap(document)) return [];
  const values = document;
  const object = textOf(values.kind);
  if (object === 'List') return (asList(values.items) ?? []).flatMap((item) => inputsIn(item, kind));
  if (object === 'ConfigMap' && isKind('configmap')) return inKeys('configmap', `ConfigMap "${nameOf(values)}"`, textsIn(values.data, (text) => Buffer.from(text)), textsIn(values.binaryData, fromBase64));
  if (object === 'Secret' && isKind('secret')) return inKeys('secret', `Secret "${nameOf(values)}"`, textsIn(values.data, fromBase64), textsIn(values.stringData, (text) => Buffer.from(text)));
  if (object !== undefined && values.apiVersion !== undefined) return [];
  if (asJobs([values]) && isKind('jobs')) return [jobsInput('jobs', 'the job', [values])];
  if (asList(values.scrape_configs) && isKind('prometheus.yml')) return [configuration('prometheus.yml', 'the configuration', values)];

  return isKind('helm-values') ? inValues(values, [], 0) : [];
}

function jobsInput(kind: InputKind, where: string, entries: readonly unknown[]): NativeInput {
  return { kind, where, entries, sections: {} };
}

function configuration(kind: InputKind, where: string, { scrape_configs: entries, ...sections }: Values): NativeInput {
  return { kind, where, entries: asList(entries) ?? [], sections };
}

function textsIn(data: unknown, decode: (text: string) => Buffer): [key: string, bytes: Buffer][] {
  return Object.entries(isMap(data) ? data : {}).map(([key, value]) => [key, decode(textOf(value) ?? '')]);
}

function fromBase64(text: string): Buffer {
  return Buffer.from(text, 'base64');
}

function inKeys(kind: InputKind, where: string, ...all: readonly (readonly [key: string, bytes: Buffer][])[]): NativeInput[] {
  return all.flat().flatMap(([key, bytes]) => inText(kind, `${where}, key "${key}"`, key.endsWith('.gz') ? tryUnzip(bytes) : bytes.toString('utf8')));
}

/** What the operator writes is compressed. */
function tryUnzip(bytes: Buffer): string {
  try {
    return gunzipSync(bytes, { maxOutputLength: 64 * 1024 * 1024 }).toString('utf8');
  } catch {
    return '';
  }
}

/** A text that is a configuration or a list of jobs; other texts, such as rules, hold nothing. */
function inText(kind: InputKind, where: string, text: string): NativeInput[] {
  return (writtenValuesOf(text) ?? []).flatMap((value): NativeInput[] => {
    if (asJobs(value)) return [jobsInput(kind, where, asJobs(value)!)];

    return isMap(value) && asList(value.scrape_configs) ? [configuration(kind, where, value)] : [];
  });
}

/** A list whose elements have the name of a job. */
function asJobs(value: unknown): readonly unknown[] | undefined {
  return Array.isArray(value) && value.length > 0 && value.every((entry) => isMap(entry) && 'job_name' in entry) ? value : undefined;
}

/** Keys of Helm values that hold jobs; values of charts within charts are deeper. */
function inValues(values: Values, path: readonly string[], depth: number): NativeInput[] {
  return Object.entries(values).flatMap(([key, value]): NativeInput[] => {
    const where = [...path, key].map((part) => (part.includes('.') ? `"${part}"` : part)).join('.');
    const text = textOf(value);
    if (/^(extra|additional)ScrapeConfigs$|^scrapeConfigs$/.test(key)) {
      if (text !== undefined) return inText('helm-values', where, text);
      if (Array.isArray(value)) return value.length > 0 ? [jobsInput('helm-values', where, value)] : [];

      return isMap(value) && !('enabled' in value && !isMap(value.enabled)) ? [jobsInput('helm-values', where, namedJobs(value))] : [];
    }
    if (isMap(value) && asList(value.scrape_configs)) return [configuration('helm-values', where, value)];

    return isMap(value) && depth < 5 ? inValues(value, [...path, key], depth + 1) : [];
  });
}

/** Jobs by name, each of which can be turned off. */
function namedJobs(jobs: Values): unknown[] {
  return Object.entries(jobs).flatMap(([name, job]) => {
    if (!isMap(job) || textOf(job.enabled) === 'false') return [];
    const { enabled: _, ...fields } = job;

    return [{ job_name: name, ...fields }];
  });
}

function nameOf({ metadata }: Values): string {
  return (isMap(metadata) ? textOf(metadata.name) : undefined) ?? '';
}

function textOf(value: unknown): string | undefined {
  if (value instanceof WrittenScalar) return value.text;

  return typeof value === 'string' ? value : undefined;
}

function asList(value: unknown): readonly unknown[] | undefined {
  return Array.isArray(value) ? value : undefined;
}

function isMap(value: unknown): value is Values {
  return isObject(value) && !(value instanceof WrittenScalar);
}
