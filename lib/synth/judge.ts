/** Checks an app while cdk8s validates it, before anything is written. */
import { ApiObject } from 'cdk8s';
import { IConstruct } from 'constructs';
import { isAcknowledged } from './acknowledged';
import { declarationOf, Declared, declaredConstructs } from './declarations';
import { handOver } from './hand-over';
import { mergedFindings } from './merged-findings';
import { Places } from './places';
import { stampRules } from './stamp-rules';
import { twiceScraped } from './twice-scraped';
import { partlyUnreadWarning, unreadWarning } from './unread-warning';
import { worldsOf } from './world';
import { writeAcknowledgements } from './write-acknowledgements';
import { Finding, renderFinding, Severity } from '../findings/finding';
import { visible } from '../findings/problem';
import type * as half from '../inspection/inspect-app';
import type * as admission from '../kubernetes/admission/admit-built-in';
import { Manifest } from '../manifests/manifest';
import { AZURE_GROUP } from '../manifests/objects';
import { isServer } from '../operator-port/server';
import { readPlain, readUnresolved } from '../tree/amendments';
import { AppView } from '../tree/from-app';
import { patchedFields } from '../tree/patched-fields';
import { reportErrors } from '../tree/report-errors';
import { SynthRun } from '../tree/synth-run';

/** State of one run of synth. */
interface Verdict {
  /** Number of constructs that are not validated yet; after the last one, all plans are made. */
  waiting: number;
  readonly present: readonly Declared[];
}

const verdicts = new WeakMap<SynthRun, Verdict>();

/**
 * Returns the errors of the whole app for the last of its monitoring constructs, and no errors for the others; warnings go to standard
 * error, once for each run. Each error is printed with the path of the object that it is about.
 *
 * The check needs a Prometheus object in the app or among external objects, or a profile. Outside a run of synth nothing is checked.
 */
export function judge(construct: IConstruct): string[] {
  const run = SynthRun.of(construct);
  if (!run) return [];
  stampRules(construct, run);
  writeAcknowledgements(construct);
  if (run.isInspection) return [];
  const verdict = verdicts.get(run) ?? beginVerdict(run, construct.node.root);
  verdict.waiting -= 1;
  if (verdict.waiting !== 0) return [];

  return reportErrors(construct, judged(construct.node.root, verdict.present, run));
}

function beginVerdict(run: SynthRun, root: IConstruct): Verdict {
  const present = declaredConstructs(root);
  const verdict = { waiting: present.length, present };
  verdicts.set(run, verdict);

  return verdict;
}

function judged(root: IConstruct, present: readonly Declared[], run: SynthRun): readonly Finding[] {
  const declared = present.map(declarationOf);
  if (declared.some(({ isReady }) => !isReady)) return [];
  const texts = [...new Set(declared.map(({ external }) => external))].filter((text) => text !== undefined);
  const objects = AppView.forPass(root).objects();
  const places = new Places(declared, objects);
  handOver(run, root, declared.some((each) => each.handOver === true), { objects, places, texts });
  const hasServer = objects.some((each) => isServer(each) || each.apiGroup === AZURE_GROUP)
    || texts.some((text) => inspection().hasServer(text));
  const isRead = hasServer || places.profiles.length > 0;
  const findings = isRead || texts.length > 0 ? checked(root, objects, places, texts) : refused(root, objects);
  const monitoring = declared.filter(({ warnings }) => warnings).map(({ construct }) => construct);
  const planned = declared.filter(({ construct, warnings = [] }) => warnings.length > 0 && !isTold(construct, findings))
    .flatMap(({ construct, warnings = [] }) => warnings.filter(({ code }) => !isAcknowledged(construct, code)));
  const unread = hasServer ? []
    : isRead ? partlyUnreadWarning(monitoring.filter((each) => places.nearest(each) === undefined))
      : [...unreadWarning(monitoring, objects), ...twiceScraped(declared)];
  for (const finding of [...unread, ...planned, ...findings].filter(({ severity }) => severity === Severity.WARNING)) {
    process.stderr.write(`warning ${visible(renderFinding(finding))}\n`);
  }

  return findings;
}

/** Whether something is found on a construct or in it. */
function isTold({ node: { path } }: IConstruct, findings: readonly Finding[]): boolean {
  return findings.some((finding) => finding.path === path || finding.path.startsWith(`${path}/`));
}

function checked(root: IConstruct, objects: readonly ApiObject[], places: Places, texts: readonly string[]): readonly Finding[] {
  const worlds = worldsOf(objects.map(asWritten), places);

  return mergedFindings(worlds.map((world) => inspection().inspectObjects(root, world, texts)), places);
}

/**
 * Without a known reader only what the API server refuses is certain. Most apps have no such object, so all objects are looked at as they
 * are declared, and written only if one of them is suspicious: an amendment may have made it valid.
 */
function refused(root: IConstruct, objects: readonly ApiObject[]): readonly Finding[] {
  // Most apps have neither a profile nor a Prometheus object, and few have an object that is refused.
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  const { admitBuiltIn, isBuiltIn } = require('../kubernetes/admission/admit-built-in') as typeof admission;
  const isRefused = (manifest: Manifest) => (admitBuiltIn(manifest)?.faults.length ?? 0) > 0;
  // To find out whether values are lazy costs a quarter of judging them. A lazy value does not fit its type, or has unknown fields.
  const isUsual = (manifest: Manifest) => {
    const { faults = [], unknownFields = [] } = admitBuiltIn(manifest) ?? {};

    return faults.length === 0 && unknownFields.length === 0;
  };
  const isSuspicious = objects.some((object) => isBuiltIn(object) && !isUsual(readUnresolved(object)) && isRefused(readPlain(object)));

  return isSuspicious ? inspection().inspectRefusals(root, objects.map(asWritten)) : [];
}

/** Loaded when needed. */
function inspection(): typeof half {
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  return require('../inspection/inspect-app') as typeof half;
}

function asWritten(object: ApiObject): half.WrittenObject {
  return { manifest: object.toJson() as Manifest, path: object.node.path, patched: patchedFields(object) };
}
