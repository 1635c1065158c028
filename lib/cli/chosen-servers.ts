/** The servers that a command is about. */
import { UsageError } from './usage-error';
import { quote, quoteList } from '../findings/problem';
import { Inspected } from '../forecast/inspected';

/** Keys of all servers, or of the server in --server. @throws UsageError if there are no servers, or not that one */
export function chosenServers(all: readonly Inspected[], wanted: string | undefined): string[] {
  const keys = [...new Set(all.flatMap(({ servers }) => [...servers.keys()]))].sort();
  if (keys.length === 0) throw new UsageError(NO_SERVER);
  if (wanted === undefined) return keys;

  const chosen = keys.filter((key) => key === wanted || key.split('/').slice(1).join('/') === wanted);
  if (chosen.length === 0) throw new UsageError(`unknown server ${quote(wanted)}; known are ${quoteList(keys)}`);
  if (chosen.length > 1) throw new UsageError(`${quote(wanted)} matches ${quoteList(chosen)}; put the kind in front`);

  return chosen;
}

const NO_SERVER = 'there is no Prometheus or PrometheusAgent among the manifests, so it is not known what is scraped; name the one that reads the monitors, '
  + 'e.g. --profile kube-prometheus-stack,release=RELEASE, or give the output of "kubectl get prometheuses.monitoring.coreos.com -A -o yaml" as --profile FILE';
