/** Selectors of Calico, which are written as text: `app == 'cart' && has(tier)`. */
import { StringMap } from '../../manifests/manifest';

/** Whether labels match. */
export type MatchLabels = (labels: StringMap) => boolean;

/**
 * Reads a selector; undefined for a text that is not understood.
 * @see https://docs.tigera.io/calico/latest/reference/resources/networkpolicy#selectors
 */
export function tryCalicoSelector(text: string): MatchLabels | undefined {
  const tokens = text.match(TOKEN) ?? [];
  if (tokens.join('') !== text.replace(SPACE_OUTSIDE_QUOTES, '')) return undefined;
  const reader = new SelectorReader(tokens);
  const found = reader.either();

  return reader.isAtEnd() ? found : undefined;
}

const TOKEN = /'[^']*'|"[^"]*"|&&|\|\||==|!=|[!(){},]|[\w./-]+/g;

/** Quoted texts are matched first, and kept. */
const SPACE_OUTSIDE_QUOTES = /\s+(?=(?:[^'"]|'[^']*'|"[^"]*")*$)/g;

class SelectorReader {
  private at = 0;

  constructor(private readonly tokens: readonly string[]) {}

  isAtEnd(): boolean {
    return this.at === this.tokens.length;
  }

  /** Parts that are joined by `||`. */
  either(): MatchLabels | undefined {
    const parts = this.joined('||', () => this.both());

    return parts && ((labels) => parts.some((matches) => matches(labels)));
  }

  private both(): MatchLabels | undefined {
    const parts = this.joined('&&', () => this.single());

    return parts && ((labels) => parts.every((matches) => matches(labels)));
  }

  private joined(by: string, read: () => MatchLabels | undefined): MatchLabels[] | undefined {
    const parts: MatchLabels[] = [];
    do {
      const part = read();
      if (!part) return undefined;
      parts.push(part);
    } while (this.takes(by));

    return parts;
  }

  private single(): MatchLabels | undefined {
    if (this.takes('!')) {
      const inner = this.single();

      return inner && ((labels) => !inner(labels));
    }
    if (this.takes('(')) {
      const inner = this.either();

      return this.takes(')') ? inner : undefined;
    }
    const name = this.next();
    if (this.takes('(')) return this.called(name);

    return name === undefined || !/^[\w./-]+$/.test(name) ? undefined : this.compared(name);
  }

  /** `has(label)`, `all()` and `global()`. */
  private called(name: string | undefined): MatchLabels | undefined {
    if (name === 'all' && this.takes(')')) return () => true;
    if (name === 'global' && this.takes(')')) return () => false;
    const label = this.next();

    return name === 'has' && label !== undefined && this.takes(')') ? (labels) => Object.hasOwn(labels, label) : undefined;
  }

  private compared(label: string): MatchLabels | undefined {
    const isNot = this.takes('not');
    const operator = this.next();
    if (operator === 'in') {
      const values = this.list();

      return values && ((labels) => values.includes(valueOf(labels, label)!) !== isNot);
    }
    if (operator === 'starts' || operator === 'ends') this.takes('with');
    const wanted = this.text();
    const compare = COMPARISONS[operator ?? ''];

    return isNot || wanted === undefined || !compare ? undefined : (labels) => compare(valueOf(labels, label), wanted);
  }

  private list(): string[] | undefined {
    if (!this.takes('{')) return undefined;
    const values: string[] = [];
    while (!this.takes('}')) {
      const value = this.text();
      if (value === undefined) return undefined;
      values.push(value);
      this.takes(',');
    }

    return values;
  }

  private text(): string | undefined {
    const token = this.next();

    return token !== undefined && /^['"]/.test(token) ? token.slice(1, -1) : undefined;
  }

  private takes(token: string): boolean {
    if (this.tokens[this.at] !== token) return false;
    this.at += 1;

    return true;
  }

  private next(): string | undefined {
    return this.tokens[this.at++];
  }
}

function valueOf(labels: StringMap, key: string): string | undefined {
  return Object.hasOwn(labels, key) ? labels[key] : undefined;
}

const COMPARISONS: { readonly [operator: string]: ((value: string | undefined, wanted: string) => boolean) | undefined } = {
  '==': (value, wanted) => value === wanted,
  '!=': (value, wanted) => value !== wanted,
  'contains': (value, wanted) => value?.includes(wanted) ?? false,
  'starts': (value, wanted) => value?.startsWith(wanted) ?? false,
  'ends': (value, wanted) => value?.endsWith(wanted) ?? false,
};
