/** What rules make of the samples of a target, as far as it is certain for every sample that there can be. */
import { hashMod } from './hash-mod';
import { Pattern } from './pattern';
import { RelabelAction, RelabelRule } from './rule';
import { decideOn, isGone, joined, NAME, SampleLabels, SampleSource, singleOf, textOf, unknown, Value } from './sample-labels';
import { goLowerCase, goUpperCase } from '../../go/case';
import { isLabelName } from '../../units/prometheus-names';

/** What is certain. */
export interface SampleForecast {
  /** The rule after which no sample is left. */
  readonly lost?: LostSamples;
  /** Rules that compare or copy a label that no sample has. */
  readonly blind: readonly BlindRule[];
}

/** Why no sample is left. */
export interface LostSamples {
  readonly rule: number;
  /** `nameless` if no metric has a name any longer: Prometheus refuses the whole scrape. */
  readonly how: 'dropped' | 'nameless';
  /** The value that the rule compares; undefined if it differs among samples. */
  readonly value?: string;
}

/** A rule that goes by labels that targets keep to themselves. */
export interface BlindRule {
  readonly rule: number;
  readonly labels: readonly string[];
}

/**
 * Applies the rules of `metric_relabel_configs` to all samples at once.
 * @see mutateSampleLabels in scrape/scrape.go and relabel in model/relabel/relabel.go, Prometheus v0.314.0
 */
export function foretellSamples(rules: readonly RelabelRule[], source: SampleSource): SampleForecast {
  const labels = new SampleLabels(source);
  const blind: BlindRule[] = [];
  let nameless: number | undefined;
  for (const [i, rule] of rules.entries()) {
    const gone = goneIn(rule, labels);
    if (gone.length > 0) blind.push({ rule: i, labels: gone });
    const value = textOf(sourceOf(rule, labels));
    if (ACTIONS[rule.action](rule, labels) === DROP) return { lost: { rule: i, how: 'dropped', ...value !== undefined && { value } }, blind };
    nameless = textOf(labels.get(NAME)) === '' ? nameless ?? i : undefined;
  }

  return { ...nameless !== undefined && { lost: { rule: nameless, how: 'nameless' as const } }, blind };
}

/** Labels that a rule reads and no sample has, because they are gone by then. */
function goneIn({ action, sourceLabels, regex }: RelabelRule, labels: SampleLabels): string[] {
  if (action !== 'labelmap') return sourceLabels.filter((name) => isGone(name) && textOf(labels.get(name)) === '');

  return mapsOnlyGone(regex) && !labels.names().some((name) => regex.matches(name) && textOf(labels.get(name)) !== '') ? [regex.text] : [];
}

const DROP = Symbol('drop');

type Apply = (rule: RelabelRule, labels: SampleLabels) => typeof DROP | void;

const ACTIONS: { readonly [A in RelabelAction]: Apply } = {
  replace,
  keep: (rule, labels) => filter(rule.regex, sourceOf(rule, labels), true),
  drop: (rule, labels) => filter(rule.regex, sourceOf(rule, labels), false),
  keepequal: (rule, labels) => (areEqual(labels.get(rule.targetLabel.text), sourceOf(rule, labels)) === 'never' ? DROP : undefined),
  dropequal: (rule, labels) => (areEqual(labels.get(rule.targetLabel.text), sourceOf(rule, labels)) === 'always' ? DROP : undefined),
  hashmod: (rule, labels) => labels.set(rule.targetLabel.text, changed(sourceOf(rule, labels), (text) => hashMod(text, rule.modulus))),
  lowercase: (rule, labels) => labels.set(rule.targetLabel.text, changed(sourceOf(rule, labels), goLowerCase)),
  uppercase: (rule, labels) => labels.set(rule.targetLabel.text, changed(sourceOf(rule, labels), goUpperCase)),
  labelmap,
  labeldrop: (rule, labels) => labels.removeWhere((name) => rule.regex.matches(name)),
  labelkeep: (rule, labels) => labels.removeWhere((name) => !rule.regex.matches(name)),
};

function sourceOf({ sourceLabels, separator }: RelabelRule, labels: SampleLabels): Value {
  return joined(sourceLabels.map((name) => labels.get(name)), separator);
}

/** Drops all samples, or remembers what is true of those that are left. */
function filter(regex: Pattern, value: Value, isKept: boolean): typeof DROP | void {
  const verdict = decideOn(regex, value);
  if (verdict !== 'maybe') return (verdict === 'always') === isKept ? undefined : DROP;
  singleOf(value)?.limits.push({ pattern: regex, isMatched: isKept });
}

function areEqual(a: Value, b: Value): ReturnType<typeof decideOn> {
  if (a.length === b.length && a.every((part, i) => part === b[i])) return 'always';
  const [left, right] = [textOf(a), textOf(b)];
  if (left !== undefined) return decideOn(exactly(left), b);

  return right !== undefined ? decideOn(exactly(right), a) : 'maybe';
}

function exactly(text: string): Pattern {
  return new Pattern(text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&'));
}

function changed(value: Value, change: (text: string) => string): Value {
  const text = textOf(value);

  return text === undefined ? [unknown()] : fixed(change(text));
}

function fixed(text: string): Value {
  return text === '' ? [] : [text];
}

function replace(rule: RelabelRule, labels: SampleLabels): void {
  const { regex, targetLabel, scheme } = rule;
  const value = sourceOf(rule, labels);
  const verdict = decideOn(regex, value);
  if (verdict === 'never') return;
  const groups = verdict === 'always' ? groupsOf(regex, value) : undefined;
  if (targetLabel.hasReferences && !groups) return labels.forget();
  const target = groups ? regex.expand(targetLabel, groups) : targetLabel.text;
  if (!isLabelName(target, scheme)) return;
  const written = writtenBy(rule, value, groups);
  labels.set(target, verdict === 'always' || sameText(written, labels.get(target)) ? written : [unknown()]);
}

function groupsOf(regex: Pattern, value: Value): ReturnType<Pattern['match']> {
  const text = textOf(value);

  return text === undefined ? undefined : regex.match(text);
}

function writtenBy({ regex, replacement }: RelabelRule, value: Value, groups: ReturnType<Pattern['match']>): Value {
  if (!replacement.hasReferences) return fixed(replacement.text);
  if (groups) return fixed(regex.expand(replacement, groups));

  return regex.text === '(.*)' && /^\$(?:[01]|\{[01]\})$/.test(replacement.text) ? value : [unknown()];
}

function sameText(a: Value, b: Value): boolean {
  const text = textOf(a);

  return text !== undefined && text === textOf(b);
}

/** Which labels samples have is not known, so every label may be written, unless the pattern is for labels that are gone. */
function labelmap({ regex, replacement }: RelabelRule, labels: SampleLabels): void {
  if (!mapsOnlyGone(regex)) return labels.forget();
  for (const name of labels.names()) {
    const value = labels.get(name);
    if (textOf(value) !== '' && regex.matches(name)) labels.set(regex.replaceAll(name, replacement), value);
  }
}

/** Whether a pattern matches only names that begin with `__`. */
function mapsOnlyGone(regex: Pattern): boolean {
  return decideOn(regex, [{ limits: [{ pattern: RESERVED, isMatched: false }] }]) === 'never';
}

const RESERVED = new Pattern('__.*');
