/** Random apps: whatever synthesizes without a warning is scraped as meant, and nothing else is. */
import { AnnotationConvention, Inspection, Istio, MonitorType } from 'cdk8s-app-monitoring';
import { prometheus } from '../support/manifests/servers';
import { faultsOf } from '../support/meant-targets';
import { PROBER, RandomMonitor, randomShops, RandomShop } from '../support/random-shops';
import { tryServe } from '../support/servable-shops';

/** 500, or as many as RANDOM_APPS says, for example 10000. */
const COUNT = Number(process.env.RANDOM_APPS ?? 500);
const SEED = Number(process.env.RANDOM_SEED ?? 20261129);

/** Selects everything, and may list everything. */
const PROMETHEUS = prometheus({ version: 'v3.14.0', ...Istio.prometheusSettings() });

/** Reads annotations. */
const JOBS = AnnotationConvention.community().toScrapeConfigs({ prober: PROBER });

beforeAll(() => void jest.spyOn(process.stderr, 'write').mockReturnValue(true));
afterAll(() => jest.restoreAllMocks());

describe('AppMonitoring scrapes what is meant, and nothing else', () => {
  test(`in ${COUNT} random apps`, () => {
    const results = randomShops(SEED, COUNT).map((shop) => ({ shop, ...outcomeOf(shop) }));
    const scraped = results.filter(({ isScraped }) => isScraped).flatMap(({ shop }) => shop);
    const kinds = countedKinds(scraped);
    if (process.env.RANDOM_APPS) console.info(kinds);

    expect(results.filter(({ faults }) => faults.length > 0).slice(0, 3)).toEqual([]);
    // Many apps of each kind are not refused, otherwise nothing would be tested.
    expect(kinds.all).toBeGreaterThan(COUNT / 5);
    expect(Object.entries(kinds).filter(([, count]) => count < COUNT / 250)).toEqual([]);
  });
});

interface Outcome {
  readonly isScraped: boolean;
  readonly faults: readonly string[];
}

function outcomeOf(shop: RandomShop): Outcome {
  const served = tryServe(shop);
  if (served === undefined) return { isScraped: false, faults: [] };
  const yaml = [...served.manifests, PROMETHEUS].map((each) => JSON.stringify(each)).join('\n---\n');

  return { isScraped: true, faults: faultsOf(shop, Inspection.ofYaml(yaml, { prometheusConfig: JOBS }).targets) };
}

/** How many apps have a monitor of each kind. */
function countedKinds(shops: readonly RandomShop[]): { readonly [kind: string]: number } {
  const withMonitor = (is: (monitor: RandomMonitor, shop: RandomShop) => boolean) => (
    shops.filter((shop) => shop.monitors.some((each) => is(each, shop))).length);
  const ofType = (type: MonitorType, operatorMode: boolean) => withMonitor(({ props }) => props.monitorType === type && props.operatorMode === operatorMode);

  const isProbe = ({ props: { operatorMode, monitorType } }: RandomMonitor) => operatorMode === true && monitorType === MonitorType.INGRESS;

  return {
    'all': shops.length,
    'two monitors': shops.filter(({ monitors }) => monitors.length > 1).length,
    'several workloads in one': withMonitor(({ meant }) => meant.length > 1),
    'PodMonitor': ofType(MonitorType.POD, true),
    'ServiceMonitor': ofType(MonitorType.SERVICE, true),
    'Probe': ofType(MonitorType.INGRESS, true),
    'Probe of targets': withMonitor((monitor) => isProbe(monitor) && monitor.targets !== undefined),
    ...Object.fromEntries(['HTTPRoute', 'GRPCRoute', 'Route', 'VirtualService'].map((kind) => [
      `Probe of a ${kind}`, withMonitor((monitor, { fronts }) => isProbe(monitor) && monitor.targets === undefined && monitor.front !== undefined && fronts[monitor.front]?.kind === kind),
    ])),
    'annotated pods': ofType(MonitorType.POD, false),
    'annotated Service': ofType(MonitorType.SERVICE, false),
    'annotated Ingress': ofType(MonitorType.INGRESS, false),
    'injected pods': shops.filter(({ injection }) => injection === 'enabled').length,
    ...Object.fromEntries(['merging', 'permissive', 'strict', 'exempted', 'exemptedByPolicy', 'ambient'].map((mode) => [mode, withMonitor(({ mesh }) => mesh === mode)])),
  };
}
