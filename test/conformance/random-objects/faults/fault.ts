/** A fault sets values at paths of an object. `ABSENT` removes the field. */

/** Values by path. */
export interface Fault { readonly [path: string]: unknown }

/** One fault for each value. */
export function each(path: string, ...values: readonly unknown[]): Fault[] {
  return values.map((value) => ({ [path]: value }));
}

/** Valid and invalid names of objects. */
export const NAMES: readonly string[] = [
  'Cart', 'my_cart', 'my.cart', '-cart', 'cart-', '.cart', 'cart.', 'a..b', '', ' cart', 'cart ', 'cärt', '9cart', 'x'.repeat(63),
  'x'.repeat(64), 'x'.repeat(253), 'x'.repeat(254),
  'x'.repeat(52), 'x'.repeat(53), 'a/b', 'a:b', 'a%b', '{{ .Values.name }}', '${APP}', 'true', '1', 'system:node', '*',
];

/** Valid and invalid names of ports. */
export const PORT_NAMES: readonly unknown[] = [
  'http_metrics', 'HTTP', 'metrics-endpoint', 'prometheus-metrics', 'a--b', '-a', 'a-', '8080', '', 'http.metrics', 'x'.repeat(15),
  'x'.repeat(16), 'x'.repeat(63), 'x'.repeat(64), 8080, null,
];

/** Valid and invalid port numbers. */
export const PORTS: readonly unknown[] = [0, 1, 65535, 65536, 99999, -1, '8080', '', 'http', 80.5, null, true, 2 ** 31, 2 ** 40];

/** Valid and invalid keys of labels and annotations. */
export const KEYS: readonly string[] = [
  'app', 'app.kubernetes.io/name', 'a b', '-a', 'a-', '', 'a/b/c', '/a', 'a/', 'A/b', 'EXAMPLE.com/a', 'exa_mple.com/a', 'x'.repeat(63),
  'x'.repeat(64), `${'x'.repeat(253)}/a`, `${'x'.repeat(254)}/a`, 'ä', '__proto__', 'a..b/c',
];

/** Valid and invalid values of labels. */
export const LABEL_VALUES: readonly unknown[] = [
  '', 'ok', 'not ok', 'a/b', 'a:b', 'v1.2+3', 'x'.repeat(63), 'x'.repeat(64), '-a', 'a-', '_a', 'ä', 1, 1.5, true, false, null, [], {},
  ['a'], { a: 'b' }, 'A_b.C-d',
];

/** Valid and invalid quantities of resources. */
export const QUANTITIES: readonly unknown[] = [
  '100m', '1Gi', '1GB', '128mb', '1.5', '0.1', 1, 0.5, 1.5, '', ' 1', '1 Gi', '-1', -1, '1e3', '1E', '1k', '1K', '1Ki', '0', '100µ', '1u',
  '1n', '0.0001', '1/2', 'one', null, true, [], '9223372036854775808', '1e40', '+1', '.5', '5.', '1e', '1.5m', '0.5m',
];

/** Valid and invalid numbers or percentages. */
export const PERCENTAGES: readonly unknown[] = [
  0, 1, -1, '0%', '25%', '100%', '101%', '-1%', '25', '%', '1.5%', '', null, true, 1.5, 'half', 2 ** 31,
];

/** Valid and invalid counts. */
export const COUNTS: readonly unknown[] = [0, 1, 3, -1, '3', 1.5, null, true, 2 ** 31 - 1, 2 ** 31, '', []];

/** Valid and invalid booleans. */
export const BOOLEANS: readonly unknown[] = ['true', 'false', 'yes', 1, 0, null, '', [], true, false];

/** Valid and invalid IP addresses. */
export const ADDRESSES: readonly unknown[] = [
  '10.1.2.3', '10.1.2', '10.1.2.256', '010.1.2.3', '127.0.0.1', '0.0.0.0', '169.254.169.254', '224.0.0.1', '255.255.255.255', '::1', '::',
  'fe80::1', 'ff02::1', '2001:db8::1', '2001:DB8::1', '2001:db8:0::1',
  '::ffff:10.1.2.3', 'localhost', 'db.example.com', '', 10, null, '10.1.2.3/32', ' 10.1.2.3',
];

/** Valid and invalid CIDR blocks. */
export const BLOCKS: readonly unknown[] = [
  '10.0.0.0/8', '10.1.2.3/8', '10.0.0.0', '10.0.0.0/33', '10.0.0/8', '2001:db8::/32', '0.0.0.0/0', '::/0', '010.0.0.0/8', '10.0.0.0/08',
  '10.0.0.0/-1', '', null, 10, '10.1.0.0/16', '10.0.0.0/8 ', ' 10.0.0.0/8', '11.0.0.0/8', '::ffff:10.0.0.0/104',
];

/** Valid and invalid label selectors. */
export const SELECTORS: readonly unknown[] = [
  {}, null, { app: 'cart' }, { matchLabels: {} }, { matchLabels: { app: 'other' } }, { matchLabels: { app: 1 } },
  { matchLabels: { 'a b': 'c' } }, { matchLabels: { app: 'not ok' } }, { matchLabels: null },
  { matchLabels: { app: null } }, { matchLabels: [{ app: 'cart' }] }, { matchExpressions: [{ key: 'app', operator: 'In', values: [] }] },
  { matchExpressions: [{ key: 'app', operator: 'in', values: ['cart'] }] },
  { matchExpressions: [{ key: 'app', operator: 'Exists', values: ['cart'] }] }, { matchExpressions: [{ key: 'app', operator: 'Exists' }] },
  { matchExpressions: [{ key: '', operator: 'Exists' }] },
  { matchExpressions: [{ operator: 'In', values: ['cart'] }] }, { matchExpressions: [{ key: 'app', values: ['cart'] }] },
  { matchExpressions: [{ key: 'app', operator: 'In', values: ['not ok'] }] },
  { matchExpressions: [{ key: 'app', operator: 'In', values: 'cart' }] }, { matchExpressions: [{ key: 'a b', operator: 'DoesNotExist' }] },
  { matchExpressions: [{ key: 'app', operator: 'NotIn' }] }, { matchExpressions: [null] },
  { matchExpressions: {} }, { matchLabels: { app: 'cart' }, matchExpressions: [{ key: 'app', operator: 'NotIn', values: ['cart'] }] }, [],
  'app=cart', { matchLabel: { app: 'cart' } }, { matchExpressions: [{ key: 'app', operator: 'Gt', values: ['1'] }] },
];
