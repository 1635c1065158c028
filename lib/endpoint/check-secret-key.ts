/** Checks references to a key of a Secret or ConfigMap. */
import { ConfigMapKeySelector, SecretKeySelector } from '../../imports/k8s';
import { Problem, quote } from '../findings/problem';
import { whyNotDnsSubdomain } from '../units/kubernetes-names';

/** Checks that a reference has a name and a key that the API server accepts. */
export function checkSecretKey(selector: SecretKeySelector | ConfigMapKeySelector | undefined, where: string, kind = 'Secret'): Problem[] {
  if (selector === undefined) return [];
  const bad = (message: string, fix: string): Problem[] => [{ code: 'AM111', message: `${where} ${message}`, fix }];
  const { name, key } = selector;

  if (!name) return bad(`does not name a ${kind}`, `set name to the ${kind}'s name`);
  const why = whyNotDnsSubdomain(name);
  if (why) return bad(`names ${kind} ${quote(name)}, which ${why}`, `use the ${kind}'s name`);
  if (!key) return bad(`does not name a key of ${kind} ${quote(name)}`, 'set key');

  return /^[-._A-Za-z0-9]{1,253}$/.test(key) ? [] : bad(`has key ${quote(key)}, which is not valid in a ${kind}`, 'use letters, digits, "-", "_" and "."');
}
