/** What a synth knows about the readers of an app, as a file beside its manifests. */
import { externalSubjectsIn } from './external-subjects';
import { ProfileInPlace } from './known-readers';
import { withoutSecretValues } from './secret-values';
import { Subject } from './subject';
import { Profile } from '../profiles/profile';
import { ProfileProps } from '../profiles/profile-props';
import { isObject } from '../units/is-object';

/** Profiles, and objects that are in the cluster already. */
export interface HandedOver {
  readonly profiles: readonly ProfileInPlace[];
  readonly external: readonly Subject[];
}

/** The text of the file; it has no values of Secrets. */
export function writeHandOver(profiles: readonly ProfileInPlace[], externals: readonly string[]): string {
  const written = profiles.map(({ profile: { name, props, _server: server }, monitors }) => ({
    name, ...server !== undefined && { server }, ...monitors && { monitors: [...monitors].sort() }, props: withPlainExternal(props),
  }));

  return `${JSON.stringify({ format: FORMAT, profiles: written, external: externals.map(plain) }, undefined, 2)}\n`;
}

/**
 * @param text of the file
 * @param namespace of monitors that have no namespace
 * @throws RangeError if the text is not such a file; MonitoringError, LoadError for a value that is not valid
 */
export function readHandOver(text: string, namespace = 'default'): HandedOver {
  const read = tryJson(text);
  if (!isObject(read) || read.format !== FORMAT) throw new RangeError('it is not a file that a synth of this version writes');
  const { profiles, external } = read as unknown as { readonly profiles: readonly WrittenProfile[]; readonly external: readonly string[] };

  return {
    profiles: profiles.map(({ name, props, server, monitors }) => ({
      profile: Profile._restored(name, props, server),
      ...monitors && { monitors: new Set(monitors.map((key) => key.replace(/^([^/]+)\/default\//, `$1/${namespace}/`))) },
    })),
    external: external.flatMap(externalSubjectsIn),
  };
}

/** Whether a text is such a file. */
export function isHandOver(text: string): boolean {
  return text.startsWith('{') && text.includes(`"format": "${FORMAT}"`);
}

const FORMAT = 'cdk8s-app-monitoring/profiles/1';

interface WrittenProfile {
  readonly name: string;
  readonly props: ProfileProps;
  readonly server?: string;
  readonly monitors?: readonly string[];
}

function withPlainExternal({ external, ...props }: ProfileProps): ProfileProps {
  return { ...props, ...external !== undefined && { external: plain(external) } };
}

function plain(text: string): string {
  return externalSubjectsIn(text).map(({ manifest }) => JSON.stringify(withoutSecretValues(manifest))).join('\n---\n');
}

function tryJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
