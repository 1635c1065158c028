/** What can be printed in one line or in several: pieces of text, and the places where a line may end. */

/** A layout: text, several layouts in a row, or one of the kinds below. */
export type Layout = string | readonly Layout[] | Line | Indent | Group | Choice | Fill | IfBroken | BreakParent;

/** A place where a line may end; in one line it is a space, or with `soft` nothing. A hard one ends the line always. */
export interface Line {
  readonly kind: 'line';
  readonly soft?: boolean;
  readonly hard?: boolean;
}

/** Lines that end in it continue one step further to the right. With a group, only if that group is broken. */
export interface Indent {
  readonly kind: 'indent';
  readonly of: Layout;
  readonly ifBroken?: Group;
}

/** Is printed in one line if it fits; otherwise all its own lines end. */
export interface Group {
  readonly kind: 'group';
  readonly of: Layout;
  readonly isBroken: boolean;
}

/** Is printed as the first of its states that fits, or else as the last one, broken. */
export interface Choice {
  readonly kind: 'choice';
  readonly states: readonly Layout[];
}

/** Items with as many of them in a line as fit. */
export interface Fill {
  readonly kind: 'fill';
  readonly items: readonly Layout[];
}

/** Text that is there only if the group around it, or the given one, is broken. */
export interface IfBroken {
  readonly kind: 'ifBroken';
  readonly text: string;
  readonly group?: () => Group;
}

/** All groups around it are broken. */
export interface BreakParent {
  readonly kind: 'breakParent';
}

export const LINE: Line = { kind: 'line' };
export const SOFT_LINE: Line = { kind: 'line', soft: true };
export const HARD_LINE: Line = { kind: 'line', hard: true };
export const BREAK_PARENT: BreakParent = { kind: 'breakParent' };

export function indent(of: Layout, ifBroken?: Group): Indent {
  return { kind: 'indent', of, ifBroken };
}

/** A group; one that has a hard line in it is always broken. */
export function group(of: Layout, isBroken: boolean = false): Group {
  return { kind: 'group', of, isBroken: isBroken || willBreak(of) };
}

export function choice(...states: readonly Layout[]): Choice {
  return { kind: 'choice', states };
}

/** The layouts with another between them. */
export function join(separator: Layout, layouts: readonly Layout[]): Layout[] {
  return layouts.flatMap((layout, i) => (i === 0 ? [layout] : [separator, layout]));
}

/** Whether the layout has more than one line, however much space there is. */
export function willBreak(layout: Layout): boolean {
  if (typeof layout === 'string') return false;
  if (isRow(layout)) return layout.some(willBreak);
  switch (layout.kind) {
    case 'line': return layout.hard ?? false;
    case 'indent': return willBreak(layout.of);
    case 'group': return layout.isBroken;
    case 'fill': return layout.items.some(willBreak);
    case 'breakParent': return true;
    default: return false;
  }
}

/** Whether it is several layouts in a row. */
export function isRow(layout: Layout): layout is readonly Layout[] {
  return Array.isArray(layout);
}
