/** Prints a layout: decides which groups fit in a line. */
import { Group, Indent, isRow, Layout, LINE } from './layout';
import { textWidth } from './text-width';

/** Columns of a line, and of one step to the right: those of prettier unless it has others. */
export const PRINT_WIDTH = 80;
const STEP = 2;

type Mode = 'flat' | 'broken';

/** A layout that is still to be printed. */
interface Rest {
  readonly depth: number;
  readonly mode: Mode;
  readonly layout: Layout;
}

/** The text of a layout, without a line end after it. */
export function printLayout(layout: Layout): string {
  return new Printer(layout).print();
}

class Printer {
  private readonly rest: Rest[];
  private readonly modes = new Map<Group, Mode>();
  /** Lines that have ended, without the line end. */
  private readonly lines: string[] = [];
  private line = '';
  private column = 0;
  /** Whether a line ended inside a group that was thought to fit. */
  private measureAgain = false;

  constructor(layout: Layout) {
    this.rest = [{ depth: 0, mode: 'broken', layout }];
  }

  public print(): string {
    for (let next = this.rest.pop(); next; next = this.rest.pop()) this.step(next);

    return [...this.lines, this.line].join('\n');
  }

  private step({ depth, mode, layout }: Rest): void {
    if (typeof layout === 'string') return this.write(layout);
    if (isRow(layout)) return this.push(...layout.map((each) => ({ depth, mode, layout: each })));
    switch (layout.kind) {
      case 'line': return this.endLine(layout.soft ?? false, layout.hard ?? false, depth, mode);
      case 'indent': return this.push({ depth: depth + (this.isIndented(layout) ? STEP : 0), mode, layout: layout.of });
      case 'group': return this.printGroup(layout, depth, mode);
      case 'choice': return this.push(this.chosen(layout.states, depth, mode));
      case 'fill': return this.fill(layout.items, depth, mode);
      case 'ifBroken': return this.write((layout.group ? this.modes.get(layout.group()) : mode) === 'broken' ? layout.text : '');
      case 'breakParent': return undefined;
    }
  }

  private write(text: string): void {
    this.line += text;
    this.column += textWidth(text);
  }

  private push(...next: readonly Rest[]): void {
    this.rest.push(...[...next].reverse());
  }

  private endLine(soft: boolean, hard: boolean, depth: number, mode: Mode): void {
    if (mode === 'flat' && !hard) return this.write(soft ? '' : ' ');
    if (mode === 'flat') this.measureAgain = true;
    this.lines.push(this.line.replace(/ +$/, ''));
    this.line = ' '.repeat(depth);
    this.column = depth;
  }

  private isIndented({ ifBroken }: Indent): boolean {
    return ifBroken === undefined || this.modes.get(ifBroken) === 'broken';
  }

  private printGroup(layout: Group, depth: number, mode: Mode): void {
    const next = this.modeOf(layout, depth, mode);
    this.modes.set(layout, next);
    this.push({ depth, mode: next, layout: layout.of });
  }

  private modeOf({ of, isBroken }: Group, depth: number, mode: Mode): Mode {
    if (mode === 'flat' && !this.measureAgain) return isBroken ? 'broken' : 'flat';
    this.measureAgain = false;

    return !isBroken && this.fits({ depth, mode: 'flat', layout: of }) ? 'flat' : 'broken';
  }

  private chosen(states: readonly Layout[], depth: number, mode: Mode): Rest {
    if (mode === 'flat' && !this.measureAgain) return { depth, mode, layout: states[0] };
    this.measureAgain = false;
    const fitting = states.slice(0, -1).find((layout) => this.fits({ depth, mode: 'flat', layout }));

    return fitting === undefined ? { depth, mode: 'broken', layout: states[states.length - 1] } : { depth, mode: 'flat', layout: fitting };
  }

  /** An item goes to the next line if it does not fit behind the one before it. */
  private fill([first, ...others]: readonly Layout[], depth: number, mode: Mode): void {
    if (others.length === 0) return this.push({ depth, mode: 'flat', layout: first });
    const isBeside = this.fits({ depth, mode: 'flat', layout: [first, LINE, others[0]] }, []);
    this.push(
      { depth, mode: 'flat', layout: first },
      { depth, mode: isBeside ? 'flat' : 'broken', layout: LINE },
      { depth, mode, layout: { kind: 'fill', items: others } },
    );
  }

  /** Whether the text up to the first place where the line may end fits in the rest of the line. */
  private fits(next: Rest, after: readonly Rest[] = this.rest): boolean {
    let [space, position, pending] = [PRINT_WIDTH - this.column, after.length, 0];
    const stack = [next];
    while (space >= 0) {
      const top = stack.pop() ?? after[--position];
      if (top === undefined) return true;
      const { depth, mode, layout } = top;
      const put = (of: Layout, inMode: Mode = mode) => stack.push({ depth, mode: inMode, layout: of });
      if (typeof layout === 'string') {
        if (layout === '') continue;
        space -= textWidth(layout) + pending;
        pending = 0;
      } else if (isRow(layout)) {
        for (let i = layout.length - 1; i >= 0; i--) put(layout[i]);
      } else if (layout.kind === 'line') {
        if (mode === 'broken' || layout.hard) return true;
        if (!layout.soft) pending = 1;
      } else if (layout.kind === 'indent') {
        put(layout.of);
      } else if (layout.kind === 'group') {
        put(layout.of, layout.isBroken ? 'broken' : mode);
      } else if (layout.kind === 'choice') {
        put(mode === 'broken' ? layout.states[layout.states.length - 1] : layout.states[0]);
      } else if (layout.kind === 'fill') {
        put([...layout.items.flatMap((item, i) => (i === 0 ? [item] : [LINE, item]))]);
      } else if (layout.kind === 'ifBroken') {
        if ((layout.group ? this.modes.get(layout.group()) ?? 'flat' : mode) === 'broken') put(layout.text);
      }
    }

    return false;
  }
}
