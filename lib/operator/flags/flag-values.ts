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

  return pairs.length === 0 ? undefined : Object.fromEntries(pairs.map((pair) => [pair.replace(/=.*/s, ''), pair.replace(/^[^=]*=?/s, '')]));
}

/** Feature gates. @see MapStringBool in k8s.io/component-base v0.35.3 */
export function gatesOf(flags: Flags): OperatorSettings['featureGates'] {
  const pairs = (flags.get('feature-gates') ?? []).flatMap((value) => value.split(',')).filter((pair) => pair !== '');

  return pairs.length === 0 ? undefined : Object.fromEntries(pairs.map((pair) => {
    const [key, value = ''] = pair.split('=').map((part) => part.trim());

    return [key, parseBool(value) ?? false];
  }));
}

/**
 * The namespaces of one kind of object: those of its own flag, or else those of `--namespaces`. An empty name is all namespaces, and only
 * then some can be denied.
 * @see Finalize in pkg/operator/config.go and newInformerOptions in pkg/informers/informers.go, v0.94.1
 */
export function scopeOf(flags: Flags, own?: string): NamespaceScope {
  const name = own !== undefined && setOf(flags, own).length > 0 ? own : 'namespaces';
  const allowed = setOf(flags, name);
  if (allowed.length > 0 && !allowed.includes('')) return { allowed, denied: [], flag: `--${name}=${allowed.join(',')}` };
  const denied = setOf(flags, 'deny-namespaces').filter((namespace) => namespace !== '');

  return { denied, ...denied.length > 0 && { flag: `--deny-namespaces=${denied.join(',')}` } };
}
