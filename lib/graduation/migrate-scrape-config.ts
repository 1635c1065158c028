/** Moves one ScrapeConfig from the CRDs and the behaviour of one operator to those of another. */
import { adviceOn } from './advice';
import { Behaviour, BEHAVIOURS } from './behaviours';
import { placesOf } from './places';
import { adviceOnRejection, tryRejection } from './rejected';
import { Rewrite, REWRITES } from './rewrites';
import { FieldPath, pathText, PlacedEdit, Rewriting, withEdits } from '../edits/edit';
import { Manifest, valueAt } from '../manifests/manifest';
import { OPERATOR_GROUP } from '../manifests/objects';
import { Admitted } from '../operator-port/admitted';
import { Operator } from '../operator-port/operator';
import { ScrapeConfigApiVersion } from '../operator-port/scrape-config-versions';
import { compareVersions } from '../units/version';

/** From where to where. */
export interface Move {
  readonly from: Operator;
  readonly to: Operator;
  /** The API version to write; absent to keep it. */
  readonly version?: ScrapeConfigApiVersion;
}

/** What is rewritten, and why. */
export interface Change extends PlacedEdit<Rewriting> {
  /** The value before, if it is text. */
  readonly was?: string;
  /** E.g. `from operator v0.76 on roles are in Pascal case`. */
  readonly why: string;
}

/** What a person has to decide. */
export interface Decision {
  /** The field, as the API server writes it: `spec.kubernetesSDConfigs[0].role`. */
  readonly field: string;
  /** What was found, and what follows. */
  readonly message: string;
  /** What to decide, and how. */
  readonly decide: string;
}

/** What becomes of one object. */
export interface Migration {
  readonly changes: readonly Change[];
  readonly decisions: readonly Decision[];
  /** The object with the changes made. */
  readonly migrated: Manifest;
}

/** What has to change in a ScrapeConfig, and what a person has to decide. It only depends on the object. */
export function migrateScrapeConfig(manifest: Manifest, move: Move): Migration {
  const changes = [...versionChange(manifest, move), ...REWRITES.flatMap((rewrite) => changesOf(manifest, rewrite, move))];
  const migrated = withEdits(manifest, changes);

  return { changes, decisions: decisionsOn(manifest, migrated, move), migrated };
}

function versionChange(manifest: Manifest, { version }: Move): Change[] {
  const apiVersion = `${OPERATOR_GROUP}/${version}`;
  if (version === undefined || manifest.apiVersion === apiVersion) return [];

  return [{ path: ['apiVersion'], edit: { do: 'set', value: apiVersion }, was: manifest.apiVersion, why: `${version} was asked for` }];
}

function changesOf(manifest: Manifest, rewrite: Rewrite, { from, to }: Move): Change[] {
  const { since, at, change, up, down, downTo = '0.0.0' } = rewrite;
  const isUp = crosses(since, from, to);
  const editsOf = isUp ? up : crosses(since, to, from) && compareVersions(downTo, to.version) <= 0 ? down : undefined;
  if (editsOf === undefined) return [];
  const why = isUp ? `from operator v${shortOf(since)} on ${change}` : `operator v${shortOf(to.version)} is older than v${shortOf(since)}, from which on ${change}`;

  return at.flatMap((pattern) => placesOf(manifest, pattern)).flatMap(({ path, value }) => (
    editsOf(value, path).flatMap(({ edit, index }): Change[] => {
      const whole = index === undefined ? path : [...path, index];
      if (edit.do === 'rename' && holds(manifest, path, edit.to)) return [];
      const was = valueAt(manifest, whole);

      return [{ path: whole, edit, why, ...typeof was === 'string' && { was } }];
    })));
}

/** Whether a change lies on the way from one version up to another. */
function crosses(since: string, from: Operator, to: Operator): boolean {
  return compareVersions(from.version, since) < 0 && compareVersions(since, to.version) <= 0;
}

/** Whether the object around a field has another field. */
function holds(manifest: Manifest, path: FieldPath, field: string): boolean {
  return valueAt(manifest, [...path.slice(0, -1), field]) !== undefined;
}

