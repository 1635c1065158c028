/** The servers that a command is about. */
import { UsageError } from './usage-error';
import { quote, quoteList } from '../findings/problem';
import { Inspected } from '../forecast/inspected';

/** The manifests say nothing about a server. The message has several lines: what follows, and every way to name one. */
export class NoServerError extends Error {}

/**
 * Keys of all servers, or of the server in --server.
 * @param takesConfiguration whether the command has the option --prometheus-config
 * @throws NoServerError if there are no servers, UsageError if there is not that one
 */
export function chosenServers(all: readonly Inspected[], wanted: string | undefined, takesConfiguration = true): string[] {
  const keys = [...new Set(all.flatMap(({ servers }) => [...servers.keys()]))].sort();
  if (keys.length === 0) throw new NoServerError(noServer(takesConfiguration));
  if (wanted === undefined) return keys;

  const chosen = keys.filter((key) => key === wanted || key.split('/').slice(1).join('/') === wanted);
  if (chosen.length === 0) throw new UsageError(`unknown server ${quote(wanted)}; known are ${quoteList(keys)}`);
  if (chosen.length > 1) throw new UsageError(`${quote(wanted)} matches ${quoteList(chosen)}; put the kind in front`);

  return chosen;
}

function noServer(takesConfiguration: boolean): string {
  return `AM615: there is no Prometheus or PrometheusAgent among the manifests, so it is not known what is scraped.

Name the one that reads the monitors, with one of:
  --profile kube-prometheus-stack,release=RELEASE   the Prometheus of this Helm chart; "helm list -A" shows RELEASE
  --profile FILE                                    any Prometheus of the operator; FILE has the output of
                                                    kubectl get prometheuses.monitoring.coreos.com -A -o yaml
${takesConfiguration ? OWN_CONFIGURATION : ''}
The profiles of a cdk8s app are in its code. To hand them over to this command: APP_MONITORING_HAND_OVER=true cdk8s synth
"cdk8s-app-monitoring snapshot" prints the commands that save what else your cluster has.`;
}

const OWN_CONFIGURATION = '  --prometheus-config FILE                          a Prometheus without the operator; FILE is its prometheus.yml\n';
