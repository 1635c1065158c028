/** What is accepted: by annotations of the objects, and by rows of a file or of the plugin. */
import { keyOfManifest, Subject } from './subject';
import { ACCEPT_ANNOTATION, AnnotatedAcceptances, readAcceptAnnotation } from '../findings/accept-annotation';
import { Acceptance, asAccepted, isExpired } from '../findings/acceptance';
import { Finding, Severity } from '../findings/finding';
import { findingAt, Problem, quote } from '../findings/problem';
import { StagedFinding } from '../forecast/diagnosis';
import { stringAt } from '../manifests/manifest';
import { groupBy } from '../units/group';

/** A row that accepts a finding on the objects that a pattern matches. */
export interface AcceptedRow extends Acceptance {
  /** Key of the object, or a pattern such as `PodMonitor/shop/*`; absent for all objects. */
  readonly object?: string;
  /** Where the row is, e.g. `findings.yaml:3`. */
  readonly place: string;
}

/** An acceptance with the objects that carry it. */
interface Annotated {
  readonly acceptance: Acceptance;
  readonly keys: readonly string[];
}

/** Finds what is accepted for a finding, and what of it has no effect. */
export class Acceptances {
  private readonly byKey = new Map<string, AnnotatedAcceptances>();
  /** Keys of objects whose annotations are not reported. */
  private readonly externals = new Set<string>();
  private readonly rows: readonly { readonly row: AcceptedRow; readonly matches: (key: string) => boolean }[];

  /** @param pathOf the path that findings on an object carry */
  constructor(subjects: readonly Subject[], rows: readonly AcceptedRow[], private readonly pathOf: (key: string) => string) {
    this.rows = rows.map((row) => ({ row, matches: matcherOf(row.object) }));
    for (const { manifest, isExternal } of subjects) {
      const value = stringAt(manifest, ['metadata', 'annotations', ACCEPT_ANNOTATION]);
      const key = keyOfManifest(manifest);
      if (value !== undefined) this.byKey.set(key, readAcceptAnnotation(value));
      if (value !== undefined && isExternal) this.externals.add(key);
    }
  }

  /** The finding as it is reported: accepted if its object or a row accepts it, in this order. */
  applied(key: string, finding: Finding): Finding {
    const candidates = [
      ...this.byKey.get(key)?.accepted ?? [], ...this.rows.flatMap(({ row, matches }) => (matches(key) ? [row] : [])),
    ];
    const accepted = candidates.find((each) => each.code === finding.code && !isExpired(each));

    return accepted ? asAccepted(finding, accepted) : finding;
  }

  /** Findings on what is accepted: it cannot be read, is over, or has no effect. @param found everything that is wrong with the objects */
  findings(found: readonly StagedFinding[]): Finding[] {
    const keysOf = groupBy(found, ({ problem: { code } }) => [code]);
    const isFound = (code: string, matches: (key: string) => boolean) => (keysOf.get(code) ?? []).some(({ key }) => matches(key));

    return [
      ...this.annotated().flatMap(({ acceptance, keys: [first, ...others] }) => reported(
        this.pathOf(first), acceptance, isFound(acceptance.code, (key) => key === first || others.includes(key)), others.length)),
      ...this.rows.flatMap(({ row, matches }) => reported(row.place, row, isFound(row.code, matches))),
      ...this.ownKeys().flatMap((key) => this.byKey.get(key)!.faults.map((fault) => findingAt(this.pathOf(key), unreadable(fault)))),
    ];
  }

  /** Objects often have their annotation from one construct around them, so the same line of several objects is reported once. */
  private annotated(): Annotated[] {
    const carried = this.ownKeys().flatMap((key) => this.byKey.get(key)!.accepted.map((acceptance) => ({ acceptance, key })));
    const groups = groupBy(carried, ({ acceptance: { code, reason, until = '' } }) => [JSON.stringify([code, reason, until])]);

    return [...groups.values()].map((group) => ({ acceptance: group[0].acceptance, keys: group.map(({ key }) => key) }));
  }

  private ownKeys(): string[] {
    return [...this.byKey.keys()].filter((key) => !this.externals.has(key)).sort();
  }
}

function matcherOf(object: string | undefined): (key: string) => boolean {
  if (object === undefined) return () => true;
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  const picomatch = require('picomatch') as (glob: string, options: { readonly dot: boolean }) => (path: string) => boolean;
  const matches = picomatch(object, { dot: true });

  return (key) => key === object || matches(key);
}

function reported(path: string, acceptance: Acceptance, isFound: boolean, others = 0): Finding[] {
  if (!isFound) return [findingAt(path, unused(acceptance, others))];

  return isExpired(acceptance) ? [findingAt(path, expired(acceptance))] : [];
}

function unused({ code }: Acceptance, others: number): Problem {
  const where = others === 0 ? '' : `, nor on the ${others} other ${others === 1 ? 'object' : 'objects'} with the same reason`;

  return {
    code: 'AM519',
    severity: Severity.INFO,
    message: `${code} is accepted here, and this check does not find it${where}`,
    fix: `stop accepting ${code} if it is fixed, or keep this for checks with another profile, version or set of manifests`,
  };
}

function expired({ code, until }: Acceptance): Problem {
  return {
    code: 'AM518',
    severity: Severity.WARNING,
    message: `${code} was accepted until ${until}, so it counts again`,
    fix: `fix what ${code} reports, or accept it until a later date`,
  };
}

function unreadable({ message, fix }: AnnotatedAcceptances['faults'][number]): Problem {
  return { code: 'AM520', severity: Severity.WARNING, message: `annotation ${quote(ACCEPT_ANNOTATION)} does not accept anything with ${message}`, fix };
}
