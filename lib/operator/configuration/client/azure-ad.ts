/** Azure's way to authenticate. */
import { AZURE, AZURE_OAUTH, AZURE_SDK, AZURE_WORKLOAD_IDENTITY } from '../../server-fields';
import { block, Entries, entry, fieldEntries, Writer } from '../entries';
import { Part, partAt } from '../part';
import { Scope, trySecret } from './secrets';

/** The section `azuread`. */
export function azureAd(azure: Part | undefined, scope: Scope, writer: Writer): Entries {
  if (!azure) return [];
  const { managedIdentity, sdk, workloadIdentity: workload } = azure.fields;

  return [['azuread', block(
    managedIdentity ? [['managed_identity', block(managedIdentity.clientId ? [['client_id', managedIdentity.clientId]] : [])]] : [],
    oauth(azure, partAt(azure, 'oauth'), scope, writer),
    sdk ? entry(AZURE_SDK, azure, block([['tenant_id', sdk.tenantId ?? '']]), writer) : [],
    workload ? entry(AZURE_WORKLOAD_IDENTITY, azure, block([['client_id', workload.clientId], ['tenant_id', workload.tenantId]]), writer) : [],
    fieldEntries(AZURE, azure, writer),
  )]];
}

/** Left out if its secret is not loaded. */
function oauth(azure: Part, own: Part | undefined, scope: Scope, writer: Writer): Entries {
  const secret = own && trySecret(own.fields.clientSecret, scope);
  if (secret === undefined) return [];
  const { clientId, tenantId } = own!.fields;

  return entry(AZURE_OAUTH, azure, block([['client_id', clientId], ['client_secret', secret], ['tenant_id', tenantId]]), writer);
}
