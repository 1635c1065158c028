/** IP addresses and ranges of them; each function returns what is wrong, or undefined. */
/* eslint-disable no-bitwise */
import { isIPv4, isIPv6 } from 'net';

/** A parsed address: 32 or 128 bits. */
export interface Ip {
  readonly bits: 32 | 128;
  readonly value: bigint;
}

/** Reads an address without leading zeros and without a zone; undefined if it is not one. */
export function tryParseIp(text: string): Ip | undefined {
  if (isIPv4(text)) return { bits: 32, value: text.split('.').reduce((value, part) => value * 256n + BigInt(part), 0n) };

  return isIPv6(text) && !text.includes('%') ? { bits: 128, value: parseIpv6(text) } : undefined;
}

function parseIpv6(text: string): bigint {
  const v4 = /^(.*:)(\d+\.\d+\.\d+\.\d+)$/.exec(text);
  const tail = v4 ? tryParseIp(v4[2])!.value : undefined;
  const hex = tail === undefined ? text : `${v4![1]}${(tail >> 16n).toString(16)}:${(tail & 0xffffn).toString(16)}`;
  const [start, end] = hex.split('::').map((side) => (side === '' ? [] : side.split(':')));
  const groups = end === undefined ? start : [...start, ...Array<string>(8 - start.length - end.length).fill('0'), ...end];

  return groups.reduce((value, group) => value * 65536n + BigInt(`0x${group}`), 0n);
}

/**
 * @see IsValidIPForLegacyField in k8s.io/apimachinery v0.37.2, pkg/util/validation/ip.go, in the strict way that is on since
 * Kubernetes 1.36
 */
export function whyNotIp(text: string): string | undefined {
  const ip = tryParseIp(text);
  if (!ip) return 'must be a valid IP address without leading zeros, for example 10.9.8.7 or 2001:db8::ffff';

  return isMapped(ip) ? 'must not be an IPv4-mapped IPv6 address' : undefined;
}

/** `::ffff:10.1.2.3` */
function isMapped({ bits, value }: Ip): boolean {
  return bits === 128 && value >> 32n === 0xffffn;
}

/**
 * An address that traffic can be sent to from anywhere in the cluster. @see ValidateEndpointIP in
 * pkg/apis/core/validation/validation.go, v1.37.2
 */
export function whyNotEndpointIp(text: string): string | undefined {
  const why = whyNotIp(text);
  if (why !== undefined) return why;
  const { bits, value } = tryParseIp(text)!;
  if (value === 0n) return 'may not be unspecified';
  if (bits === 32 ? value >> 24n === 127n : value === 1n) return 'may not be in the loopback range (127.0.0.0/8, ::1/128)';
  if (bits === 32 ? value >> 16n === 0xa9fen : value >> 118n === 0xfe80n >> 6n) return 'may not be in the link-local range (169.254.0.0/16, fe80::/10)';
  if (bits === 32 ? value >> 8n === 0xe00000n : value >> 112n === 0xff02n) return 'may not be in the link-local multicast range (224.0.0.0/24, ff02::/10)';

  return undefined;
}

/** A parsed range. */
export interface Cidr extends Ip {
  readonly prefix: number;
}

/** Reads `10.0.0.0/8`; undefined if it is not a range, or the prefix has leading zeros. */
export function tryParseCidr(text: string): Cidr | undefined {
  const slash = text.lastIndexOf('/');
  const ip = tryParseIp(text.slice(0, Math.max(slash, 0)));
  const prefix = text.slice(slash + 1);

  return ip && /^(0|[1-9]\d{0,2})$/.test(prefix) && Number(prefix) <= ip.bits ? { ...ip, prefix: Number(prefix) } : undefined;
}

/** @see IsValidCIDRForLegacyField in k8s.io/apimachinery v0.37.2, pkg/util/validation/ip.go */
export function whyNotCidr(text: string): string | undefined {
  const cidr = tryParseCidr(text);
  if (!cidr) return 'must be a valid CIDR value, for example 10.9.8.0/24 or 2001:db8::/64';
  if (isMapped(cidr)) return 'must not have an IPv4-mapped IPv6 address';

  return networkOf(cidr) === cidr.value ? undefined : 'must not have bits set beyond the prefix length';
}

/** The first address of a range. */
function networkOf({ bits, value, prefix }: Cidr): bigint {
  const host = BigInt(bits - prefix);

  return (value >> host) << host;
}

/** Whether a range is within another one and smaller. */
export function isStrictSubset(inner: Cidr, outer: Cidr): boolean {
  return inner.bits === outer.bits && inner.prefix > outer.prefix && networkOf({ ...inner, prefix: outer.prefix }) === networkOf(outer);
}
