/** Checks that TLS settings and the protocol do not contradict each other. */
import { Scheme } from '../../endpoint/scheme';
import { Problem } from '../../findings/problem';
import { AppMonitoringProps } from '../app-monitoring-props';
import { EndpointProps } from '../endpoint-props';
import { MonitorType } from '../monitor-type';

/** TLS settings of a scrape over plain http would have no effect. Those of a Probe are for the prober. */
export function checkScheme({ scheme, tls }: EndpointProps, where: string, { monitorType }: Pick<AppMonitoringProps, 'monitorType'>): Problem[] {
  return tls && scheme === Scheme.HTTP && monitorType !== MonitorType.INGRESS ? [contradiction(`${where}tls`, `${where}scheme`)] : [];
}

/** TLS settings of a Probe are for the connection to the prober. */
export function checkProberScheme({ monitorType, probe, tls }: AppMonitoringProps): Problem[] {
  return tls && monitorType === MonitorType.INGRESS && probe?.proberScheme === Scheme.HTTP ? [contradiction('tls', 'probe.proberScheme')] : [];
}

function contradiction(tls: string, scheme: string): Problem {
  return {
    code: 'AM110', message: `${tls} is set, but ${scheme} is http, so it would have no effect`, fix: `leave ${scheme} out, which then is https, or remove ${tls}`,
  };
}
