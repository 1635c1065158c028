/** The matcher `toHaveTargets`. */
import { unmatched } from './matching';
import { Colours } from './render-explanation';
import { ScopedInspection } from './scoped-inspection';
import { targetLines } from './target-lines';
import { count, explanations, indented, indentedTargets, meantBy, Verdict } from './verdict';
import { describeWanted, differences, readWanted, Wanted } from './wanted-target';

/** Whether there are exactly the expected targets. */
export function toHaveTargets(received: unknown, expected: unknown): Verdict {
  if (!Array.isArray(expected)) throw new Error('the expected targets must be a list of URLs and objects like { by: \'main\', url: /:8080/ }');
  const scoped = ScopedInspection.of(received);
  const keys = scoped.serverKeys();
  const wanted = expected.map((wish) => readWanted(typeof wish === 'string' ? { url: wish } : wish, keys));
  const targets = scoped.targets();
  const { missing, surplus } = unmatched(wanted, targets, (wish, target) => differences(wish, target).length === 0);

  return missing.length + surplus.length === 0
    ? { pass: true, message: () => `Expected: other targets than these ${targets.length}\n${indentedTargets(targets)}` }
    : { pass: false, message: (colours) => whatDiffers(scoped, wanted.length, missing, targetLines(surplus), colours) };
}

function whatDiffers(
  scoped: ScopedInspection, number: number, missing: readonly Wanted[], surplus: readonly string[], colours: Colours,
): string {
  const found = number - missing.length;

  return [
    `Expected: exactly ${count(number, 'target')}\nReceived: ${found} of them${surplus.length === 0 ? '' : `, and ${count(surplus.length, 'other')}`}`,
    ...missing.length === 0 ? [] : [`Missing:\n${indented(missing.map((wish) => colours.good(`- ${describeWanted(wish).replace(/^at /, '') || 'any target'}`)))}`],
    ...surplus.length === 0 ? [] : [`Surplus:\n${indented(surplus.map((line) => colours.bad(`+ ${line}`)))}`],
    ...missing.length === 0 ? [] : explanations(scoped, meantBy(missing, scoped.subjects()), colours),
  ].join('\n\n');
}
