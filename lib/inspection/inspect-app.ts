/** Inspects the objects of an app. */
import { IConstruct } from 'constructs';
import { checkedProps, externalSubjects, placedProfiles } from './check-props';
import { externalSubjectsIn } from './external-subjects';
import { inspect } from './inspect';
import { inspectFor, InspectForSettings } from './inspect-for';
import { InspectionProps } from './inspection-props';
import { ProfileInPlace } from './known-readers';
import { Subject } from './subject';
import { unlessChanged } from './unchanged';
import { todayUtc } from '../findings/acceptance';
import { Finding } from '../findings/finding';
import { Inspected } from '../forecast/inspected';
import { OPERATOR } from '../forecast/operator';
import { Manifest } from '../manifests/manifest';
import { representing, StandIn } from '../operator-port/reader';
import { isServer } from '../operator-port/server';
import { addedKinds } from '../tree/app-kinds';
import { podsOutsideOf } from '../tree/pods-outside';
import { synthesize } from '../tree/synthesize';

/** An object as cdk8s writes it. */
export interface WrittenObject {
  readonly manifest: Manifest;
  /** Path of its construct. */
  readonly path: string;
  /** JSON pointers of what its JsonPatches set. */
  readonly patched?: readonly string[];
}

/** Objects of an app, and the profiles of those who read them. */
export interface AppWorld {
  readonly objects: readonly WrittenObject[];
  readonly profiles: readonly ProfileInPlace[];
}

/**
 * Findings on the objects of an app.
 * @param texts manifests of objects that are already in the cluster, as YAML or JSON; they have no findings of their own
 * @throws LoadError for a text that cannot be read
 */
export function inspectObjects(app: IConstruct, { objects, profiles }: AppWorld, texts: readonly string[]): readonly Finding[] {
  const outside = podsOutside(app, objects);
  const known = profiles.map(({ profile, monitors }) => [profile, monitors && [...monitors]]);
  const written = objects.map(({ manifest }) => JSON.stringify(manifest));
  const beside = JSON.stringify([known, texts, outside, addedKinds(app), objects.map(({ path, patched }) => [path, patched]), todayUtc()]);

  return unlessChanged(app, [beside, ...written], () => {
    const own = objects.map((object, i): Subject => ({ ...object, manifest: JSON.parse(written[i]) as Manifest }));

    return inspectFor(profiles, [...texts.flatMap(externalSubjectsIn), ...outside, ...own], judging(app)).allFindings();
  });
}

/** Whether one of the manifests in a text is a Prometheus or PrometheusAgent. @throws LoadError for a text that cannot be read */
export function hasServer(text: string): boolean {
  return /kind\W+Prometheus/.test(text) && externalSubjectsIn(text).some(({ manifest }) => isServer(manifest));
}

/**
 * Findings on objects that the API server refuses, for an app whose reader is not known: an error if a monitor of the app is not scraped
 * for it, whoever reads the monitor; a warning otherwise.
 */
export function inspectRefusals(app: IConstruct, objects: readonly WrittenObject[]): readonly Finding[] {
  const settings = { ...judging(app), readers: [ANY_READER] };

  return inspect([...podsOutside(app, objects), ...copied(objects)], settings).allFindings().filter(({ code }) => code === 'AM601');
}

/** Selects every monitor. Nothing that depends on it is reported, since it is not known to exist. */
const ANY_READER: StandIn = { manifest: representing('any-reader'), reader: {} };

function judging(app: IConstruct): InspectForSettings {
  return { operator: OPERATOR, podsOf: addedKinds(app), warnsOfHarmlessRefusals: true };
}

/** As cdk8s would write them: manifests may share values, and a change to one must not change another. */
function copied(objects: readonly WrittenObject[]): Subject[] {
  return objects.map((object) => ({ ...object, manifest: JSON.parse(JSON.stringify(object.manifest)) as Manifest }));
}

/**
 * What becomes of the objects that cdk8s would write for a construct.
 * @param world the objects, and the profiles of those who read them; the objects of the construct without it
 * @throws MonitoringError, LoadError for the props; the validation errors of cdk8s
 */
export function inspectApp(construct: IConstruct, props: InspectionProps, world?: AppWorld): Inspected {
  const { objects, profiles } = world ?? { objects: synthesize(construct), profiles: [] };
  const podsOf = [...addedKinds(construct), ...props.podsOf ?? []];
  const settings = { ...checkedProps(props), podsOf, operator: OPERATOR };
  const subjects = [...podsOutside(construct, objects), ...externalSubjects(props), ...objects];

  return inspectFor([...profiles, ...placedProfiles(props)], subjects, settings);
}

function podsOutside(construct: IConstruct, objects: readonly WrittenObject[]): Subject[] {
  return podsOutsideOf(construct, objects.map(({ path }) => path)).map((subject) => ({ ...subject, isExternal: true }));
}
