/** The Prometheus object that reads additional scrape configs. */
import { ApiObject } from 'cdk8s';
import { IConstruct } from 'constructs';
import { References, Variable } from './references';
import { SecretKeySelector } from '../../imports/k8s';
import { quote } from '../findings/problem';
import { refuse } from '../findings/refusal';
import { listAt, stringAt, valueAt } from '../manifests/manifest';
import { OPERATOR_GROUP } from '../manifests/objects';
import { Amendment, readPlain, readWithout } from '../tree/amendments';
import { apiObjectsIn } from '../tree/from-app';

const KINDS = ['Prometheus', 'PrometheusAgent'];

/** Containers that replace variables: at the start, and later. */
const RELOADERS = [['initContainers', 'init-config-reloader'], ['containers', 'config-reloader']] as const;

/**
 * The only Prometheus or PrometheusAgent in a construct, the construct itself included.
 * @throws Refusal if there is not exactly one, or it does not support additional scrape configs
 */
export function findServer(construct: IConstruct): ApiObject {
  const found = apiObjectsIn(construct).filter(({ kind, apiGroup }) => apiGroup === OPERATOR_GROUP && KINDS.includes(kind));
  if (found.length !== 1) {
    refuse('AM712', `prometheus holds ${found.length === 0 ? 'no Prometheus or PrometheusAgent' : 'several of them'}: "${construct.node.path}"`, 'set prometheus to one object');
  }
  if (stringAt(readPlain(found[0]), ['spec', 'mode']) === 'DaemonSet') {
    refuse('AM712', `prometheus is an agent in mode DaemonSet, which does not support additional scrape configs: "${found[0].node.path}"`, 'use a Prometheus, or an agent in another mode');
  }

  return found[0];
}

/**
 * Additions to the object: the jobs, the Secrets that they refer to, the variables of its reloaders.
 * @throws Refusal if it has other additional scrape configs
 */
export function serverAmendments(server: ApiObject, owner: IConstruct, selector: SecretKeySelector, references: References): Amendment[] {
  const manifest = readWithout(server, owner) ?? readPlain(server);
  const given = valueAt(manifest, ['spec', 'additionalScrapeConfigs']);
  if (given !== undefined && JSON.stringify(given) !== JSON.stringify(selector)) {
    refuse('AM713', `${server.kind} ${quote(server.name)} has other additionalScrapeConfigs, and supports one key of one Secret only`, 'move all jobs to one of them');
  }
  const append = (field: string) => (value: string): Amendment => ({ path: ['spec', field], value, append: true });

  return [
    { path: ['spec', 'additionalScrapeConfigs'], value: selector },
    ...references.secrets.map(append('secrets')),
    ...references.configMaps.map(append('configMaps')),
    ...RELOADERS.flatMap(([list, name]) => reloaderAmendments(listAt(manifest, ['spec', list]), list, name, references.variables)),
  ];
}

/** Extends an entry that exists: of two entries with one name, the operator uses the last. */
function reloaderAmendments(given: readonly unknown[], list: string, name: string, variables: readonly Variable[]): Amendment[] {
  if (variables.length === 0) return [];
  const known = given.findIndex((container) => stringAt(container, ['name']) === name);
  const path = ['spec', list, known < 0 ? given.length : known];

  return [
    { path: [...path, 'name'], value: name },
    ...variables.map((value): Amendment => ({ path: [...path, 'env'], value, append: true })),
  ];
}
