/** Random apps: whatever synthesizes without a warning is scraped as meant, and nothing else is. */
import { AnnotationConvention, Inspection, MonitorType, Severity } from 'cdk8s-app-monitoring';
import { buildShop, randomShops, RandomShop, RandomWorkload } from '../support/random-shops';

/** 500, or as many as RANDOM_APPS says, for example 10000. */
const COUNT = Number(process.env.RANDOM_APPS ?? 500);
const SEED = Number(process.env.RANDOM_SEED ?? 20261129);

/** Selects everything, and may list everything. */
const PROMETHEUS = `
apiVersion: monitoring.coreos.com/v1
kind: Prometheus
metadata: { name: main, namespace: monitoring }
spec: { version: v3.14.0, serviceMonitorSelector: {}, serviceMonitorNamespaceSelector: {}, podMonitorSelector: {}, podMonitorNamespaceSelector: {} }
`;

beforeAll(() => void jest.spyOn(process.stderr, 'write').mockReturnValue(true));
afterAll(() => jest.restoreAllMocks());

/** Reads annotations. */
const JOBS = AnnotationConvention.community().toScrapeConfigs();

describe('AppMonitoring scrapes what is meant, and nothing else', () => {
  test(`in ${COUNT} random apps`, () => {
    const results = randomShops(SEED, COUNT).map((shop) => ({ shop, ...outcomeOf(shop) }));

    expect(results.filter(({ faults }) => faults.length > 0).slice(0, 3)).toEqual([]);
    // Many apps are not refused, otherwise nothing would be tested.
    expect(results.filter(({ isScraped }) => isScraped).length).toBeGreaterThan(COUNT / 5);
  });
});

interface Outcome {
  readonly isScraped: boolean;
  readonly faults: readonly string[];
}

const REFUSED: Outcome = { isScraped: false, faults: [] };

function outcomeOf(shop: RandomShop): Outcome {
  const { app, monitoring } = buildShop(shop);
  const text = synth(() => app.synthYaml());
  if (text instanceof Error) return /AM\d{3}/.test(text.message) ? REFUSED : { isScraped: false, faults: [text.message] };
  if (monitoring.findings.some(({ severity }) => severity === Severity.WARNING)) return REFUSED;
  const targets = Inspection.ofYaml(`${text}\n---${PROMETHEUS}`, { prometheusConfig: JOBS }).targets;
  const found = targets.map(({ source, url }) => `${source} ${new URL(url).port || '80'}`);
  const meant = shop.meant.map((i) => ({ key: `${shop.workloads[i].kind}/${shop.workloads[i].namespace}/w${i}`, ports: portsMeant(shop, shop.workloads[i]) }));

  return {
    isScraped: true,
    faults: [
      ...found.filter((each) => !meant.some(({ key, ports }) => ports.some((port) => each === `${key} ${port}`))).map((each) => `not meant: ${each}`),
      ...meant.filter(({ key }) => !found.some((each) => each.startsWith(`${key} `))).map(({ key }) => `not scraped: ${key}`),
      ...meant.filter(({ key }) => found.filter((each) => each.startsWith(`${key} `)).length > namedTwice(shop)).map(({ key }) => `scraped more than once: ${key}`),
    ],
  };
}

/** Numbers that the given port can mean: of containers, and behind Services. */
function portsMeant({ services, props: { port, container, monitorType } }: RandomShop, { namespace, labels, containers }: RandomWorkload): number[] {
  const own = containers.filter((_, i) => container === undefined || container === `c${i}`).flat();
  const declared = port === undefined ? [8080, ...own.map(({ containerPort }) => containerPort)]
    : typeof port === 'number' ? [port] : own.filter(({ name }) => name === port).map(({ containerPort }) => containerPort);
  const selecting = services.filter(({ namespace: of, selector }) => of === namespace
    && Object.entries(selector).every(([key, value]) => labels[key] === value));
  const behind = selecting.flatMap(({ ports }) => ports).filter((each) => port === undefined || each.port === port || each.name === port)
    .flatMap(({ port: number, targetPort = number }) => (typeof targetPort === 'number'
      ? [targetPort] : containers.flat().filter(({ name }) => name === targetPort).map(({ containerPort }) => containerPort)));

  return monitorType === MonitorType.SERVICE ? [...declared, ...behind] : declared;
}

/** A PodMonitor with the name of a port scrapes each container that has the name. */
function namedTwice({ props: { port, container, monitorType } }: RandomShop): number {
  return typeof port === 'string' && container === undefined && monitorType === MonitorType.POD ? 2 : 1;
}

function synth(make: () => string): string | Error {
  try {
    return make();
  } catch (error) {
    return error as Error;
  }
}
