import { AUTH_CASES } from './auth-cases';
import { manifestsOf, RejectionCase } from './case';
import { DISCOVERY_CASES } from './discovery-cases';
import { countByRule, REJECTIONS } from './known-reasons';
import { RELABEL_CASES } from './relabel-cases';
import { SELECTOR_CASES } from './selector-cases';
import { SETTING_CASES } from './setting-cases';
import { TLS_CASES } from './tls-cases';
import { Objects } from '../../../lib/manifests/objects';
import { selectFor } from '../../../lib/operator/selection/select-for';
import { serversIn } from '../../../lib/operator/selection/servers-in';
import { Manifest } from '../../support/manifests/manifest';

const FAMILIES = [
  { family: 'selectors', cases: SELECTOR_CASES },
  { family: 'credentials', cases: AUTH_CASES },
  { family: 'TLS', cases: TLS_CASES },
  { family: 'relabel rules', cases: RELABEL_CASES },
  { family: 'settings', cases: SETTING_CASES },
  { family: 'discoveries', cases: DISCOVERY_CASES },
];

describe.each(FAMILIES)('selectFor() with $family', ({ cases }) => {
  test.each(cases)('$it', (row: RejectionCase) => {
    const before = JSON.stringify(row);

    const { rejected, selected } = outcomeOf(manifestsOf(row));

    const key = `${row.monitor.kind}/${String(row.monitor.metadata?.namespace)}/cart`;
    const isRejected = row.expected !== undefined;
    expect({ rejected, selected }).toEqual({ rejected: isRejected ? { [key]: row.expected } : {}, selected: isRejected ? [] : [key] });
    expect(JSON.stringify(row)).toBe(before);
  });
});

describe('REJECTIONS', () => {
  test('reach every reason that the operator knows', () => {
    const said = FAMILIES.flatMap(({ cases }) => cases.flatMap(({ expected = [] }) => expected));

    const missing = [...countByRule(REJECTIONS, said)].filter(([, count]) => count === 0).map(([rule]) => rule);

    expect(missing).toEqual([]);
  });

  test('know every reason that they expect', () => {
    const said = FAMILIES.flatMap(({ cases }) => cases.flatMap(({ expected = [] }) => expected));

    expect(said.filter((reason) => !REJECTIONS.some(({ pattern }) => pattern.test(reason)))).toEqual([]);
  });
});

function outcomeOf(manifests: readonly Manifest[]) {
  const objects = new Objects(manifests);
  const [server] = serversIn(objects);
  const { rejected, serviceMonitors, podMonitors, probes, scrapeConfigs } = selectFor({ ...server, spec: { scrapeInterval: '30s', ...server.spec } }, objects);

  return { rejected: Object.fromEntries([...rejected].map(([objectKey, { text }]) => [objectKey, `${text}`])), selected: [...serviceMonitors, ...podMonitors, ...probes, ...scrapeConfigs].map(({ key }) => key) };
}