function decisionsOn(given: Manifest, migrated: Manifest, move: Move): Decision[] {
  const { from, to } = move;
  const [before, after] = [from.admit(asRead(given)), to.admit(asRead(migrated))];
  const known = new Set(before.faults.map(({ field }) => field));
  const refused = after.faults.map((fault): Decision => ({
    field: fault.field,
    message: `${fault.text}${known.has(fault.field) ? `, and operator v${shortOf(from.version)} refuses it as well` : ''}`,
    decide: adviceOn(fault),
  }));
  const since = new Map(to.unknownToOperator(migrated).map((each) => [each.path, each.since]));
  const isInRefused = (field: string) => after.faults.some((fault) => field.startsWith(`${fault.field}.`) || field.startsWith(`${fault.field}[`));
  const dropped = after.unknownFields.filter((field) => !isInRefused(field) && !isStatus(field)).map((field): Decision => {
    const later = since.get(field);

    return {
      field,
      message: later === undefined ? `operator v${shortOf(to.version)} drops the field: its CRD does not have it` : `operator v${shortOf(to.version)} drops the field, which came with v${shortOf(later)}`,
      decide: later === undefined ? 'remove the field, or correct its name' : `remove the field, or install operator v${shortOf(later)} or later`,
    };
  });
  const stillUnknown = new Set(after.unknownFields);
  const begins = before.unknownFields.filter((field) => !stillUnknown.has(field) && !isStatus(field)).map((field): Decision => ({
    field,
    message: `operator v${shortOf(from.version)} drops the field, and operator v${shortOf(to.version)} applies it`,
    decide: 'keep the field if it is what you want from now on, or remove it',
  }));

  const rejected = after.faults.length > 0 ? [] : rejections(before, after, move);

  return [...refused, ...rejected, ...dropped, ...begins, ...BEHAVIOURS.flatMap((behaviour) => decisionsOf(given, behaviour, move))];
}

/** The operator writes the status, and `kubectl get` prints it: it needs no decision. */
function isStatus(field: string): boolean {
  return /^status\b/.test(field);
}

/** The CRD takes the object, and the operator does not. */
function rejections(before: Admitted, after: Admitted, { from, to }: Move): Decision[] {
  const rejection = tryRejection(after.manifest, to);
  if (!rejection) return [];
  const isOld = before.faults.length === 0 && tryRejection(before.manifest, from)?.cause === rejection.cause;
  const also = isOld ? `, and operator v${shortOf(from.version)} rejects it as well` : '';

  return [{
    field: rejection.fieldPath,
    message: `operator v${shortOf(to.version)} rejects the object, so Prometheus has no job for it: ${rejection.text}${also}`,
    decide: adviceOnRejection(rejection),
  }];
}

function decisionsOf(manifest: Manifest, behaviour: Behaviour, { from, to }: Move): Decision[] {
  const { onlyOn, at, concerns, before, after, decide } = behaviour;
  const isUp = holdsFor(behaviour, to);
  if (isUp === holdsFor(behaviour, from) || onlyOn === (isUp ? 'downgrade' : 'upgrade')) return [];
  const [was, is] = isUp ? [before, after] : [after, before];
  const places = at.flatMap((pattern) => placesOf(manifest, pattern)).filter(({ value }) => concerns(value, manifest));

  return places.map(({ path }): Decision => ({
    field: pathText(path),
    message: `with operator v${shortOf(from.version)} ${was}; with operator v${shortOf(to.version)} ${is}`,
    decide: isUp || onlyOn ? decide : 'check that this is what you want, or change the field',
  }));
}

function holdsFor({ since, until }: Behaviour, { version }: Operator): boolean {
  return compareVersions(since, version) <= 0 && (until === undefined || compareVersions(version, until) < 0);
}

/** Versions of one kind have one schema, whatever is served. */
function asRead(manifest: Manifest): Manifest {
  return { ...manifest, apiVersion: `${OPERATOR_GROUP}/v1alpha1` };
}

function shortOf(version: string): string {
  return version.replace(/^v|\.0$/g, '');
}
