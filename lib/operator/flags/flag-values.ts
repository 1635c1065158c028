/** Values of the operator's flags. */
import { parseBool } from './parse-bool';
import { Flags } from './parse-flags';
import { StringMap } from '../../manifests/manifest';
import { OperatorSettings } from '../../operator-port/operator-settings';
import { NamespaceScope } from '../../operator-port/running-operator';

/** Texts between commas, of all occurrences. @see StringSet in pkg/operator/config.go, v0.94.1 */
export function setOf(flags: Flags, name: string): string[] {
  return [...new Set((flags.get(name) ?? []).flatMap((value) => value.split(',')))];
}

/** `a=b,c=d`; undefined without the flag. @see Map in pkg/operator/config.go, v0.94.1 */
export function mapOf(flags: Flags, name: string): StringMap | undefined {
  const pairs = (flags.get(name) ?? []).filter((value) => value !== '').flatMap((value) => value.split(','));

  return pairs.length === 0 ? undefined : Object.fromEntries(pairs.map((pair) => [nameIn(pair), valueIn(pair)]));
}

function nameIn(pair: string): string {
  return pair.replace(/=.*/s, '');
}

function valueIn(pair: string): string {
  return pair.replace(/[^=]*=?/, '');
}

/** Feature gates, by any name. @see MapStringBool in k8s.io/component-base v0.35.3 */
export function gatesOf(flags: Flags): NonNullable<OperatorSettings['featureGates']> {
  const pairs = (flags.get('feature-gates') ?? []).flatMap((value) => value.split(','));

  return Object.fromEntries(pairs.map((pair) => [nameIn(pair).trim(), isOnIn(pair) === true]));
}

/** Undefined if it is not readable. */
function isOnIn(pair: string): boolean | undefined {
  return parseBool(valueIn(pair).trim());
}

/** The first flag with pairs that cannot be read: the operator ends with it. */
export function tryFindMalformed(flags: Flags): string | undefined {
  const found = [...READABLE].find(([name, isReadable]) => flags.get(name)?.some((value) => value !== '' && !value.split(',').every(isReadable)));

  return found && `--${found[0]}=${flags.get(found[0])!.join(',')}`;
}

const hasValue = (pair: string) => pair.includes('=');

const READABLE: ReadonlyMap<string, (pair: string) => boolean> = new Map([
  ['labels', hasValue],
  ['annotations', hasValue],
  ['feature-gates', (pair) => pair === '' || isOnIn(pair) !== undefined],
]);

/**
 * The namespaces of one kind of object: those of its own flag, or else those of `--namespaces`. An empty name is all namespaces, and only
 * if it is the only one some can be denied.
 * @see Finalize in pkg/operator/config.go and newInformerOptions in pkg/informers/informers.go, v0.94.1
 */
export function scopeOf(flags: Flags, own?: string): NamespaceScope {
  const name = own !== undefined && setOf(flags, own).length > 0 ? own : 'namespaces';
  const allowed = setOf(flags, name);
  if (allowed.length > 0 && !allowed.includes('')) return { allowed, denied: [], flag: `--${name}=${allowed.join(',')}` };
  const denied = allowed.length > 1 ? [] : setOf(flags, 'deny-namespaces').filter((namespace) => namespace !== '');

  return { denied, ...denied.length > 0 && { flag: `--deny-namespaces=${denied.join(',')}` } };
}
