/** Checks an app while cdk8s validates it, before anything is written. */
import { ApiObject } from 'cdk8s';
import { IConstruct } from 'constructs';
import { Declaration, Declarer } from './declaration';
import { profileServers } from './profile-server';
import { Finding, renderFinding, renderFindingWithoutPath, Severity } from '../findings/finding';
import { visible } from '../findings/problem';
import type * as half from '../inspection/inspect-app';
import type * as admission from '../kubernetes/admission/admit-built-in';
import { Manifest } from '../manifests/manifest';
import { Profile } from '../profiles/profile';
import { readPlain } from '../tree/amendments';
import { apiObjectsIn, AppView } from '../tree/from-app';
import { SynthRun } from '../tree/synth-run';

/** A construct of an app with the source of its declaration. */
interface Declared {
  readonly construct: IConstruct;
  readonly declarer: Declarer;
}

/** Declared constructs by app. */
const declaredIn = new WeakMap<IConstruct, Declared[]>();

/** State of one run of synth. */
interface Verdict {
  /** Number of constructs that are not validated yet; after the last one, all plans are made. */
  waiting: number;
  readonly present: readonly Declared[];
}

const verdicts = new WeakMap<SynthRun, Verdict>();

/** Adds a construct to the check of its app; each validation of the construct must call {@link judge}. */
export function declareMonitoring(construct: IConstruct, declarer: Declarer): void {
  const { root } = construct.node;
  const declared = declaredIn.get(root) ?? [];
  declared.push({ construct, declarer });
  declaredIn.set(root, declared);
}

/**
 * Returns the errors of the whole app for the last of its monitoring constructs, and no errors for the others; warnings go to standard
 * error, once for each run.
 *
 * The check needs a Prometheus object in the app or among external objects, or a profile. Outside a run of synth nothing is checked.
 */
export function judge(construct: IConstruct): string[] {
  const run = SynthRun.of(construct);
  if (!run || run.isInspection) return [];
  const verdict = verdicts.get(run) ?? beginVerdict(run, construct.node.root);
  verdict.waiting -= 1;
  if (verdict.waiting !== 0) return [];

  const findings = judged(construct.node.root, verdict.present.map(({ declarer }) => declarer._declaration()));

  return findings.filter(({ severity }) => severity === Severity.ERROR)
    .map((finding) => (finding.path === construct.node.path ? renderFindingWithoutPath(finding) : renderFinding(finding)));
}

/** Profiles of all declared constructs of an app, without duplicates. */
export function declaredProfiles(app: IConstruct): Profile[] {
  return profilesOf(presentIn(app.node.root).map(({ declarer }) => declarer._declaration()));
}

function profilesOf(declarations: readonly Declaration[]): Profile[] {
  return [...new Set(declarations.map(({ profile }) => profile))].filter((profile) => profile !== undefined);
}

function beginVerdict(run: SynthRun, root: IConstruct): Verdict {
  const present = presentIn(root);
  const verdict = { waiting: present.length, present };
  verdicts.set(run, verdict);

  return verdict;
}

function presentIn(root: IConstruct): Declared[] {
  return (declaredIn.get(root) ?? []).filter(({ construct }) => isInTree(construct));
}

/** Whether the construct is still part of the app. */
function isInTree(construct: IConstruct): boolean {
  const { scope, id } = construct.node;

  return scope === undefined || (scope.node.tryFindChild(id) === construct && isInTree(scope));
}

function judged(root: IConstruct, declarations: readonly Declaration[]): readonly Finding[] {
  if (declarations.some(({ isReady }) => !isReady)) return [];
  const profiles = profilesOf(declarations);
  const external = [...new Set(declarations.map((declaration) => declaration.external))].filter((text) => text !== undefined);
  const isRead = profiles.length > 0 || external.length > 0 || AppView.forPass(root).objects().some(isServer);
  const findings = isRead ? checked(root, profiles, external) : refused(root);
  for (const finding of findings) {
    if (finding.severity === Severity.WARNING) process.stderr.write(`warning ${visible(renderFinding(finding))}\n`);
  }

  return findings;
}

function checked(root: IConstruct, profiles: readonly Profile[], texts: readonly string[]): readonly Finding[] {
  const written = apiObjectsIn(root).map(asWritten);
  const servers = profileServers(profiles, written.map(({ manifest }) => manifest));

  return inspection().inspectObjects(root, written, { manifests: servers, texts });
}

/**
 * Without a known reader only what the API server refuses is certain. Most apps have no such object, so all objects are looked at as they
 * are declared, and written only if one of them is suspicious: an amendment may have made it valid.
 */
function refused(root: IConstruct): readonly Finding[] {
  // Most apps have neither a profile nor a Prometheus object, and few have an object that is refused.
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  const { admitBuiltIn } = require('../kubernetes/admission/admit-built-in') as typeof admission;
  const isSuspicious = AppView.forPass(root).objects().some((object) => (admitBuiltIn(readPlain(object))?.faults.length ?? 0) > 0);

  return isSuspicious ? inspection().inspectRefusals(root, apiObjectsIn(root).map(asWritten)) : [];
}

/** Loaded when needed. */
function inspection(): typeof half {
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  return require('../inspection/inspect-app') as typeof half;
}

function isServer({ apiVersion, kind }: ApiObject): boolean {
  return apiVersion.startsWith('monitoring.coreos.com/') && (kind === 'Prometheus' || kind === 'PrometheusAgent');
}

function asWritten(object: ApiObject): half.WrittenObject {
  return { manifest: object.toJson() as Manifest, path: object.node.path };
}
