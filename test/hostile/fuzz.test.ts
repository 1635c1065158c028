import * as fc from 'fast-check';
import { ARGUMENTS, CONFIGURATION, DAMAGED_TEXT, examine, MANIFESTS } from './damaged';
import { prototypes, whyNotSafe } from './everywhere';
import { smallCluster, wholeConfiguration } from './scene';
import { explain } from '../../lib/explanation/explain';
import { UnknownSubject } from '../../lib/explanation/explain-subject';
import { Finding, sortFindings } from '../../lib/findings/finding';
import { MonitoringError } from '../../lib/findings/monitoring-error';
import { OPERATOR } from '../../lib/forecast/operator';
import { inspect } from '../../lib/inspection/inspect';
import { Inspection } from '../../lib/inspection/inspection';
import { LoadError } from '../../lib/manifests/load/load-error';
import { useFolder, yaml } from '../cli/folder';
import { cpuMillis } from '../support/cpu-millis';

/** Of one input, in all its ways; busy machines included. */
const MAX_MILLIS = 20_000;
const TIMEOUT = 24 * 3_600_000;

const before = prototypes();
afterEach(() => expect(prototypes()).toBe(before));

const { file, path } = useFolder();

describe('whatever is given', () => {
  test('damaged manifests give the same twice, or a typed error', () => {
    return examine(fc.property(DAMAGED_TEXT, (text) => {
      const begun = cpuMillis();

      expect(told(text)).toBe(told(text));
      expect(cpuMillis() - begun).toBeLessThan(MAX_MILLIS);
    }));
  }, TIMEOUT);

  test('manifests of anything are told of, whatever their order', () => {
    return examine(fc.property(MANIFESTS, CONFIGURATION, fc.infiniteStream(fc.nat()), (manifests, prometheusConfig, numbers) => {
      const begun = cpuMillis();
      const distinct = withoutNamesakes(manifests);
      const text = told(yaml(distinct), { prometheusConfig });

      expect(withoutPlaces(told(yaml(shuffled(distinct, numbers)), { prometheusConfig }))).toBe(withoutPlaces(text));
      expect(cpuMillis() - begun).toBeLessThan(MAX_MILLIS);
    }));
  }, TIMEOUT);

  test('objects of anything are explained', () => {
    return examine(fc.property(MANIFESTS, CONFIGURATION, (manifests, prometheusConfig) => {
      const subjects = manifests.map((manifest) => ({ manifest: JSON.parse(JSON.stringify(manifest)) }));
      const inspected = inspect(subjects, { operator: OPERATOR, prometheusConfig, operatorVersion: 'v0.80.0', hideSecrets: true });
      for (const { key } of inspected.objects.all()) expect(() => tryExplain(inspected, key)).not.toThrow();
    }), 0.5);
  }, TIMEOUT);

  test('a prometheus.yml of anything is read or refused', () => {
    const text = yaml(smallCluster());

    return examine(fc.property(CONFIGURATION, (prometheusConfig) => {
      expect(told(text, { prometheusConfig })).toBe(told(text, { prometheusConfig }));
      expect(told('', { prometheusConfig })).not.toMatch(/^error /);
    }));
  }, TIMEOUT);

  test('arguments of anything are obeyed or refused', async () => {
    await examine(fc.asyncProperty(ARGUMENTS, fc.boolean(), async (args, isEmpty) => {
      const paths: { readonly [name: string]: string } = {
        FILE: file('app.yaml', smallCluster()), OTHER: file('folder/other.yaml', smallCluster().slice(0, 2)), CONFIG: file('prometheus.yml', JSON.stringify(wholeConfiguration())), FOLDER: path(),
      };

      expect(await whyNotSafe(args.map((arg) => (Object.hasOwn(paths, arg) ? paths[arg] : arg)), { stdin: isEmpty ? '' : yaml(smallCluster()) })).toBeUndefined();
    }), 4);
  }, TIMEOUT);
});

/** Everything that the library says of a text, or why it refuses it; fails where findings are not in their order. */
function told(text: string, props: { readonly prometheusConfig?: string } = {}): string {
  try {
    const inspection = Inspection.ofYaml(text, { ...props, operatorVersion: 'v0.80.0' });
    const { findings, ...rest } = inspection.toJson() as { readonly findings: Finding[] };
    expect(findings).toEqual(sortFindings(findings));

    return JSON.stringify([findings, rest, inspection.targets]);
  } catch (error) {
    if (error instanceof LoadError || error instanceof MonitoringError) return `error ${error.message}`;
    throw error;
  }
}

/** Faults of a text stand elsewhere in another order. */
function withoutPlaces(text: string): string {
  return text.startsWith('error ') ? text.replace(/^error /, '').split('\n').map((line) => line.replace(/:\d+:\d+:/, '')).sort().join('\n') : text;
}

function tryExplain(inspected: ReturnType<typeof inspect>, key: string): void {
  try {
    explain(inspected, key, { hideSecrets: true });
  } catch (error) {
    if (!(error instanceof UnknownSubject)) throw error;
  }
}

/** Of two objects with one key the later one counts, so that their order does. */
function withoutNamesakes(manifests: readonly object[]): object[] {
  const keyOf = ({ kind, metadata }: { kind?: unknown; metadata?: { name?: unknown; namespace?: unknown } }) => JSON.stringify([kind, textOf(metadata?.namespace) || 'default', textOf(metadata?.name)]);

  return [...new Map(manifests.map((manifest) => [keyOf(manifest), manifest])).values()];
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

function shuffled<T>(values: readonly T[], numbers: Iterator<number>): T[] {
  return values.map((value) => [numbers.next().value as number, value] as const).sort(([a], [b]) => a - b).map(([, value]) => value);
}
