/** Judges an app while cdk8s validates it, before anything is written. */
import { ApiObject } from 'cdk8s';
import { IConstruct } from 'constructs';
import { apiObjectsIn } from '../cluster/from-app';
import { Manifest } from '../cluster/manifest';
import { SynthRun } from '../cluster/synth-run';
import { Finding, renderFinding, renderFindingWithoutPath, Severity } from '../findings/finding';
import { visible } from '../findings/problem';
import type * as half from '../inspection/inspect-app';
import { Profile } from '../profiles/profile';
import { once } from '../units/once';
import { profileServer } from './profile-server';

/** Constructs that declare monitoring, and who will read it. */
type Declared = Map<IConstruct, () => Profile | undefined>;

/** By app; gone with the app. */
const declaredIn = new WeakMap<IConstruct, Declared>();

/** What is known of a run of synth. */
interface Verdict {
  /** The construct that is validated last, when all others have made their plans. */
  readonly last: IConstruct | undefined;
  readonly findings: () => readonly Finding[];
}

const verdicts = new WeakMap<SynthRun, Verdict>();

/** Takes part in the judgement of the app from now on. */
export function declareMonitoring(construct: IConstruct, profile: () => Profile | undefined): void {
  const { root } = construct.node;
  const declared = declaredIn.get(root) ?? new Map();
  declaredIn.set(root, declared.set(construct, profile));
}

/**
 * Errors of the whole app for the last of its monitoring constructs, nothing for the others; warnings go to standard error, once a run.
 *
 * Only where it is known who reads: a Prometheus object in the app, or a profile. Outside of a run of synth nothing is judged.
 */
export function judge(construct: IConstruct): string[] {
  const run = SynthRun.of(construct);
  if (!run) return [];
  const verdict = verdicts.get(run) ?? verdictOn(construct.node.root);
  verdicts.set(run, verdict);
  if (verdict.last !== construct) return [];

  return verdict.findings().filter(({ severity }) => severity === Severity.ERROR)
    .map((finding) => (finding.path === construct.node.path ? renderFindingWithoutPath(finding) : renderFinding(finding)));
}

function verdictOn(root: IConstruct): Verdict {
  const declared = declaredIn.get(root) ?? new Map();
  const present = root.node.findAll().filter((construct) => declared.has(construct));

  return { last: present[present.length - 1], findings: once(() => judged(root, present.map((construct) => declared.get(construct)!()))) };
}

function judged(root: IConstruct, profiles: readonly (Profile | undefined)[]): readonly Finding[] {
  const objects = apiObjectsIn(root);
  const known = [...new Set(profiles)].filter((profile) => profile !== undefined);
  if (known.length === 0 && !objects.some(isServer)) return [];

  // Loaded when it is needed: most apps do not know who reads them.
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  const { inspectObjects } = require('../inspection/inspect-app') as typeof half;
  const servers = known.map((profile, i) => profileServer(profile, known.slice(0, i).filter(({ name }) => name === profile.name).length));
  const findings = inspectObjects(root, objects.map(asWritten), servers);
  findings.filter(({ severity }) => severity === Severity.WARNING).forEach((finding) => process.stderr.write(`warning ${visible(renderFinding(finding))}\n`));

  return findings;
}

function isServer({ apiVersion, kind }: ApiObject): boolean {
  return apiVersion.startsWith('monitoring.coreos.com/') && (kind === 'Prometheus' || kind === 'PrometheusAgent');
}

function asWritten(object: ApiObject): half.WrittenObject {
  return { manifest: object.toJson() as Manifest, path: object.node.path };
}
