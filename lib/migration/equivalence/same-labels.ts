/** Whether two chains of rules make the same targets, tried on labels that tell them apart. */
import { compareByBytes } from '../../go/compare-by-bytes';
import { ScrapeJob } from '../../prometheus/configuration/scrape-job';
import { relabel } from '../../prometheus/relabel/relabel';
import { RelabelRule } from '../../prometheus/relabel/rule';

/** Labels of something that was discovered. */
type Labels = ReadonlyMap<string, string>;

/**
 * Labels for which the two jobs differ; undefined if they do not differ in any change of one or two labels, nor in 500 random ones.
 * The values are those that the patterns of both jobs name, another one, and no value.
 */
export function differingLabels(before: ScrapeJob, after: ScrapeJob): Labels | undefined {
  const choices = choicesOf([...before.rules, ...after.rules]);
  const labels = [...choices.keys()].sort(compareByBytes);
  const base = baseOf(before, choices);
  const differs = (sample: Labels) => outcomeOf(before, consistent(sample)) !== outcomeOf(after, consistent(sample));
  const changes = (from: Labels, names: readonly string[]) => (
    names.flatMap((label) => choices.get(label)!.map((value) => new Map([...from, [label, value]]))));
  for (const [i, label] of labels.entries()) {
    for (const one of changes(base, [label])) {
      const found = [one, ...changes(one, labels.slice(i + 1))].find(differs);
      if (found) return found;
    }
  }
  const random = seeded(labels.length);
  const any = (list: readonly string[]) => list[Math.floor(random() * list.length)];

  return Array.from({ length: 500 }, () => new Map(labels.map((label) => [label, any(choices.get(label)!)] as const))).find(differs);
}

/** Values for each label of a discovery that a rule reads. */
function choicesOf(rules: readonly RelabelRule[]): ReadonlyMap<string, readonly string[]> {
  const choices = new Map<string, Set<string>>();
  for (const rule of rules) {
    rule.sourceLabels.forEach((label, i) => {
      if (!label.startsWith('__meta_')) return;
      const known = choices.get(label) ?? new Set(['', 'sample']);
      wordsOf(rule).forEach((parts) => known.add(parts[i]));
      choices.set(label, known);
    });
  }

  for (const label of rules.flatMap(mappedLabels)) choices.set(label, choices.get(label) ?? new Set(['', 'mapped']));

  return new Map([...choices].map(([label, values]) => [label, [...values]]));
}

/** Labels that `labelmap` copies to labels which the operator sets. */
function mappedLabels({ action, regex }: RelabelRule): string[] {
  const prefix = action === 'labelmap' ? MAPPED.exec(regex.text)?.[1] : undefined;

  return prefix === undefined ? [] : ['container', 'endpoint', 'instance', 'job', 'namespace', 'node', 'pod', 'service'].map((name) => `${prefix}${name}`);
}

const MAPPED = /^(__meta_\w+_)\(\.[+*]\)$/;

/** Whether all rules read labels that can be listed. */
export function canCompareLabels({ rules }: ScrapeJob): boolean {
  return rules.every(({ action, regex }) => action !== 'labelmap' || MAPPED.test(regex.text));
}

/** The texts that a pattern lists, each in one part for each label. */
function wordsOf({ sourceLabels, separator, regex }: RelabelRule): (readonly string[])[] {
  const alternatives = regex.text.split('|').map((text) => text.replace(/\\(.)/g, '$1').split(separator).map((part) => part.replace(/[()]/g, '')));

  return alternatives.filter((parts) => parts.length === sourceLabels.length && parts.every((part) => /^[-\w./:]+$/.test(part)));
}

/** Labels that the job keeps: a change of one of them shows what it does. */
function baseOf({ rules }: ScrapeJob, choices: ReadonlyMap<string, readonly string[]>): Labels {
  const base = new Map([...choices].map(([label, values]) => [label, values.includes('mapped') ? '' : 'sample']));
  for (const rule of rules.filter(({ action }) => action === 'keep')) {
    const [parts = []] = wordsOf(rule);
    rule.sourceLabels.forEach((label, i) => choices.has(label) && parts[i] !== undefined && base.set(label, parts[i]));
  }

  return base;
}

/** A label that is set is present, too. */
function consistent(sample: Labels): Labels {
  const present = [...sample].filter(([label, value]) => value !== '' && /_label_/.test(label)).map(([label]) => [label.replace('_label_', '_labelpresent_'), 'true'] as const);

  return new Map([...[...sample].map(([label, value]) => [label, label.includes('_labelpresent_') && value !== '' ? 'true' : value] as const), ...present]);
}

/** The final labels as text, or that there is no target. */
function outcomeOf({ rules, defaults }: ScrapeJob, sample: Labels): string {
  const settings = [...defaults].filter(([name]) => !INHERITED.test(name));
  const { labels } = relabel(new Map([...settings, ['__address__', '10.0.0.1:80'], ...[...sample].filter(([, value]) => value !== '')]), rules);
  if (!labels) return 'dropped';
  const kept = [...labels].filter(([name]) => !/^__(?:meta|tmp)_/.test(name));

  return JSON.stringify(kept.sort(([a], [b]) => compareByBytes(a, b)));
}

/** What a job may inherit of its server. */
const INHERITED = /^__(?:scrape|always|convert)_/;

/** The same numbers from 0 to 1 each time. */
function seeded(seed: number): () => number {
  let state = seed + 1;

  return () => {
    state = (state * 1103515245 + 12345) % 2147483648;

    return state / 2147483648;
  };
}
