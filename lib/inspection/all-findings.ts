/** Findings that need the targets: what the checks say, and configurations that Prometheus does not load. */
import { runCauses } from '../causes/run-causes';
import { asAcknowledged } from '../findings/acknowledgement';
import { Finding, sortFindings } from '../findings/finding';
import { findingAt } from '../findings/problem';
import { Forecast } from '../forecast/forecast';
import { Inspected } from '../forecast/inspected';
import { refusedConfiguration } from '../forecast/problems';
import { UNMANAGED_SERVER } from '../forecast/server-targets';
import { findingWithoutUserinfo } from '../redaction/redact-url-credentials';

type Known = Pick<Inspected, 'objects' | 'cluster' | 'servers' | 'pathOf' | 'isExternal'>;

type Acknowledged = (finding: Finding) => string | undefined;

/** The given ones, which hold no logins, but for those that a check says better, and all others. */
export function allFindings(given: readonly Finding[], known: Known, acknowledged: Acknowledged = () => undefined): Finding[] {
  const { pathOf, isExternal } = known;
  const { judged, explained } = runCauses(sceneOf(known));
  const better = new Set([...explained].map((each) => {
    const [code, key] = [each.slice(0, each.indexOf(' ')), each.slice(each.indexOf(' ') + 1)];

    return `${code} ${pathOf(key)}`;
  }));

  const added = [
    ...judged.filter(({ key }) => !isExternal(key)).map(({ key, problem }) => findingAt(pathOf(key), problem)),
    ...refusals(known),
  ].map(findingWithoutUserinfo);

  return sortFindings([...given.filter(({ code, path }) => !better.has(`${code} ${path}`)), ...added].map((finding) => {
    const reason = acknowledged(finding);

    return reason === undefined ? finding : asAcknowledged(finding, reason);
  }));
}

function sceneOf({ objects, cluster, servers }: Known): Forecast {
  return new Forecast(objects, cluster, [...servers].map(([key, result]) => (
    { key, managed: result.managed, isConfigured: () => result.config() !== '', jobs: () => result.judged().jobs })));
}

/** Of the operator's configurations; that of an unmanaged server is looked at in any case. */
function refusals({ servers, pathOf }: Known): Finding[] {
  return [...servers].filter(([key]) => key !== UNMANAGED_SERVER).flatMap(([key, { judged }]) => {
    const { refused } = judged();

    return refused === undefined ? [] : [findingAt(pathOf(key), refusedConfiguration(refused))];
  });
}
