// Reads CustomResourceDefinitions from a folder, a file or a URL.

import { createHash } from 'crypto';
import { readdirSync, readFileSync, statSync } from 'fs';
import { basename, join } from 'path';
import { parseAllDocuments } from 'yaml';
import { Schema } from './schema';

/** One served version of one CRD. */
export interface Crd {
  readonly group: string;
  readonly kind: string;
  readonly version: string;
  /** How many versions come before this one in the CRD; `cdk8s import` gives only the later ones a suffix. */
  readonly versionIndex: number;
  readonly schema: Schema;
  /** Path of the number that `kubectl scale` changes, as `.spec.shards`. */
  readonly replicasPath?: string;
}

/** All CRDs of one operator version, and where they came from. */
export interface CrdSet {
  /** Without a leading "v", as the CRDs' annotation has it. */
  readonly operatorVersion: string;
  readonly crds: readonly Crd[];
  /** File name -> sha256 of its bytes. */
  readonly sources: { readonly [fileName: string]: string };
}

const VERSION_ANNOTATION = 'operator.prometheus.io/version';

/** Reads every `.yaml` of a folder, or one file, or one URL; other kinds of objects in them are skipped. */
export async function loadCrds(location: string): Promise<CrdSet> {
  const texts = await readTexts(location);
  const manifests = texts.flatMap(({ name, text }) => parseManifests(name, text));
  if (manifests.length === 0) {
    throw new Error(`No CustomResourceDefinition in "${location}"; give a folder or URL that holds the operator's CRD YAML`);
  }
  return {
    operatorVersion: operatorVersion(manifests),
    crds: manifests.flatMap(versionsOf).sort((a, b) => compare(`${a.kind}/${a.versionIndex}`, `${b.kind}/${b.versionIndex}`)),
    sources: Object.fromEntries(texts.map(({ name, text }) => [name, createHash('sha256').update(text).digest('hex')])),
  };
}

interface NamedText {
  readonly name: string;
  readonly text: string;
}

async function readTexts(location: string): Promise<NamedText[]> {
  if (/^https?:\/\//.test(location)) {
    const response = await fetch(location).catch((error: Error) => {
      throw new Error(`GET ${location} failed (${error.cause ?? error.message}); download the CRDs and give their folder instead`);
    });
    if (!response.ok) {
      throw new Error(`GET ${location} answered ${response.status} ${response.statusText}; give the URL of the YAML itself`);
    }
    return [{ name: basename(new URL(location).pathname), text: await response.text() }];
  }
  if (!statSync(location, { throwIfNoEntry: false })) {
    throw new Error(`"${location}" does not exist; give a folder, a file or an http(s) URL`);
  }
  const files = statSync(location).isDirectory()
    ? readdirSync(location).filter((file) => /\.ya?ml$/.test(file)).sort(compare).map((file) => join(location, file))
    : [location];
  return files.map((file) => ({ name: basename(file), text: readFileSync(file, 'utf8') }));
}

function parseManifests(name: string, text: string): any[] {
  const documents = parseAllDocuments(text);
  return [...documents].flatMap((document) => {
    if (document.errors.length > 0) {
      throw new Error(`${name} is not YAML: ${document.errors[0].message}`);
    }
    const manifest = document.toJS();
    return manifest?.kind === 'CustomResourceDefinition' ? [manifest] : [];
  });
}

function operatorVersion(manifests: any[]): string {
  const versions = [...new Set(manifests.map((manifest) => manifest.metadata.annotations?.[VERSION_ANNOTATION]))];
  if (versions.length !== 1 || !versions[0]) {
    throw new Error(
      `The CRDs carry ${versions.length} values of annotation "${VERSION_ANNOTATION}" (${versions}); take all from one release`,
    );
  }
  return versions[0];
}

function versionsOf(manifest: any): Crd[] {
  return manifest.spec.versions.map((version: any, versionIndex: number) => ({
    group: manifest.spec.group,
    kind: manifest.spec.names.kind,
    version: version.name,
    versionIndex,
    schema: version.schema.openAPIV3Schema,
    replicasPath: version.subresources?.scale?.specReplicasPath,
  }));
}

// By code unit, so the output does not depend on the locale.
function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
