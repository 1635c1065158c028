/** One process of the benchmarks: MONITORS TIMES in, what writing their configuration takes here and in the operator as JSON out. */
import { median } from './figure';
import { manifestsWith } from './monitors';
import { Objects } from '../../lib/manifests/objects';
import { admit } from '../../lib/operator/admission/admit';
import { generateConfiguration } from '../../lib/operator/configuration/generate';
import { selectFor } from '../../lib/operator/selection/select-for';
import { serversIn } from '../../lib/operator/selection/servers-in';
import { askOperator } from '../../test/conformance/judges';

async function main([monitors, times]: readonly number[]): Promise<void> {
  const manifests = manifestsWith(monitors);
  const write = prepared(manifests);
  const before = process.memoryUsage().rss;
  const config = write();
  const bytes = process.resourceUsage().maxRSS * 1024 - before;

  const ours: number[] = [];
  const theirs: number[] = [];
  for (let round = 0; round < times; round++) {
    theirs.push(await operatorMillis(manifests, config));
    ours.push(millis(write));
  }
  console.log(JSON.stringify({ ours: median(ours), operator: median(theirs), bytes }));
}

/** Everything up to the writing itself. */
function prepared(manifests: ReturnType<typeof manifestsWith>): () => string {
  const objects = new Objects(manifests.map((manifest) => admit(manifest).manifest));
  const [server] = serversIn(objects);
  const selection = selectFor(server, objects);

  return () => generateConfiguration({ server, ...selection }).config;
}

/** The comparison is valid only if both outputs are equal. */
async function operatorMillis(manifests: ReturnType<typeof manifestsWith>, config: string): Promise<number> {
  const [{ servers }] = await askOperator([{ id: 'timed', manifests, timed: true }]);
  const [server] = Object.values(servers);
  if (scrapeConfigs(server.config) !== scrapeConfigs(config)) throw new Error('the operator writes another configuration');

  return server.configMillis!;
}

function scrapeConfigs(config: string): string {
  return /^scrape_configs:\n(?:[- ].*\n)*/m.exec(config)?.[0] ?? '';
}

/** Milliseconds on the clock. */
function millis(work: () => unknown): number {
  global.gc!();
  const start = process.hrtime.bigint();
  work();

  return Number(process.hrtime.bigint() - start) / 1e6;
}

void main(process.argv.slice(2).map(Number));
