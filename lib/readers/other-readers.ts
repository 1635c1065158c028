/** All readers besides the Prometheus operator, by the names of their profiles. */
import { ALLOY } from './alloy';
import { AZURE } from './azure';
import { GOOGLE } from './google';
import { OPENSHIFT } from './openshift';
import { OtherReader } from './other-reader';
import { TARGET_ALLOCATOR } from './target-allocator';
import { VICTORIA_METRICS } from './victoria-metrics';
import { Reader } from '../operator-port/reader';

export const OTHER_READERS: readonly OtherReader[] = [AZURE, OPENSHIFT, TARGET_ALLOCATOR, ALLOY, GOOGLE, VICTORIA_METRICS];

/** Whether a reader rejects a monitor for a cause for which the operator rejects it; false where that is not known. */
export function rejectsAsOperator(reader: Reader | undefined, cause: string): boolean {
  return tryOtherReader(reader?.software)?.rejects?.includes(cause) ?? true;
}

/** The reader of a profile; undefined for a Prometheus of the operator. */
export function tryOtherReader(name: string | undefined): OtherReader | undefined {
  return name === undefined ? undefined : BY_NAME.get(name);
}

const BY_NAME: ReadonlyMap<string, OtherReader> = new Map(OTHER_READERS.map((reader) => [reader.name, reader]));
