/** Text that would not reach Prometheus as it was written. */
import { Problem, quote } from '../findings/problem';
import { hostileCharacter, hostileCharacterInLines } from '../units/text';

/** Every string in the props, at any depth, keys included; constructs and other classes are not looked into. */
export function checkText(value: unknown, where = ''): Problem[] {
  if (typeof value === 'string') return hostileText(value, where);
  if (Array.isArray(value)) return value.flatMap((item, i) => checkText(item, `${where}[${i}]`));
  if (typeof value !== 'object' || value === null || ![Object.prototype, null].includes(Object.getPrototypeOf(value))) return [];

  const problems: Problem[] = [];
  for (const [key, item] of Object.entries(value)) {
    problems.push(...hostileText(key, where), ...unusableKey(key, where));
    if (typeof item === 'string' || typeof item === 'object') problems.push(...checkText(item, where === '' ? key : `${where}.${key}`));
  }

  return problems;
}

/** Values of annotations may have lines and tabs: nobody but their reader looks at them. */
const ANNOTATIONS = 'metadata.annotations.';

function hostileText(text: string, where: string): Problem[] {
  const character = where.startsWith(ANNOTATIONS) ? hostileCharacterInLines(text) : hostileCharacter(text);

  return character === undefined ? [] : [{
    code: 'AM109',
    message: `${where || 'a prop'} ${quote(text)} holds ${character}, which YAML readers refuse or change`,
    fix: 'take the character out',
  }];
}

/** cdk8s drops or trips over keys that mean something to JavaScript. */
function unusableKey(key: string, where: string): Problem[] {
  return key === '__proto__' || key === 'constructor'
    ? [{ code: 'AM109', message: `${where || 'a prop'} has a key ${quote(key)}, which cdk8s cannot write`, fix: 'use another key' }]
    : [];
}
