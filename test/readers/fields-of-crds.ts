/** Paths of all fields of a kind of monitors, from the newest CRD that is known. */
import { Node } from '../../lib/kubernetes/admission/custom/schema-node';
import { tryFindSchema } from '../../lib/operator/admission/schema';

const NEWEST = '0.95.2';
const read = new Map<string, ReadonlySet<string>>();

export function fieldsOf(kind: string): ReadonlySet<string> {
  const schema = tryFindSchema(`monitoring.coreos.com/${kind === 'ScrapeConfig' ? 'v1alpha1' : 'v1'}`, kind, NEWEST)!;
  const found = read.get(kind) ?? new Set(pathsIn(schema.root, '').map((path) => path.slice(1)));
  read.set(kind, found);

  return found;
}

function pathsIn({ properties, items }: Node, at: string): string[] {
  return [at, ...[...properties].flatMap(([field, child]) => pathsIn(child, `${at}.${field}`)), ...items ? pathsIn(items as Node, `${at}[]`) : []];
}
