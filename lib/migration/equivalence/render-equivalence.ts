/** The report of a migration as text. */
import { RelabelledTarget, TargetEquivalence } from './compare-targets';
import { Equivalence, isMissing, JobEquivalence } from './equivalence';
import { visible } from '../../findings/problem';
import { InspectedTarget } from '../../inspection/inspected-target';
import { count } from '../../units/count';

/** Lines about every job, then about targets that are lost, gained or relabelled, then a summary. */
export function renderEquivalence({ jobs, targets }: Equivalence): string {
  const ofTargets = targets ? linesOfTargets(targets) : [];
  const lines = [...jobs.flatMap(linesOfJob), ...ofTargets, summaryOf(jobs), ...targets ? [summaryOfTargets(targets)] : []];

  return `${lines.join('\n')}\n`;
}

function linesOfJob({ name, becomes, differences, notes }: JobEquivalence): string[] {
  return [
    `${visible(name)} -> ${becomes.length > 0 ? becomes.join(', ') : differences.length > 0 ? 'not migrated' : 'left out'}`,
    ...differences.map(({ field, text }) => `  ${field === '' ? '' : `${field}: `}${visible(text)}`),
    ...notes.map((note) => `  note: ${note}`),
  ];
}

function linesOfTargets({ lost, gained, relabelled }: TargetEquivalence): string[] {
  return [
    ...lost.map((target) => `- ${placeOf(target)} ${labelsOf(target)}`),
    ...gained.map((target) => `+ ${placeOf(target)} ${labelsOf(target)}`),
    ...relabelled.flatMap(linesOfRelabelled),
  ];
}

function placeOf({ job, url }: InspectedTarget): string {
  return `${job} ${url}`;
}

function labelsOf({ labels }: InspectedTarget): string {
  return `{${Object.entries(labels).map(([name, value]) => `${name}=${JSON.stringify(value)}`).join(', ')}}`;
}

function linesOfRelabelled({ before, after }: RelabelledTarget): string[] {
  const names = [...new Set([...Object.keys(before.labels), ...Object.keys(after.labels)])].sort();
  const differing = names.filter((name) => before.labels[name] !== after.labels[name]);
  const shown = (value: string | undefined) => (value === undefined ? 'no label' : JSON.stringify(value));

  return [`~ ${placeOf(after)}`, ...differing.map((name) => `    ${name}: ${shown(before.labels[name])} -> ${shown(after.labels[name])}`)];
}

function summaryOf(jobs: readonly JobEquivalence[]): string {
  const missing = jobs.filter(isMissing).length;
  const different = jobs.filter(({ becomes, differences }) => becomes.length > 0 && differences.length > 0).length;

  return `${count(jobs.length, 'job')}: ${jobs.length - missing - different} equivalent, ${different} with differences, ${missing} not migrated`;
}

function summaryOfTargets({ before, after, lost, gained, relabelled }: TargetEquivalence): string {
  return `${count(before, 'target')} before, ${after} after: ${lost.length} lost, ${gained.length} gained, ${relabelled.length} relabelled`;
}
