/** Why Prometheus does not load a configuration. */
import { quote, visible } from '../../findings/problem';

/** What is wrong with one field. */
export interface Fault {
  /** The field, or its path within the value that is judged. Empty for the value itself. */
  readonly path: string;
  /** Continues a sentence that begins with the field. It quotes no value: the text of a Secret may be judged. */
  readonly problem: string;
  /** The value that is wrong, if it can be shown. Passwords and tokens never are. */
  readonly value?: string;
  /** What a parser says of the value, which it may quote. */
  readonly detail?: string;
  /**
   * What to do.
   * @param named gives a field the name that it has where it is written
   */
  readonly fix: Fix;
}

export type Fix = (named: (field: string) => string) => string;

/** A fault, and where it is. */
export interface Refusal extends Fault {
  /** Name of the job; absent for other parts of the configuration. */
  readonly job?: string;
  /** The file of `scrape_config_files` that holds it; absent for the configuration itself. */
  readonly file?: string;
}

/** Thrown while a configuration is read that Prometheus would not load. */
export class RefusedConfiguration extends Error {
  constructor(readonly refusal: Refusal) {
    super(refusalText(refusal));
  }
}

/** The place and the problem, e.g. `job "cart": scheme is not text`. */
export function refusalText({ job, file, path, problem, value, detail }: Refusal): string {
  const places = [...file === undefined ? [] : [file], ...job === undefined ? [] : [`job ${quote(job)}`], ''].join(': ');
  const subject = [path, ...value === undefined ? [] : [quote(value)]].filter((text) => text !== '').join(' ');

  return `${places}${subject === '' ? 'it' : subject} ${problem}${detail === undefined ? '' : ` (${visible(detail)})`}`;
}

/** The same without what a Secret may hold: names of jobs and fields are shown, values are not. */
export function withoutValue<T extends Refusal>(refusal: T): T {
  return { ...refusal, value: undefined, detail: undefined };
}

/** @throws RefusedConfiguration with this fault */
export function refuse(fault: Fault): never {
  throw new RefusedConfiguration(fault);
}

/** A larger place of a fault. */
export type Place = Partial<Pick<Refusal, 'job' | 'file' | 'path'>>;

/**
 * Runs a step, and puts its fault into a larger place.
 * @param place may be found out when there is a fault
 * @throws RefusedConfiguration if the step does
 */
export function within<T>(place: Place | (() => Place), step: () => T): T {
  try {
    return step();
  } catch (error) {
    if (!(error instanceof RefusedConfiguration)) throw error;
    const outer = typeof place === 'function' ? place() : place;

    throw new RefusedConfiguration({ ...error.refusal, ...outer, path: joined(outer.path ?? '', error.refusal.path) });
  }
}

/** `a` and `b` are `a.b`, `a` and `[0]` are `a[0]`. */
function joined(outer: string, inner: string): string {
  return outer === '' || inner === '' || inner.startsWith('[') ? `${outer}${inner}` : `${outer}.${inner}`;
}
