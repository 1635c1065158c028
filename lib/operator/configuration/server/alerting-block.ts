/** Where alerts are sent. */
import { YamlMap } from '../../../operator-port/yaml';
import { BEARER_TOKEN_FILE } from '../../fields';
import {
  ALERT_RELABELINGS, ALERTMANAGER, ALERTMANAGER_API, ALERTMANAGER_API_V1_UNTIL, ALERTMANAGER_SIGV4,
} from '../../server-fields';
import { throughApiServer } from '../client/api-server';
import { authorization } from '../client/authorization';
import { basicAuth } from '../client/basic-auth';
import { proxyConfig } from '../client/proxy-config';
import { serverScope } from '../client/secrets';
import { sigv4 } from '../client/sigv4';
import { tlsConfig } from '../client/tls-config';
import { admits, block, Entries, entry, fieldEntries } from '../entries';
import { ServerContext } from '../job-context';
import { endpointRole } from '../monitors/endpoint-role';
import { Part, partAt, partsAt, withFields } from '../part';
import { relabelRules, Rule, rule } from '../relabeling/relabel-rules';
import { keepRule } from '../relabeling/target-label-rules';

/**
 * The section `alerting`, without what `additionalAlertRelabelConfigs` and `additionalAlertManagerConfigs` refer to.
 * @see appendAlertingConfig in pkg/prometheus/promcfg.go, v0.94.1
 */
export function alertingBlock(context: ServerContext): Entries {
  const alerting = partAt(context.spec, 'alerting');
  if (!alerting) return [];
  const replica: string = context.spec.fields.replicaExternalLabelName ?? 'prometheus_replica';
  // Without this rule, the alerts of replicas would differ.
  const drops = replica ? [rule({ action: 'labeldrop', regex: replica.replace(/[\\.+*?()|[\]{}^$]/g, '\\$&') })] : [];

  return [['alerting', block([
    ['alert_relabel_configs', drops],
    ['alertmanagers', partsAt(alerting, 'alertmanagers').map((alertmanager) => alertmanagerConfig(alertmanager, context))],
  ])]];
}

/** @see generateAlertmanagerConfig in pkg/prometheus/promcfg.go, v0.94.1 */
function alertmanagerConfig(alertmanager: Part, context: ServerContext): YamlMap {
  const { fields } = alertmanager;
  const scope = serverScope(context);
  const role = endpointRole(withFields(context.spec, {}), context);
  const [aws, alertRelabelings] = [partAt(alertmanager, 'sigv4'), relabelRules(fields.alertRelabelings, context.server)];

  return block(
    fieldEntries(ALERTMANAGER, alertmanager, context),
    tlsConfig(partAt(alertmanager, 'tlsConfig'), scope, context),
    proxyConfig(alertmanager, scope, context),
    throughApiServer(role, [fields.namespace ?? context.server.namespace], scope, context),
    fieldEntries([BEARER_TOKEN_FILE], alertmanager, context),
    basicAuth(partAt(alertmanager, 'basicAuth'), scope),
    authorization(partAt(alertmanager, 'authorization'), scope, context),
    aws && admits(ALERTMANAGER_SIGV4, alertmanager, context) ? [['sigv4', sigv4(aws, scope, context)]] : [],
    apiVersion(alertmanager, context),
    [['relabel_configs', [keepRule('__meta_kubernetes_service_name', fields.name ?? ''), ...portRules(fields.port, role), ...relabelRules(fields.relabelings, context.server)]]],
    alertRelabelings.length === 0 ? [] : entry(ALERT_RELABELINGS, alertmanager, alertRelabelings, context),
  );
}

function apiVersion(alertmanager: Part, context: ServerContext): Entries {
  const first = /^v1$/i.test(alertmanager.fields.apiVersion ?? '') && !context.knows({ until: ALERTMANAGER_API_V1_UNTIL });

  return first ? [] : fieldEntries([ALERTMANAGER_API], alertmanager, context);
}

/** Unlike the ports of monitors, this one is text even if it is a number. */
function portRules(port: string | number | undefined, role: 'endpoints' | 'endpointslice'): Rule[] {
  if (!port) return [];
  if (typeof port === 'number') return [keepRule('__meta_kubernetes_pod_container_port_number', String(port))];

  return [keepRule(`__meta_kubernetes_${role === 'endpoints' ? 'endpoint' : 'endpointslice'}_port_name`, port)];
}
