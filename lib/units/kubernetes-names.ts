/** Validates names, labels and ports of Kubernetes. Each function returns what is wrong, or undefined. */

import { remembering } from './remembering';

/** What only a caller can give whose language does not check types. */
const NOT_TEXT = 'is not text';

/**
 * Object names: RFC 1123 subdomain, at most 253 characters.
 * @see https://kubernetes.io/docs/concepts/overview/working-with-objects/names/#dns-subdomain-names
 */
export function whyNotDnsSubdomain(name: string): string | undefined {
  if (typeof name !== 'string') return NOT_TEXT;
  if (name.length === 0) return 'is empty';
  if (name.length > 253) return `has ${name.length} characters (at most 253)`;

  return /^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$/.test(name)
    ? undefined
    : 'is not a lower-case DNS name (letters, digits, "-" and ".", beginning and ending with a letter or digit)';
}

/**
 * Namespaces and Services: RFC 1123 label, at most 63 characters.
 * @see https://kubernetes.io/docs/concepts/overview/working-with-objects/names/#dns-label-names
 */
export function whyNotDnsLabel(name: string): string | undefined {
  if (typeof name !== 'string') return NOT_TEXT;
  if (name.length > 63) return `has ${name.length} characters (at most 63)`;
  if (name.includes('.')) return 'contains "."';

  return whyNotDnsSubdomain(name);
}

/**
 * Label and annotation keys: an optional DNS prefix and `/`, then at most 63 characters. The same keys are in most objects.
 * @see https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/#syntax-and-character-set
 */
export const whyNotQualifiedName = remembering((key: string): string | undefined => {
  if (typeof key !== 'string') return NOT_TEXT;
  const slash = key.indexOf('/');
  if (slash !== key.lastIndexOf('/')) return 'has more than one "/"';
  const name = key.slice(slash + 1);
  const whyNotPrefix = slash < 0 ? undefined : whyNotDnsSubdomain(key.slice(0, slash));
  if (whyNotPrefix) return `has a prefix that ${whyNotPrefix}`;
  if (name.length === 0) return 'is empty';
  if (name.length > 63) return `has ${name.length} characters (at most 63)`;

  return /^[A-Za-z0-9]([-A-Za-z0-9_.]*[A-Za-z0-9])?$/.test(name)
    ? undefined
    : 'may only hold letters, digits, "-", "_" and ".", beginning and ending with a letter or digit';
});

/** Label values: empty, or at most 63 characters of the same alphabet as label names. */
export function whyNotLabelValue(value: string): string | undefined {
  if (typeof value !== 'string') return NOT_TEXT;
  if (value === '') return undefined;
  if (value.length > 63) return `has ${value.length} characters (at most 63)`;

  return /^[A-Za-z0-9]([-A-Za-z0-9_.]*[A-Za-z0-9])?$/.test(value)
    ? undefined
    : 'may only hold letters, digits, "-", "_" and ".", beginning and ending with a letter or digit';
}

/**
 * Port names: a DNS label. Every DNS label is a valid port name of a Service; containers accept only some of them.
 * @see https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/pod-v1/#ports
 */
export function whyNotPortName(name: string): string | undefined {
  if (typeof name !== 'string') return NOT_TEXT;
  if (name.length === 0) return 'is empty';
  if (name.length > 63) return `has ${name.length} characters (at most 63)`;

  return /^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/.test(name) ? undefined : 'may only hold lower-case letters, digits and "-" between them';
}

/** Port numbers: whole, 1 to 65535. */
export function whyNotPortNumber(port: number): string | undefined {
  return Number.isInteger(port) && port >= 1 && port <= 65535 ? undefined : 'is not a whole number from 1 to 65535';
}
