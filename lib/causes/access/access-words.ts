/** Puts into words what an account may not read, and how to allow it. */
import { Denied } from './discovery-access';
import { quote } from '../../findings/problem';
import { quoteFew } from '../../findings/quote-few';

/** What is denied, and what follows: no targets, or late ones if one of the two verbs is there. */
export function deniedWords(denied: Denied, why = ''): string {
  const [{ verbs: [verb], isNamespaced, label }] = denied.reads;
  const account = accountWords(denied);
  const objects = `${objectWords(denied)}${why}`;
  const there = isNamespaced ? ' there' : '';
  const mayWatch = denied.reads.every(({ verbs }) => !verbs.includes('watch'));
  if (denied.isStopped && mayWatch) return `${account} is allowed to watch ${objects}, but not to list them, so Prometheus finds no targets${there}`;
  if (denied.isStopped) return `${account} is not allowed to list and watch ${objects}, so Prometheus finds no targets${there}`;
  if (label !== undefined) return `${account} is not allowed to list and watch ${objects}, so targets lack the label ${quote(label)}`;

  return verb === 'watch'
    ? `${account} is allowed to list ${objects}, but not to watch them, so Prometheus lists them again and again, finds new targets late and logs errors`
    : `${account} is allowed to watch ${objects}, but not to list them, so Prometheus finds no targets${there} unless both it and the API server are new enough to do without lists`;
}

/** A role with all verbs that a discovery uses, and its binding. */
export function howToGrant({ reads, namespaces = [], server }: Pick<Denied, 'reads' | 'namespaces' | 'server'>): string {
  const names = namesOf(reads);
  if (server.managed?.server.reader) {
    if (namespaces.length === 0) {
      const fact = reads.every(({ resource }) => resource === 'nodes') ? 'readsNodes of the profile to true' : 'readableNamespaces of the profile to ["*"]';

      return `create a ClusterRole with get, list and watch on ${names} and bind it to the ServiceAccount of the profile, or set ${fact} if it is allowed already`;
    }
    const where = quoteFew(namespaces);

    return `create a Role with get, list and watch on ${names} in ${where} and bind it to the ServiceAccount of the profile, as Companion.discoveryRole() does, or add ${where} to readableNamespaces of the profile if it is allowed already`;
  }

  return namespaces.length > 0
    ? `create a Role with get, list and watch on ${names} in ${quoteFew(namespaces)}, and bind it to this ServiceAccount`
    : `create a ClusterRole with get, list and watch on ${names}, and bind it to this ServiceAccount with a ClusterRoleBinding`;
}

/** The account, and whose it is. */
export function accountWords({ account, server }: Pick<Denied, 'account' | 'server'>): string {
  if (server.managed?.server.reader) return `profile ${quote(server.managed.server.name)}`;

  return `ServiceAccount ${quote(`${account.namespace}/${account.name}`)} of ${quote(server.key)}`;
}

function objectWords({ reads, namespaces }: Denied): string {
  if (!reads[0].isNamespaced) return namesOf(reads);

  return `${namesOf(reads)} in ${namespaces ? quoteFew(namespaces) : 'all namespaces'}`;
}

function namesOf(reads: Denied['reads']): string {
  return reads.map(({ resource }) => resource).join(', ');
}
