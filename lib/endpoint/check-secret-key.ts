/** References to a key of a Secret or ConfigMap. */
import { ConfigMapKeySelector, SecretKeySelector } from '../../imports/k8s';
import { Problem, quote } from '../findings/problem';
import { whyNotDnsSubdomain } from '../units/kubernetes-names';

/** A key of a Secret or ConfigMap: both halves named, as the API server would take them. */
export function checkSecretKey(selector: SecretKeySelector | ConfigMapKeySelector | undefined, where: string, kind = 'Secret'): Problem[] {
  if (selector === undefined) return [];
  const bad = (message: string, fix: string): Problem[] => [{ code: 'AM111', message: `${where} ${message}`, fix }];
  const { name, key } = selector;

  if (!name) return bad(`names no ${kind}`, `set name to the ${kind}'s name`);
  const why = whyNotDnsSubdomain(name);
  if (why) return bad(`names ${kind} ${quote(name)}, which ${why}`, `use the ${kind}'s name`);
  if (!key) return bad(`names no key of ${kind} ${quote(name)}`, 'set key');

  return /^[-._A-Za-z0-9]{1,253}$/.test(key) ? [] : bad(`has key ${quote(key)}, which no ${kind} can hold`, 'use letters, digits, "-", "_" and "."');
}
