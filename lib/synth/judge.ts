/** Judges an app while cdk8s validates it, before anything is written. */
import { ApiObject } from 'cdk8s';
import { IConstruct } from 'constructs';
import { Declaration, Declarer } from './declaration';
import { profileServers } from './profile-server';
import { Finding, renderFinding, renderFindingWithoutPath, Severity } from '../findings/finding';
import { visible } from '../findings/problem';
import type * as half from '../inspection/inspect-app';
import { Manifest } from '../manifests/manifest';
import { Profile } from '../profiles/profile';
import { apiObjectsIn, AppView } from '../tree/from-app';
import { SynthRun } from '../tree/synth-run';

/** A construct of an app, and who is asked about it. */
interface Declared {
  readonly construct: IConstruct;
  readonly declarer: Declarer;
}

/** By app; gone with the app. */
const declaredIn = new WeakMap<IConstruct, Declared[]>();

/** What is known of a run of synth. */
interface Verdict {
  /** How many are still to be validated: after the last one, all have made their plans. */
  waiting: number;
  readonly present: readonly Declared[];
}

const verdicts = new WeakMap<SynthRun, Verdict>();

/** Takes part in the judgement of the app from now on; {@link judge} is to be called by each validation of the construct. */
export function declareMonitoring(construct: IConstruct, declarer: Declarer): void {
  const { root } = construct.node;
  const declared = declaredIn.get(root) ?? [];
  declared.push({ construct, declarer });
  declaredIn.set(root, declared);
}

/**
 * Errors of the whole app for the last of its monitoring constructs, nothing for the others; warnings go to standard error, once a run.
 *
 * Only where it is known who reads: a Prometheus object in the app or beside it, or a profile. Outside of a run of synth nothing is judged.
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

/** Profiles of all that takes part, each once: who reads this app elsewhere. */
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

/** Whether it has not been taken out of the app. */
function isInTree(construct: IConstruct): boolean {
  const { scope, id } = construct.node;

  return scope === undefined || (scope.node.tryFindChild(id) === construct && isInTree(scope));
}

function judged(root: IConstruct, declarations: readonly Declaration[]): readonly Finding[] {
  if (declarations.some(({ isReady }) => !isReady)) return [];
  const profiles = profilesOf(declarations);
  const external = [...new Set(declarations.map((declaration) => declaration.external))].filter((text) => text !== undefined);
  const isRead = profiles.length > 0 || external.length > 0 || AppView.forPass(root).objects().some(isServer);
  if (!isRead) return [];

  // Loaded when it is needed: most apps do not know who reads them.
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  const { inspectObjects } = require('../inspection/inspect-app') as typeof half;
  const written = apiObjectsIn(root).map(asWritten);
  const servers = profileServers(profiles, written.map(({ manifest }) => manifest));
  const findings = inspectObjects(root, written, { manifests: servers, texts: external });
  for (const finding of findings) {
    if (finding.severity === Severity.WARNING) process.stderr.write(`warning ${visible(renderFinding(finding))}\n`);
  }

  return findings;
}

function isServer({ apiVersion, kind }: ApiObject): boolean {
  return apiVersion.startsWith('monitoring.coreos.com/') && (kind === 'Prometheus' || kind === 'PrometheusAgent');
}

function asWritten(object: ApiObject): half.WrittenObject {
  return { manifest: object.toJson() as Manifest, path: object.node.path };
}
