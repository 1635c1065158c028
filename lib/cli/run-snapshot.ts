/** The command `snapshot`. */
import { stringify } from 'yaml';
import { Command } from './arguments';
import { readInputs } from './read-inputs';
import { snapshotScript } from './snapshot-commands';
import { tellErrors } from './tell-errors';
import { printable, Terminal } from './terminal';
import { reduced } from '../inspection/snapshot';
import { isServer } from '../operator-port/server';

const NO_SERVER = 'warning: the input has no Prometheus or PrometheusAgent object, so the result is of use for --external, but not for --profile; '
  + 'if the cluster has one, "kubectl get prometheuses.monitoring.coreos.com -A -o yaml" must be part of the input';

/** Prints the commands that collect objects of a cluster; with inputs, the objects without what is not needed. */
export async function runSnapshot({ inputs, namespace }: Extract<Command, { name: 'snapshot' }>, terminal: Terminal): Promise<number> {
  const { stdout } = terminal;
  if (inputs.length === 0) {
    stdout.write(snapshotScript(namespace));

    return 0;
  }
  const { manifests, notes } = await readInputs(inputs, terminal);
  tellErrors([], terminal, notes);
  if (!manifests.some(({ manifest }) => isServer(manifest))) terminal.stderr.write(`${NO_SERVER}\n`);
  for (const manifest of reduced(manifests.map((loaded) => loaded.manifest))) stdout.write(printable(`---\n${stringify(manifest)}`, stdout));

  return 0;
}
