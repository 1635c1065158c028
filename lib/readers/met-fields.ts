/** Which rows of a reader's table a monitor meets, and the monitor without the fields that the reader does not read. */
import { FieldRow, OtherReader } from './other-reader';
import { Manifest } from '../manifests/manifest';
import { isObject } from '../units/is-object';
import { compareVersions } from '../units/version';

/** A row that a monitor meets. */
export interface MetField {
  readonly row: FieldRow;
  /** Paths of its values, e.g. `spec.endpoints[1].noProxy`. */
  readonly paths: readonly string[];
}

/** @param version of the reader; the newest one that was checked if it is left out */
export function metFields({ fields, checked }: OtherReader, manifest: Manifest, version = checked): MetField[] {
  return fields.filter((row) => holdsFor(row, version)).flatMap((row) => {
    const paths = placesIn(row, manifest).map(({ path }) => path);

    return paths.length === 0 ? [] : [{ row, paths }];
  });
}

/** Whether a reader does not read a kind. */
export function tryUnread({ kinds, checked }: OtherReader, kind: string, version = checked): OtherReader['kinds'][number] | undefined {
  return kinds.find((each) => each.kind === kind && holdsFor(each, version));
}

/** A monitor as the reader takes it: without what it ignores. The manifest itself if it reads everything. */
export function asRead({ fields, checked }: OtherReader, manifest: Manifest, version = checked): Manifest {
  const unread = fields.filter((row) => (row.effect === 'ignored' || row.isDropped) && holdsFor(row, version));
  const steps = unread.flatMap((row) => placesIn(row, manifest).map((place) => place.steps));
  if (steps.length === 0) return manifest;
  const copy = JSON.parse(JSON.stringify(manifest)) as Manifest;
  steps.forEach((path) => remove(copy, path));

  return withoutHoles(copy) as Manifest;
}

function holdsFor({ readSince, since }: Pick<FieldRow, 'readSince' | 'since'>, version: string): boolean {
  return (readSince === undefined || compareVersions(version, readSince) < 0)
    && (since === undefined || compareVersions(version, since) >= 0);
}

interface Place {
  readonly path: string;
  readonly steps: readonly (string | number)[];
}

function placesIn({ at, when = () => true }: FieldRow, manifest: Manifest): Place[] {
  return at.filter((place) => place.startsWith(`${manifest.kind} `)).flatMap((place) => (
    found(manifest, place.slice(place.indexOf(' ') + 1).replace(/\[\]/g, '.[]').split('.'))
      .filter(({ value, parent }) => value !== undefined && value !== null && when({ value, parent, manifest }))
      .map(({ steps }) => ({ steps, path: pathOf(steps) }))));
}

interface Found {
  readonly value: unknown;
  readonly parent: unknown;
  readonly steps: readonly (string | number)[];
}

function found(root: unknown, pattern: readonly string[]): Found[] {
  const first: Found = { value: root, parent: undefined, steps: [] };

  return pattern.reduce<Found[]>((all, step) => all.flatMap((each) => childrenOf(each, step)), [first]);
}

function childrenOf({ value, steps }: Found, step: string): Found[] {
  const child = (inner: unknown, key: string | number): Found => ({ value: inner, parent: value, steps: [...steps, key] });
  if (step === '[]') return Array.isArray(value) ? value.map(child) : [];

  return isObject(value) && Object.hasOwn(value, step) ? [child(value[step], step)] : [];
}

function pathOf(steps: readonly (string | number)[]): string {
  return steps.map((step) => (typeof step === 'number' ? `[${step}]` : `.${step}`)).join('').slice(1);
}

/** Items of lists leave a hole, so that the others keep their places. */
function remove(root: unknown, steps: readonly (string | number)[]): void {
  const parent = steps.slice(0, -1).reduce<unknown>((value, step) => (value as Record<string | number, unknown> | undefined)?.[step], root);
  if (parent !== undefined) delete (parent as Record<string | number, unknown>)[steps[steps.length - 1]];
}

function withoutHoles(value: unknown): unknown {
  if (Array.isArray(value)) return value.filter((_, i) => i in value).map(withoutHoles);

  return isObject(value) ? Object.fromEntries(Object.entries(value).map(([key, each]) => [key, withoutHoles(each)])) : value;
}
