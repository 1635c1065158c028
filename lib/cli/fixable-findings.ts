/** Which findings `check --fix` can fix. */
import { readFileSync, statSync } from 'node:fs';
import { InspectedInputs } from './inspect-inputs';
import { STDIN } from './read-stdin';
import { Finding } from '../findings/finding';
import { offersIn } from '../fixes/offer';
import { Fixes, planFixes } from '../fixes/plan-fixes';
import { count } from '../units/count';

/** A finding as the output for programs has it. */
export interface CheckedFinding extends Finding {
  readonly fixable?: true;
}

/** What can be fixed in the files of the inputs. */
export function fixesOf({ inspected, loaded, replacing }: InspectedInputs): Fixes {
  const texts = new Map<string, string | undefined>();
  const textOf = (source: string) => {
    if (!texts.has(source)) texts.set(source, tryText(source));

    return texts.get(source);
  };

  return planFixes({ inspected, loaded, textOf, replacing });
}

/** All findings; those that can be fixed are marked. */
export function checkedFindings(inputs: InspectedInputs): CheckedFinding[] {
  const { inspected } = inputs;
  const findings = inspected.allFindings();
  if (offersIn(inspected).length === 0) return [...findings];
  const fixed = new Set(fixesOf(inputs).fixed.map(idOf));

  return findings.map((finding) => (fixed.has(idOf(finding)) ? { ...finding, fixable: true } : finding));
}

/** The last line of the text of `check`; empty if nothing can be fixed. */
export function fixableLine(findings: readonly CheckedFinding[]): string {
  const fixable = findings.filter((finding) => finding.fixable).length;

  return fixable === 0 ? '' : `${count(fixable, 'finding')} can be fixed by "check --fix"\n`;
}

function idOf({ code, path, message }: Finding): string {
  return JSON.stringify([code, path, message]);
}

/** Standard input and pipes are not files that can be edited. */
function tryText(source: string): string | undefined {
  return source !== STDIN && statSync(source, { throwIfNoEntry: false })?.isFile() ? readFileSync(source, 'utf8') : undefined;
}
