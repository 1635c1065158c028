/** What the API server and `admit()` say of one object, in terms that can be compared. */
import { OperatorAnswer } from './judges';
import { faultText } from '../../lib/manifests/field-fault';
import { Admitted } from '../../lib/operator-port/admitted';
import { Manifest } from '../support/manifests/manifest';
import { OperatorQuestion } from '../support/operator-question';

/** Everything but the words of errors. */
export interface Verdict {
  readonly isAdmitted: boolean;
  readonly errorPaths: readonly string[];
  readonly unknownFields: readonly string[];
  /** Canonical JSON of what is stored, of admitted objects. */
  readonly stored?: string;
}

/** Asks about one object alone. */
export function admissionQuestion(id: string, manifest: object): OperatorQuestion {
  return { id, manifests: [manifest as Manifest], admitOnly: true };
}

/** The verdict of an answer to one object with `admitOnly`. */
export function judgedVerdict({ error, admission, admitted }: OperatorAnswer): Verdict {
  if (error !== undefined) throw new Error(error);
  const [{ errors = [], unknownFields = [] } = {}] = Object.values(admission);

  return verdict(errors.filter((text) => !NO_FAULTS.test(text)), unknownFields, Object.values(admitted ?? {})[0], errors.length === 0);
}

/** The verdict of `admit()`; metadata that cannot be read is refused without a path by the API server. */
export function ourVerdict({ faults, unknownFields, manifest }: Admitted, judged: Verdict): Verdict {
  const ours = verdict(faults.map(faultText), unknownFields, manifest, faults.length === 0);
  const isUnreadable = judged.errorPaths.length === 0 && !judged.isAdmitted && ours.errorPaths.every((path) => /^metadata\b/.test(path));

  return isUnreadable ? { ...ours, errorPaths: [] } : ours;
}

/** Errors that repeat others or name no path: Go's on metadata, and a count of replicas that is no number. */
const NO_FAULTS = /some validation rules were not checked|accessor error|^json: |^parsing time |^Time\.UnmarshalJSON/;

function verdict(errors: readonly string[], unknownFields: readonly string[], manifest: unknown, isAdmitted: boolean): Verdict {
  return {
    isAdmitted,
    errorPaths: [...new Set(errors.map(pathOf))].sort(),
    unknownFields: [...unknownFields].sort(),
    ...isAdmitted && { stored: JSON.stringify(canonical(withoutServerFields(manifest as Stored))) },
  };
}

/** Composed schemas and formats have their path only in the text; the count of replicas begins with a dot. */
function pathOf(error: string): string {
  const [, path] = /^<nil>: .*(?: in |\\?")([^ "\\]+)(?:\\?" must validate.*)?$/.exec(error) ?? /^\.?(.*?): /.exec(error) ?? [];

  return path ?? error;
}

interface Stored { readonly metadata?: { readonly [field: string]: unknown } }

/** What the API server adds to each object, and empty fields that it leaves out, say nothing. */
function withoutServerFields(manifest: Stored): Stored {
  const { generation, creationTimestamp, ...metadata } = manifest.metadata ?? {};
  const isEmpty = (value: unknown): boolean => value === '' || (typeof value === 'object' && value !== null && Object.keys(value).length === 0);

  return { ...manifest, metadata: Object.fromEntries(Object.entries(metadata).filter(([, value]) => !isEmpty(value))) };
}

/** Keys sorted, so that equal values have equal text. */
function canonical(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(canonical);
  if (typeof value !== 'object' || value === null) return value;

  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, child]) => [key, canonical(child)]));
}
