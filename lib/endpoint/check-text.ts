/** Finds text that would not reach Prometheus as it was written. */
import { Problem, quote } from '../findings/problem';
import { hostileCharacter, hostileCharacterInLines } from '../units/text';

/** Checks every string in the props, at any depth, including keys; constructs and other classes are skipped. */
export function checkText(value: unknown, where = ''): Problem[] {
  const problems: Problem[] = [];
  addProblems(value, where, problems);

  return problems;
}

/** Adds to one list, since props have many strings and few problems. */
function addProblems(value: unknown, where: string, problems: Problem[]): void {
  if (typeof value === 'string') addHostileText(value, where, problems);
  if (Array.isArray(value)) value.forEach((item, i) => addProblems(item, `${where}[${i}]`, problems));
  if (!isPlainData(value)) return;

  for (const key of Object.keys(value)) {
    addHostileText(key, where, problems);
    addUnusableKey(key, where, problems);
    const item = value[key];
    if (typeof item === 'string' || typeof item === 'object') addProblems(item, where === '' ? key : `${where}.${key}`, problems);
  }
}

function isPlainData(value: unknown): value is { readonly [key: string]: unknown } {
  if (typeof value !== 'object' || value === null) return false;
  const prototype = Object.getPrototypeOf(value) as unknown;

  return prototype === Object.prototype || prototype === null;
}

/** Values of annotations may have line breaks and tabs. */
const ANNOTATIONS = 'metadata.annotations.';

function addHostileText(text: string, where: string, problems: Problem[]): void {
  const character = where.startsWith(ANNOTATIONS) ? hostileCharacterInLines(text) : hostileCharacter(text);
  if (character === undefined) return;

  problems.push({
    code: 'AM109',
    message: `${where || 'a prop'} ${quote(text)} holds ${character}, which YAML readers refuse or change`,
    fix: 'remove the character',
  });
}

/** cdk8s loses or fails on keys with a special meaning in JavaScript. */
function addUnusableKey(key: string, where: string, problems: Problem[]): void {
  if (key !== '__proto__' && key !== 'constructor') return;

  problems.push({ code: 'AM109', message: `${where || 'a prop'} has a key ${quote(key)}, which cdk8s cannot write`, fix: 'use another key' });
}
