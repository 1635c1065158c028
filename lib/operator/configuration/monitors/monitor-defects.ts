/** Defects of operator v0.94.1 in jobs of ServiceMonitors, PodMonitors and Probes: the builders reproduce them, this file names them. */
import { JobContext } from '../job-context';
import { Part, partAt, pathOf } from '../part';
import { CLASS_REFERENCES, CLASS_SECOND_LOGIN, NO_PROTOCOL_LEFT, NO_ZONE, UpstreamDefect } from '../upstream-defects';

const API_SERVER_REFERENCES: UpstreamDefect = {
  field: 'apiserverConfig of the server',
  happens: 'has TLS or credentials by reference, which are looked up in the namespace of this object: certificates are files that are not mounted, '
    + 'user name and password are empty, other credentials are left out',
  cause: 'generateK8SSDConfig in pkg/prometheus/promcfg.go passes the store of the object\'s namespace, and they are loaded in the server\'s',
  seenIn: (context) => {
    const config = partAt(context.spec, 'apiserverConfig');
    const isElsewhere = context.object.namespace !== context.server.namespace;

    return config && isElsewhere && asksKubernetes(context) && refersTo(config) ? [pathOf(context.spec, 'apiserverConfig')] : [];
  },
};

/** All known defects of these kinds. Each is tested against the operator itself. */
export const MONITOR_DEFECTS: readonly UpstreamDefect[] = [
  API_SERVER_REFERENCES, CLASS_REFERENCES, CLASS_SECOND_LOGIN, NO_PROTOCOL_LEFT, NO_ZONE,
];

/** Static targets need no discovery. */
function asksKubernetes({ object, own }: JobContext): boolean {
  return object.kind !== 'Probe' || !own.fields.targets?.staticConfig;
}

function refersTo({ fields: { basicAuth, authorization, tlsConfig } }: Part): boolean {
  const { ca, cert, keySecret } = tlsConfig ?? {};

  return Boolean(basicAuth ?? authorization?.credentials ?? ca?.secret ?? ca?.configMap ?? cert?.secret ?? cert?.configMap ?? keySecret);
}
