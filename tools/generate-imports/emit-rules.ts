// Writes lib/operator/admission/rules.ts: the CEL rules of the CRDs as predicates, by the text that schemas.json gives them.

import { CEL_RUNTIME, compileRule } from './cel';
import { Crd } from './load-crds';
import { Schema } from './schema';

/** Every distinct rule once, sorted. */
export function emitRules(crds: readonly Crd[]): string[] {
  const rules = [...new Set(crds.flatMap(({ schema }) => rulesOf(schema)))].sort();
  return [
    '/** Whether the value `self` obeys a rule of `x-kubernetes-validations`; throws where CEL would fail. */',
    'export const RULES: ReadonlyMap<string, (self: any) => boolean> = new Map<string, (self: any) => boolean>([',
    ...rules.flatMap((rule) => ['  [', `    ${literal(rule)},`, ...wrapped(`(self) => ${compileRule(rule)},`), '  ],']),
    ']);',
    '',
    ...CEL_RUNTIME,
  ];
}

function rulesOf(schema: Schema): string[] {
  const children = [...Object.values(schema.properties ?? {}), schema.items, schema.additionalProperties];
  const own = (schema['x-kubernetes-validations'] ?? []).map(({ rule, message, ...more }) => {
    if (Object.keys(more).length > 0) {
      throw new Error(`CEL rule "${rule}" has "${Object.keys(more)}", which lib/operator/admission does not read`);
    }
    return rule;
  });
  return [...own, ...children.flatMap((child) => (child ? rulesOf(child) : []))];
}

/** A text that may be longer than a line. */
function literal(text: string): string {
  return text.match(/.{1,120}(?= |$)/g)!.map((part) => JSON.stringify(part)).join('\n      + ');
}

/** Code in lines that begin with an operator. */
function wrapped(code: string): string[] {
  const lines = [`    ${code.split(' || ')[0]}`];
  for (const operand of code.split(' || ').slice(1)) {
    const line = `${lines[lines.length - 1]} || ${operand}`;
    if (line.length <= 130) {
      lines[lines.length - 1] = line;
    } else {
      lines.push(`      || ${operand}`);
    }
  }
  return lines;
}
