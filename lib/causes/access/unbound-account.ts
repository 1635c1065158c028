/** AM951: the permissions to discover targets are bound to another ServiceAccount than that of the server. */
import { Severity } from '../../findings/finding';
import { quote } from '../../findings/problem';
import { ManagedServer } from '../../forecast/checked-server';
import { CauseFinding } from '../../forecast/diagnosis';
import { accountOf } from '../../forecast/discovery-rights';
import { Forecast } from '../../forecast/forecast';
import { isPlaced } from '../../forecast/monitored-objects';
import { Account } from '../../kubernetes/access/access';
import { describe, listAt, namedAs, stringAt } from '../../manifests/manifest';
import { StoredObject } from '../../manifests/objects';
import { once } from '../../units/once';
import { unlessBrought } from '../brought';
import { Cause } from '../cause';

/**
 * Only a warning: other manifests may bind a role to the account. The other account is the same name in another namespace, or any name
 * where the server leaves `serviceAccountName` out; and nothing in the manifests runs with it.
 */
export const unboundAccount: Cause = {
  code: 'AM951',
  stage: 'access',
  *run(forecast) {
    const used = once(() => new Set(forecast.cluster.pods().map(({ namespace, serviceAccount: name }) => idOf({ namespace, name }))));
    for (const server of forecast.managedServers) {
      const { managed: { server: { reader, ...object } } } = server;
      if (reader || !isPlaced(object) || forecast.rights.isBound(server.managed.server)) continue;
      const binding = bindingsToOthers(forecast, server).find(({ account }) => !used().has(idOf(account)));
      if (binding) yield { key: server.key, ...boundToAnother(forecast, server, binding) };
    }
  },
};

interface OtherBinding { readonly object: StoredObject; readonly account: Account }

function bindingsToOthers({ objects, rights }: Forecast, { managed: { server } }: ManagedServer): OtherBinding[] {
  const own = accountOf(server);
  const isUnset = !server.spec.serviceAccountName;
  const isMeant = ({ namespace, name }: Account) => (isUnset ? namespace === own.namespace : name === own.name);

  const found = [...objects.ofKind('ClusterRoleBinding'), ...objects.ofKind('RoleBinding')]
    .flatMap((object) => accountsOf(object).map((account) => ({ object, account })));

  return found.filter(({ object, account }) => isMeant(account) && rights.mayDiscover(account, object.namespace));
}

function accountsOf({ namespace, manifest }: StoredObject): Account[] {
  return listAt(manifest, ['subjects']).filter((subject) => stringAt(subject, ['kind']) === 'ServiceAccount')
    .map((subject) => ({ namespace: stringAt(subject, ['namespace']) ?? namespace, name: stringAt(subject, ['name']) ?? '' }));
}

function idOf({ namespace, name }: Account): string {
  return `${namespace}/${name}`;
}

function boundToAnother(
  { rights }: Forecast, { managed: { server } }: ManagedServer, { object, account }: OtherBinding,
): Pick<CauseFinding, 'isOpen' | 'problem'> {
  const own = accountOf(server);
  const isUnset = !server.spec.serviceAccountName;
  const binding = describe(namedAs(object.manifest));
  const runs = isUnset ? `it sets no serviceAccountName, so its pods run as ServiceAccount ${quote(idOf(own))}` : `its pods run as ServiceAccount ${quote(idOf(own))}`;

  return unlessBrought(rights.grantors(server, { reads: [] }).map(({ does }) => `${does} a role for it`), {
    code: 'AM951',
    severity: Severity.WARNING,
    message: (unless) => `${runs}, which no binding in the manifests names, so Prometheus may not be allowed to find targets${unless}: ${binding} gives the permissions to ${quote(idOf(account))}, and nothing in the manifests runs with that account`,
    ...!isUnset && { field: 'serviceAccountName' },
    fix: isUnset ? `set serviceAccountName to ${quote(account.name)}` : `set the namespace of this subject of ${binding} to ${quote(own.namespace)}`,
  });
}
