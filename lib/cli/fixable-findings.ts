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
  const fixable = fixableIn(inputs);

  return inputs.inspected.allFindings().map((finding) => (fixable.has(finding) ? { ...finding, fixable: true } : finding));
}

/** The last line of the text of `check`; empty if nothing can be fixed. */
export function fixableLine(inputs: InspectedInputs): string {
  const { size } = fixableIn(inputs);

  return size === 0 ? '' : `${count(size, 'finding')} can be fixed by "check --fix"\n`;
}

/** Tries the fixes in memory, which inspects the inputs again. */
function fixableIn(inputs: InspectedInputs): ReadonlySet<Finding> {
  const { inspected } = inputs;
  if (offersIn(inspected).length === 0) return new Set();
  const fixed = new Set(fixesOf(inputs).fixed.map(idOf));

  return new Set(inspected.allFindings().filter((finding) => fixed.has(idOf(finding))));
}

function idOf({ code, path, message }: Finding): string {
  return JSON.stringify([code, path, message]);
}

/** Standard input and pipes are not files that can be edited. */
function tryText(source: string): string | undefined {
  return source !== STDIN && statSync(source, { throwIfNoEntry: false })?.isFile() ? readFileSync(source, 'utf8') : undefined;
}
