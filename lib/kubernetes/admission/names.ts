/** Which names the API server accepts; each function returns what is wrong, or undefined. */
import { whyNotDnsLabel, whyNotDnsSubdomain } from '../../units/kubernetes-names';

/** The rule for names of a kind. */
export type NameRule = (name: string) => string | undefined;

/** Names of most kinds. */
export const SUBDOMAIN: NameRule = whyNotDnsSubdomain;

/** Names of Services, StatefulSets and Namespaces. */
export const DNS_LABEL: NameRule = whyNotDnsLabel;

/**
 * Names of RBAC objects, which become part of a URL. @see IsPathSegmentName in k8s.io/apimachinery v0.37.2,
 * pkg/api/validate/content/path.go
 */
export const PATH_SEGMENT: NameRule = (name) => {
  if (name === '.' || name === '..') return `may not be "${name}"`;

  return whyNotInPath(name);
};

/**
 * The start of a name that is part of a path.
 * @see IsValidPathSegmentPrefix in k8s.io/apimachinery v0.37.2, pkg/api/validation/path/name.go
 */
export function whyNotInPath(text: string): string | undefined {
  return /[/%]/.test(text) ? 'may not contain "/" or "%"' : undefined;
}

/**
 * The start of a name: something follows it, so it may end in a dash.
 * @see maskTrailingDash in k8s.io/apimachinery v0.37.2, pkg/api/validation/generic.go
 */
export function asPrefix(rule: NameRule): NameRule {
  return (name) => rule(name.length > 1 && name.endsWith('-') ? `${name.slice(0, -2)}a` : name);
}

/**
 * Names of ports of containers, and of everything that refers to them. @see IsValidPortName in k8s.io/apimachinery v0.37.2,
 * pkg/util/validation/validation.go
 */
export function whyNotPortName(name: string): { readonly why: string; readonly fix: string } | undefined {
  if (name.length > 15) return { why: `has ${name.length} characters (at most 15)`, fix: 'use at most 15 characters' };
  if (!/^[-a-z0-9]+$/.test(name)) return { why: 'may only hold lower-case letters, digits and "-"', fix: 'use lower-case letters, digits and "-"' };
  if (!/[a-z]/.test(name)) return { why: 'must hold a letter', fix: 'use a name with a letter, for example "http"' };
  if (name.includes('--')) return { why: 'may not hold "--"', fix: 'use one "-" in place of two' };

  return /^-|-$/.test(name) ? { why: 'may not begin or end with "-"', fix: 'begin and end with a letter or digit' } : undefined;
}

/** Keys of ConfigMaps and Secrets. @see IsConfigMapKey in k8s.io/apimachinery v0.37.2, pkg/util/validation/validation.go */
export function whyNotDataKey(key: string): string | undefined {
  if (key.length > 253) return `has ${key.length} characters (at most 253)`;
  if (!/^[-._a-zA-Z0-9]+$/.test(key)) return 'may only hold letters, digits, "-", "_" and "."';

  return key === '.' || key.startsWith('..') ? 'may not be "." or begin with ".."' : undefined;
}

/** Names of environment variables. @see IsRelaxedEnvVarName in k8s.io/apimachinery v0.37.2, pkg/util/validation/validation.go */
export function whyNotEnvName(name: string): string | undefined {
  return /^[ -<>-~]+$/.test(name) ? undefined : 'may only hold printable ASCII characters other than "="';
}

/** @see IsWildcardDNS1123Subdomain in k8s.io/apimachinery v0.37.2, pkg/util/validation/validation.go */
export function whyNotWildcardHost(host: string): string | undefined {
  if (host.length > 253) return `has ${host.length} characters (at most 253)`;

  return host.startsWith('*.') && whyNotDnsSubdomain(host.slice(2)) === undefined ? undefined : 'may have "*" only as its first part, followed by a DNS name';
}

/** Domain and path, e.g. `acme.io/foo`. @see IsDomainPrefixedPath in k8s.io/apimachinery v0.37.2, pkg/util/validation/validation.go */
export function whyNotDomainPrefixedPath(path: string): string | undefined {
  const slash = path.indexOf('/');
  if (slash <= 0 || slash === path.length - 1) return 'must be a domain and a path, for example "acme.io/foo"';

  return whyNotDnsSubdomain(path.slice(0, slash)) ?? (/^[A-Za-z0-9/\-._~%!$&'()*+,;=:]+$/.test(path.slice(slash + 1)) ? undefined : 'has a path with characters that URLs do not have');
}
