/** AM985: the CRD does not serve the version of ScrapeConfig that the operator reads. */
import { Severity } from '../../findings/finding';
import { Problem, quote } from '../../findings/problem';
import { ManagedServer } from '../../forecast/checked-server';
import { Forecast } from '../../forecast/forecast';
import { SCRAPE_CONFIGS } from '../../operator-port/monitor-kinds';
import { isRead } from '../../operator-port/scrape-config-versions';
import { isMeantFor } from '../../operator-port/server';
import { Cause } from '../cause';

/** Found where the selectors of a server match. Software other than the operator may read another version. */
export const versionNotRead: Cause = {
  code: 'AM985',
  stage: 'selected',
  *run(forecast) {
    if (isRead(forecast.operator.scrapeConfigVersions)) return;
    for (const monitor of forecast.objects.ofKind(SCRAPE_CONFIGS.kind)) {
      const servers = forecast.managedServers.filter((server) => (
        isOfOperator(server)
        && isMeantFor(server.managed.server, monitor.key)
        && !forecast.selection.tryMismatch(server, SCRAPE_CONFIGS, monitor)));
      if (servers.length > 0) yield { key: monitor.key, servers: servers.map(({ key }) => key), problem: notRead(forecast, servers[0]) };
    }
  },
  between: (forecast, { kind, server }) => (
    kind === SCRAPE_CONFIGS && isOfOperator(server) && !isRead(forecast.operator.scrapeConfigVersions)
      ? notRead(forecast, server) : undefined),
};

function isOfOperator({ managed: { server } }: ManagedServer): boolean {
  return server.reader?.software === undefined;
}

/** A newer operator, which is not known, may read another version. */
function notRead({ operator }: Forecast, { key, managed: { server } }: ManagedServer): Problem {
  const { read, served } = operator.scrapeConfigVersions;

  return {
    code: 'AM985',
    severity: server.isOperatorAssumed ? Severity.WARNING : Severity.ERROR,
    message: `operator v${operator.version} reads ScrapeConfigs as ${read}, which the CRD does not serve (it serves ${served.join(', ')}), so ${quote(key)} does not scrape them`,
    fix: `serve ${read} in the CRD of ScrapeConfig until the operator reads a version that it serves`,
  };
}
