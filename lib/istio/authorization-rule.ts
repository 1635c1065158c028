/** Rules of AuthorizationPolicies: which requests they match. */
import { listAt, stringAt, valueAt } from '../manifests/manifest';
import { textsAt } from '../manifests/texts-at';

/** A request to a port of a pod, as far as it is known. */
export interface MeshRequest {
  readonly port: number;
  readonly method: string;
  readonly path: string;
  /** Whether the proxy reads HTTP, so that it knows method and path; ztunnel does not. */
  readonly isRead: boolean;
  /** Who sends it: a service account of the mesh, or no one that the mesh knows; absent if that is not known. */
  readonly sender?: MeshAccount | 'no-identity';
}

/** A service account, by whose certificate the mesh knows a client. */
export interface MeshAccount {
  readonly namespace: string;
  readonly account: string;
}

/**
 * Whether a rule matches a request; undefined if it depends on what is not known. All of `from`, `to` and `when` must match; of `from` and
 * `to` one entry is enough.
 *
 * @param namespace of the policy
 * @see https://istio.io/latest/docs/reference/config/security/authorization-policy/#Rule
 * @see New in pilot/pkg/security/authz/model/model.go of Istio
 */
export function ruleMatches(rule: unknown, request: MeshRequest, namespace: string): boolean | undefined {
  const from = listAt(rule, ['from']);
  const to = listAt(rule, ['to']);

  return every([
    from.length === 0 ? true : some(from.map((entry) => sourceMatches(valueAt(entry, ['source']), request, namespace))),
    to.length === 0 ? true : some(to.map((entry) => operationMatches(valueAt(entry, ['operation']), request))),
    ...listAt(rule, ['when']).map((condition) => conditionMatches(condition, request)),
  ]);
}

/** True if one is true, undefined if one might be. */
export function some(answers: readonly (boolean | undefined)[]): boolean | undefined {
  return answers.includes(true) ? true : answers.includes(undefined) ? undefined : false;
}

function every(answers: readonly (boolean | undefined)[]): boolean | undefined {
  return answers.includes(false) ? false : answers.includes(undefined) ? undefined : true;
}

type Ask = (value: string) => boolean | undefined;

/** A field with values, and the one with the values that must not match; each may be left out. */
function fieldMatches(root: unknown, field: string, ask: Ask): boolean | undefined {
  const values = textsAt(root, [field]);
  const others = textsAt(root, [`not${field[0].toUpperCase()}${field.slice(1)}`]);

  return bothMatch(values, others, ask);
}

function bothMatch(values: readonly string[], others: readonly string[], ask: Ask): boolean | undefined {
  const excluded = others.length === 0 ? false : some(others.map(ask));

  return every([values.length === 0 ? true : some(values.map(ask)), excluded === undefined ? undefined : !excluded]);
}

function sourceMatches(source: unknown, { sender }: MeshRequest, namespace: string): boolean | undefined {
  return every([
    fieldMatches(source, 'principals', (pattern) => isPrincipal(pattern, sender)),
    fieldMatches(source, 'namespaces', (pattern) => isOf(sender, (known) => matches(pattern, known.namespace))),
    fieldMatches(source, 'serviceAccounts', (name) => isOf(sender, (known) => (
      name.includes('/') ? name : `${namespace}/${name}`) === `${known.namespace}/${known.account}`)),
    ...['requestPrincipals', 'ipBlocks', 'remoteIpBlocks'].map((field) => fieldMatches(source, field, () => undefined)),
  ]);
}

function operationMatches(operation: unknown, { port, method, path, isRead }: MeshRequest): boolean | undefined {
  const ifRead = (ask: Ask): Ask => (pattern) => (isRead ? ask(pattern) : undefined);

  return every([
    fieldMatches(operation, 'ports', (pattern) => pattern === String(port)),
    fieldMatches(operation, 'methods', ifRead((pattern) => matches(pattern, method))),
    fieldMatches(operation, 'paths', ifRead((pattern) => (pattern.includes('{') ? undefined : matches(pattern, path)))),
    fieldMatches(operation, 'hosts', () => undefined),
  ]);
}

function conditionMatches(condition: unknown, { port, sender }: MeshRequest): boolean | undefined {
  const ask = CONDITIONS[stringAt(condition, ['key']) ?? ''] ?? (() => undefined);

  return bothMatch(textsAt(condition, ['values']), textsAt(condition, ['notValues']), (value) => ask(value, { port, sender }));
}

type Condition = (value: string, request: Pick<MeshRequest, 'port' | 'sender'>) => boolean | undefined;

const CONDITIONS: { readonly [key: string]: Condition | undefined } = {
  'destination.port': (value, { port }) => value === String(port),
  'source.namespace': (value, { sender }) => isOf(sender, (known) => matches(value, known.namespace)),
  'source.principal': (value, { sender }) => isPrincipal(value, sender),
};

/** Every field that asks for an identity is false for a client without one. */
function isOf(sender: MeshRequest['sender'], ask: (known: MeshAccount) => boolean | undefined): boolean | undefined {
  if (sender === undefined) return undefined;

  return sender === 'no-identity' ? false : ask(sender);
}

/** `cluster.local` means the trust domain of the mesh, whatever its name. */
function isPrincipal(pattern: string, sender: MeshRequest['sender']): boolean | undefined {
  return isOf(sender, ({ namespace, account }) => {
    const place = `/ns/${namespace}/sa/${account}`;
    if (matches(pattern, `cluster.local${place}`)) return true;
    // Another trust domain may be that of the mesh, too.
    const isOfAnother = !pattern.startsWith('cluster.local/') && !pattern.startsWith('*');

    return isOfAnother && (pattern.endsWith('*') || pattern.endsWith(place)) ? undefined : false;
  });
}

/** `*` for any value that is not empty, `a*` and `*a` for a part of it. */
function matches(pattern: string, value: string): boolean {
  if (pattern === '*') return value !== '';
  if (pattern.startsWith('*')) return value.endsWith(pattern.slice(1));

  return pattern.endsWith('*') ? value.startsWith(pattern.slice(0, -1)) : value === pattern;
}
