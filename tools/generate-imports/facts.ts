// Takes the facts out of an upstream description: minimum versions and deprecation. The prose itself is never passed on.

/** What a description says beyond prose. */
export interface Facts {
  /** Programs and the version from which they know the field: "Prometheus >= 2.48.0". */
  readonly since: readonly string[];
  /** Whether all of `since` must hold, or any one. */
  readonly sinceAll: boolean;
  /** Set when the field is deprecated; names the successor when the description does. */
  readonly deprecated?: string;
}

/** Reads a description. */
export function factsFrom(description: string | undefined): Facts {
  const text = (description ?? '').replace(/\s+/g, ' ').trim();
  return { ...minimumVersions(text), deprecated: deprecation(text) };
}

// Only sentences about the whole field: "`DropEqual` actions require ..." or "... when using the `Pod` role" say less than that.
const REQUIREMENT = new RegExp([
  '(?:\\bIt |\\bThis feature |\\bThis field |\\bThe feature |^|[.)] )[Rr]equires? (?!.{0,60}? when )',
  'Only valid in ',
  'is only available starting from ',
  '[Ii]s supported starting with ',
].map((trigger) => `(?:${trigger})`).join('|'), 'g');

const PROGRAM = /(Prometheus|Alertmanager|Thanos(?: Ruler)?|Kubernetes)(?: versions?)? (?:>= )?v?(\d+\.\d+(?:\.\d+)?)/g;

function minimumVersions(text: string): Pick<Facts, 'since' | 'sinceAll'> {
  const since: string[] = [];
  let sinceAll = true;
  for (const trigger of text.matchAll(REQUIREMENT)) {
    const sentence = text.slice(trigger.index + trigger[0].length).split(/\.(?= |$)/)[0];
    if (!/^(?:at least )?(?:Prometheus|Alertmanager|Thanos|Kubernetes)/.test(sentence)) {
      continue;
    }
    const programs = [...sentence.matchAll(PROGRAM)].map(([, program, version]) => `${program} >= ${version}`);
    sinceAll = sinceAll && !/ or /.test(sentence);
    since.push(...programs.filter((program) => !since.includes(program)));
  }
  return { since, sinceAll };
}

const DEPRECATED = /(?:^|[\s*])[Dd]eprecated[:.]|\bis deprecated:|\bshould be considered as deprecated/;

function deprecation(text: string): string | undefined {
  if (!DEPRECATED.test(text)) {
    return undefined;
  }
  const after = text.slice(DEPRECATED.exec(text)!.index);
  const successor = /(?:use|Prefer using) ((?:[`']?[\w.]+[`']?(?: (?:and|or) )?)+?)(?: instead|\.)/.exec(after)
    ?? /(`\w+`) should be used instead/.exec(after);
  if (!successor || /\bthe\b/.test(successor[1])) {
    return 'the operator API marks it as deprecated';
  }
  return `use ${successor[1].replace(/[`']/g, '').replace(/[\w.]+/g, (word) => (/^(and|or)$/.test(word) ? word : `\`${word}\``))}`;
}
