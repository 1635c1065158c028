/** Jobs of native configuration, read one by one. */
import { WrittenScalar } from '../../manifests/load/written-scalar';
import { decodeStruct } from '../../prometheus/configuration/decode';
import { Decoded } from '../../prometheus/configuration/decoded';
import { ScrapeConfigsReader } from '../../prometheus/configuration/read-configuration';
import { Refusal, RefusedConfiguration } from '../../prometheus/configuration/refused';
import { ScrapeJob } from '../../prometheus/configuration/scrape-job';

/** One entry of `scrape_configs`. */
export interface NativeJob {
  readonly name: string;
  /** Its fields in their types. */
  readonly decoded: Decoded;
  /** What decides on its targets. */
  readonly job: ScrapeJob;
}

/** An entry that Prometheus does not load. */
export interface RefusedJob {
  readonly name: string;
  readonly refusal: Refusal;
}

/**
 * Reads the entries of a list.
 * @param global the `global` section
 * @throws RefusedConfiguration if Prometheus would not load that section
 */
export function readJobs(entries: readonly unknown[], global: unknown): (NativeJob | RefusedJob)[] {
  const reader = new ScrapeConfigsReader(global, { fill: (text) => text });

  return entries.map((entry, i) => {
    try {
      const job = reader.read(entry);
      const decoded = decodeStruct('config.ScrapeConfig', entry);

      return { name: job.name, job, decoded: { ...decoded, ...sizeAsWritten(entry as Decoded) } };
    } catch (error) {
      if (!(error instanceof RefusedConfiguration)) throw error;

      return { name: error.refusal.job ?? `scrape_configs[${i}]`, refusal: error.refusal };
    }
  });
}

/** A size keeps its unit. */
function sizeAsWritten({ body_size_limit: size }: Decoded): Decoded {
  if (size === undefined || size === null) return {};

  return { body_size_limit: size instanceof WrittenScalar ? size.text : String(size) };
}
