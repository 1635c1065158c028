/** Reads the manifests of a folder, and passes over files that are not manifests. */
import { isUtf8 } from 'node:buffer';
import { statSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { withGitOpsChanges } from './gitops-changes';
import { KustomizeFiles, readKustomizations } from './kustomize-files';
import { isWithin, leadsOutOf, listFiles } from './list-files';
import { LoadProblem } from './load-error';
import { readManifests, tooLarge } from './load-manifests';
import {
  CHART_FILE, CRD, holdsOnlyCrds, isKustomization, isMeantAsManifest, isOtherJson, isTemplate, KUSTOMIZATION, KUSTOMIZE_INPUT,
  otherFileKind, PATCH, TEMPLATE, withoutCrds,
} from './other-file';
import { BUILD, Builder, countKinds, FileKind, PassedOver } from './passed-over';
import { readFileBytes } from './read-bytes';
import type { ReadManifests } from './read-documents';
import { faultOf, faultOfSystem, noUtf8 } from './read-faults';
import { TestFiles } from './test-files';

/** What is in a folder. */
export interface FolderRead extends ReadManifests {
  readonly passedOver: readonly PassedOver[];
  /** Programs that make further objects from the files. */
  readonly builders: ReadonlySet<Builder>;
  /** What they add: no objects, ConfigMaps and Secrets alone, or any objects. */
  readonly adds: 'nothing' | 'data' | 'objects';
}

/**
 * The manifests of a folder and its folders. A file that was meant as a manifest and cannot be read is a problem; so is a folder without
 * manifests.
 * @param exclude patterns of files and folders to leave out
 */
export function readFolder(folder: string, exclude: readonly string[] = []): FolderRead {
  try {
    return readFiles(folder, listFiles(folder, exclude));
  } catch (error) {
    return { manifests: [], problems: [faultOfSystem(folder, error)], passedOver: [], builders: new Set(), adds: 'nothing' };
  }
}

function readFiles(folder: string, files: readonly string[]): FolderRead {
  const kustomize = readKustomizations(files);
  const charts = files.filter((file) => basename(file) === 'Chart.yaml').map((file) => dirname(file));
  const tests = new TestFiles(files);
  const passedOver: PassedOver[] = [];
  const read = files.map((file) => guarded(file, () => {
    const result = tests.tryKindOf(file) ?? readInFolder(folder, file, kustomize, charts);
    if (!isPassedOver(result)) return result;
    passedOver.push({ path: file, kind: result });

    return NOTHING;
  }));
  const manifests = withGitOpsChanges(read.flatMap((each) => each.manifests), files, kustomize.filesOf);
  const problems = read.flatMap((each) => each.problems);
  // Files without an object, such as comments alone, are fine.
  const isWithout = manifests.length + problems.length === 0 && files.length === passedOver.length;
  const builtBy = passedOver.flatMap(({ kind }) => kind.builtBy ?? []);

  return {
    manifests,
    problems: isWithout ? [withoutManifests(folder, passedOver)] : problems,
    passedOver,
    builders: new Set([...builtBy, ...kustomize.adds === 'nothing' && kustomize.changed.size === 0 ? [] : ['kustomize' as const]]),
    adds: builtBy.includes('helm') ? 'objects' : kustomize.adds,
  };
}

const NOTHING: ReadManifests = { manifests: [], problems: [] };

function isPassedOver(result: ReadManifests | FileKind): result is FileKind {
  return 'one' in result;
}

function readInFolder(folder: string, file: string, kustomize: KustomizeFiles, charts: readonly string[]): ReadManifests | FileKind {
  const known = kindByPlace(file, kustomize, charts);
  if (known) return known;
  if (leadsOutOf(folder, file)) return refused(file, 'is a link out of the folder', 'use the path of the file itself, or remove the link');
  if (!statSync(file).isFile()) return NOTHING;
  const bytes = readFileBytes(file);
  if (!bytes) return { manifests: [], problems: [tooLarge(file)] };
  if (!isUtf8(bytes)) return { manifests: [], problems: [noUtf8(file)] };

  return readText(file, bytes.toString('utf8'), kustomize);
}

function kindByPlace(file: string, { patches, inputs }: KustomizeFiles, charts: readonly string[]): FileKind | undefined {
  if (isKustomization(file)) return KUSTOMIZATION;
  if (patches.has(file)) return PATCH;
  if (inputs.has(file)) return KUSTOMIZE_INPUT;
  const ofChart = charts.some((chart) => CHART_PARTS.test((chart === '.' ? file : file.slice(chart.length + 1)).replaceAll('\\', '/')) && isWithin(chart, file));

  return ofChart ? CHART_FILE : undefined;
}

const CHART_PARTS = /^(Chart\.(yaml|lock)|requirements\.yaml|values[^/]*|(templates|charts|crds|ci|files|dashboards|tests)\/.*)$/;

function readText(file: string, text: string, kustomize: KustomizeFiles): ReadManifests | FileKind {
  if (/^ *\$patch:/m.test(text) || isUnlistedPatch(file, kustomize)) return PATCH;
  if (holdsOnlyCrds(text)) return CRD;
  if (isOtherJson(file, text)) return otherFileKind(file, text);
  const read = readManifests(withoutCrds(text), file);
  const manifests = read.manifests.filter(({ manifest: { apiVersion = '' } }) => !/^(kustomize\.config\.k8s\.io\/|builtin$)/.test(apiVersion));
  if (read.problems.length === 0) {
    if (manifests.length === 0 && read.manifests.length > 0) return KUSTOMIZE_INPUT;
    const changer = kustomize.changed.get(file);
    if (changer === undefined) return { manifests, problems: [] };
    const changedBy = { path: changer, build: BUILD.kustomize.replace('DIR', dirname(changer)) };

    return { manifests: manifests.map((each) => ({ ...each, changedBy })), problems: [] };
  }
  if (!isMeantAsManifest(text)) return otherFileKind(file, text);

  return isTemplate(text) ? TEMPLATE : { manifests, problems: read.problems };
}

/** A file in a folder of patches, or with the name of a patch beside other patches, that is not a resource of a kustomization. */
function isUnlistedPatch(file: string, { patches, resources }: KustomizeFiles): boolean {
  return !resources.has(file) && (/(^|[/\\])patch(es)?[/\\]/.test(file) || (patches.size > 0 && /(^|[/\\._-])patch[._-][^/\\]*$/.test(file)));
}

/** The problem of a folder in which there is nothing to judge. */
function withoutManifests(folder: string, passedOver: readonly PassedOver[]): LoadProblem {
  const builder = passedOver.find(({ kind }) => kind.builtBy)?.kind.builtBy;

  return faultOf(folder, passedOver.length === 0 ? 'holds no *.yaml, *.yml or *.json' : `holds no manifests: ${countKinds(passedOver)}`,
    builder ? `build it first: ${BUILD[builder]}` : 'use a folder with manifests, for example the output of cdk8s synth');
}

/** Reports problems of the file system in the same form as problems of the text. */
function guarded(path: string, read: () => ReadManifests): ReadManifests {
  try {
    return read();
  } catch (error) {
    return { manifests: [], problems: [faultOfSystem(path, error)] };
  }
}

function refused(source: string, message: string, fix: string): ReadManifests {
  return { manifests: [], problems: [faultOf(source, message, fix)] };
}
