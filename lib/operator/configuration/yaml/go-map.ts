/** Maps, which have no order in a custom resource, in the orders that the operator writes them in. */
import { compareByBytes } from '../../../go/compare-by-bytes';
import { Yaml, YamlMap } from '../../../operator-port/yaml';

/** The value as YAML; its maps are in the order in which Go writes maps. */
export function asYaml(value: unknown): Yaml {
  if (Array.isArray(value)) return value.map(asYaml);
  if (typeof value === 'object' && value !== null) return ordered(value as { readonly [key: string]: unknown }, compareAsYamlKeys);

  return value as Yaml;
}

/** A map in the order of its keys' bytes. */
export function mapInKeyOrder(map: { readonly [key: string]: unknown }): YamlMap {
  return ordered(map, compareByBytes);
}

/**
 * The order of map keys: letters after everything else, runs of digits by their value.
 * @see keyList.Less in gopkg.in/yaml.v2/sorter.go, v2.4.0
 */
export function compareAsYamlKeys(left: string, right: string): number {
  const [a, b] = [[...left], [...right]];
  for (let i = 0; i < Math.min(a.length, b.length); i++) {
    if (a[i] !== b[i]) return compareFrom(a, b, i);
  }

  return a.length - b.length;
}

function compareFrom(a: readonly string[], b: readonly string[], i: number): number {
  const byCharacter = a[i].codePointAt(0)! - b[i].codePointAt(0)!;
  const [letterA, letterB] = [LETTER.test(a[i]), LETTER.test(b[i])];
  if (letterA && letterB) return byCharacter;
  if (letterA || letterB) return letterB ? -1 : 1;
  const inNumber = (a[i] === '0' || b[i] === '0') && followsNumber(a, i) ? '1' : '';
  const [digitsA, digitsB] = [digitsFrom(a, i), digitsFrom(b, i)];
  const [numberA, numberB] = [digitsA, digitsB].map((digits) => BigInt.asIntN(64, BigInt(`${inNumber}${digits}`)));
  if (numberA !== numberB) return numberA < numberB ? -1 : 1;

  return digitsA.length - digitsB.length || byCharacter;
}

/** Whether the digits right before `i` have another than 0 among them. */
function followsNumber(characters: readonly string[], i: number): boolean {
  for (let j = i - 1; j >= 0 && DIGIT.test(characters[j]); j--) {
    if (characters[j] !== '0') return true;
  }

  return false;
}

function digitsFrom(characters: readonly string[], i: number): string {
  let end = i;
  while (end < characters.length && DIGIT.test(characters[end])) end++;

  return characters.slice(i, end).join('');
}

function ordered(map: { readonly [key: string]: unknown }, compare: (left: string, right: string) => number): YamlMap {
  return new Map(Object.keys(map).sort(compare).map((key): [string, Yaml] => [key, asYaml(map[key])]));
}

const LETTER = /^\p{L}$/u;
const DIGIT = /^[0-9]$/;
