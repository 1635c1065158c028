/** A whole cluster and a whole configuration, to be spoilt. */
import { readFileSync } from 'fs';
import { join } from 'path';
import { parse, parseAllDocuments } from 'yaml';

/** Plain data. */
export interface Fields { [field: string]: unknown }

const read = (name: string) => readFileSync(join(__dirname, name), 'utf8');
const CLUSTER = JSON.stringify(parseAllDocuments(read('cluster.yaml')).map((document) => document.toJS() as unknown));
const CONFIGURATION = JSON.stringify(parse(read('prometheus.yml')));

/** An object of every kind that the model reads, and every field of it that decides something. */
export function wholeCluster(): Fields[] {
  return JSON.parse(CLUSTER) as Fields[];
}

/** As much of it as a command needs to have something to print. */
export function smallCluster(): Fields[] {
  return wholeCluster().filter(({ kind }) => ['Prometheus', 'Secret', 'ServiceMonitor', 'Service', 'Deployment'].includes(kind as string));
}

/** Configuration of a Prometheus that no operator manages, with all that decides on targets. */
export function wholeConfiguration(): Fields {
  return JSON.parse(CONFIGURATION) as Fields;
}
