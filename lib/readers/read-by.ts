/** What a server that is known by a profile makes of monitors, if its software is not the Prometheus operator. */
import { MetField, metFields, tryUnread } from './met-fields';
import { UnreadKind } from './other-reader';
import { tryOtherReader } from './other-readers';
import { Manifest } from '../manifests/manifest';
import { Reader } from '../operator-port/reader';

/** Why it does not read a kind; undefined if it does. */
export function tryUnreadBy(reader: Reader | undefined, kind: string): UnreadKind | undefined {
  const software = tryOtherReader(reader?.software);

  return software && tryUnread(software, kind, reader?.softwareVersion);
}

/** Fields of a monitor that it does not read, or reads in another way. */
export function metBy(reader: Reader | undefined, manifest: Manifest): MetField[] {
  const software = tryOtherReader(reader?.software);

  return software ? metFields(software, manifest, reader?.softwareVersion) : [];
}

/** Its name at the beginning of a sentence, e.g. `Grafana Alloy v1.9.0`. */
export function nameOfReader(reader: Reader): string {
  const { title = '' } = tryOtherReader(reader.software) ?? {};

  return `${title.charAt(0).toUpperCase()}${title.slice(1)}${reader.softwareVersion === undefined ? '' : ` ${reader.softwareVersion}`}`;
}
