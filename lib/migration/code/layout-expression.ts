/** The layouts of expressions, by the rules of prettier for literals, calls and assignments. */
import { Call, Commented, Expression, isStruct, propertiesOf, Reference, withoutComment } from './expression';
import { BREAK_PARENT, choice, Fill, Group, group, HARD_LINE, IfBroken, indent, join, Layout, LINE, SOFT_LINE, willBreak } from './layout';
import { keyText, numberText, quoted } from './literals';
import { PRINT_WIDTH } from './print-layout';
import { textWidth } from './text-width';

/** How references are written; a name that two modules export has another name in the file. */
export type NameOf = (reference: Reference) => string;

/** A comma that is there only if what is before it has several lines. */
export const TRAILING_COMMA: IfBroken = { kind: 'ifBroken', text: ',' };

/** The layout of an expression. */
export function layoutExpression(value: Expression, nameOf: NameOf): Layout {
  if (value === null || typeof value === 'boolean') return String(value);
  if (typeof value === 'string') return quoted(value);
  if (typeof value === 'number') return numberText(value);
  if (value instanceof Reference) return [nameOf(value), ...value.members].join('.');
  if (value instanceof Call) return layoutCall(value, nameOf);
  if (value instanceof Commented) return [layoutComment(value.lines), layoutExpression(value.value, nameOf)];
  if (isStruct(value)) return layoutObject(value, nameOf);

  return layoutList(value as readonly Expression[], nameOf);
}

/** A comment on lines of its own, and the end of its last line. */
export function layoutComment(lines: readonly string[]): Layout {
  return lines.flatMap((line) => [`// ${line}`.trimEnd(), HARD_LINE]);
}

/** `left = value` or `key: value`, with the value on the next line where that helps. */
export function layoutAssignment(left: string, operator: string, value: Expression, nameOf: NameOf): Layout {
  const right = layoutExpression(value, nameOf);
  const hasShortKey = operator === ':' && textWidth(left) < SHORT_KEY;
  if (!hasShortKey && (typeof value === 'string' || isShortChain(value))) return group([left, operator, group(indent([LINE, right]))]);
  if (hasShortKey || typeof value === 'boolean' || (typeof value === 'number' && value >= 0)) return group([left, operator, ' ', right]);
  const space = group(indent(LINE));

  return group([left, operator, space, indent(right, space)]);
}

/** After a shorter key, a value on the next line would gain too little. */
const SHORT_KEY = 5;

/** Whether it is names with dots, or a call of such with hardly anything in it: breaking its arguments would gain too little. */
function isShortChain(value: Expression): boolean {
  if (value instanceof Reference) return value.members.length > 0;

  return value instanceof Call && !value.isNew && (value.args.length === 0 || (value.args.length === 1 && isShortArgument(value.args[0])));
}

function isShortArgument(value: Expression): boolean {
  const threshold = PRINT_WIDTH / 4;
  if (typeof value === 'string') return quoted(value).length <= threshold;
  if (value instanceof Reference) return value.members.length === 0 && value.name.length <= threshold;
  if (value instanceof Call) {
    const { isNew, args, callee } = value;

    return !isNew && args.length === 0 && callee.members.length === 0 && callee.name.length <= threshold - 2;
  }

  return value === null || typeof value !== 'object';
}

function layoutObject(struct: { readonly [key: string]: Expression | undefined }, nameOf: NameOf): Layout {
  const properties = propertiesOf(struct).map(([key, value]) => [
    value instanceof Commented ? layoutComment(value.lines) : '', layoutAssignment(keyText(key), ':', withoutComment(value), nameOf),
  ]);

  return properties.length === 0 ? '{}' : group(['{', indent([LINE, join([',', LINE], properties)]), TRAILING_COMMA, LINE, '}']);
}

function layoutList(values: readonly Expression[], nameOf: NameOf): Layout {
  if (values.length === 0) return '[]';
  const elements = values.map((value) => layoutExpression(value, nameOf));
  if (isNumbers(values)) return layoutNumbers(elements);

  return group(['[', indent([SOFT_LINE, join([',', LINE], elements.map((element) => group(element)))]), TRAILING_COMMA, SOFT_LINE, ']'], isTable(values));
}

/** As many numbers in a line as fit. */
function layoutNumbers(elements: readonly Layout[]): Group {
  const last = elements.length - 1;
  const items = elements.map((element, i): Layout => [element, i === last ? { kind: 'ifBroken', text: ',', group: () => whole } : ',']);
  const fill: Fill = { kind: 'fill', items };
  const whole: Group = group(['[', indent([SOFT_LINE, fill]), SOFT_LINE, ']']);

  return whole;
}

function isNumbers(values: Expression): boolean {
  return Array.isArray(values) && values.length > 0 && values.every((value) => typeof value === 'number');
}

/** Several objects, or several lists, with more than one member each are written one below the other. */
function isTable(values: readonly Expression[]): boolean {
  const plain = values.map(withoutComment);

  return plain.length > 1 && (
    plain.every((value) => isStruct(value) && propertiesOf(value).length > 1)
    || plain.every((value) => Array.isArray(value) && value.length > 1)
  );
}

function layoutCall({ callee, args, isNew }: Call, nameOf: NameOf): Layout {
  const target = [isNew ? 'new ' : '', layoutExpression(callee, nameOf)];
  const layout = [...target, layoutArguments(args, nameOf)];

  return !isNew && callee.members.length > 0 ? group(layout) : layout;
}

function layoutArguments(args: readonly Expression[], nameOf: NameOf): Layout {
  if (args.length === 0) return '()';
  const layouts = args.map((arg) => layoutExpression(arg, nameOf));
  if (!isLastExpanded(args)) return group(['(', indent([SOFT_LINE, join([',', LINE], layouts)]), TRAILING_COMMA, SOFT_LINE, ')']);

  const [head, last] = [layouts.slice(0, -1), layouts[layouts.length - 1]];
  const brokenOut = group(['(', indent([LINE, join([',', LINE], layouts)]), TRAILING_COMMA, LINE, ')'], true);
  if (head.some(willBreak)) return brokenOut;
  const expanded = ['(', ...head.map((each) => [each, ',', LINE]), group(last, true), ')'];
  if (willBreak(last)) return [BREAK_PARENT, choice(expanded, brokenOut)];

  return choice(['(', ...head.map((each) => [each, ',', LINE]), last, ')'], expanded, brokenOut);
}

/** Whether the last argument may have several lines while the call has one. */
function isLastExpanded(args: readonly Expression[]): boolean {
  const [last, before] = [args[args.length - 1], args[args.length - 2]];
  if (isStruct(last)) return propertiesOf(last).length > 0 && (before === undefined || !isStruct(before));

  return Array.isArray(last) && last.length > 0 && !Array.isArray(before) && !(args.length > 1 && isNumbers(last));
}
