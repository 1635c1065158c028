/** Rules that were read before: jobs have most of their rules in common. */
import { NameValidationScheme } from '../../units/prometheus-names';
import { RelabelRule } from '../relabel/rule';

/** Fields of an entry with their values. */
type Fields = Iterable<readonly [string, unknown]>;

/** So many entries are known without a look at their content. */
const MOST_ENTRIES = 1_000;

/** The rules that a reader has made. */
export class KnownRules {
  private readonly byContent = new Map<string, RelabelRule>();
  private readonly byEntry = new Map<unknown, { readonly names: NameValidationScheme; readonly rule: RelabelRule }>();

  /** The rule of an entry that is the same object as one that occurred twice before. */
  public tryFind(entry: unknown, names: NameValidationScheme): RelabelRule | undefined {
    const known = this.byEntry.get(entry);

    return known?.names === names ? known.rule : undefined;
  }

  /** The rule with these fields; it is made if it has not occurred before. */
  public of(entry: unknown, fields: Fields, names: NameValidationScheme, make: () => RelabelRule): RelabelRule {
    const key = keyOf(names, fields);
    const known = this.byContent.get(key);
    if (known && this.byEntry.size < MOST_ENTRIES) this.byEntry.set(entry, { names, rule: known });
    const rule = known ?? make();
    if (!known) this.byContent.set(key, rule);

    return rule;
  }
}

/** A key that is equal only for equal rules. */
function keyOf(names: NameValidationScheme, fields: Fields): string {
  let key: string = names;
  for (const [field, value] of fields) key += `\0${field}\0${typeof value === 'object' ? JSON.stringify(value, digitsOf) : `${typeof value} ${String(value)}`}`;

  return key;
}

function digitsOf(_: string, value: unknown): unknown {
  return typeof value === 'bigint' ? `${value}n` : value;
}
