/** Asks the real operator, the real Prometheus and Kubernetes itself: builds the Go programs beside this file and talks to them. */

import { execFileSync } from 'node:child_process';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { askLines } from './ask-lines';
import { buildJudge, JudgePackage } from './build-judge';
import {
  ApiServerAnswer, ApiServerQuestion, ClusterAnswer, ClusterQuestion, OperatorAnswer, PrometheusAnswer, PrometheusFileQuestion,
  PrometheusQuestion, RelabelAnswer, RelabelQuestion, SchemasAnswer, SchemasQuestion, YamlAnswer, YamlQuestion,
} from './judge-types';
import { OperatorQuestion } from '../support/operator-question';

export type {
  AdmissionResult, ApiServerAnswer, ApiServerQuestion, ClusterAnswer, ClusterQuestion, OperatorAnswer, PrometheusAnswer, PrometheusQuestion,
  RelabelAnswer, RelabelQuestion, ServerResult,
} from './judge-types';

/** Long enough for a first build on a slow machine with nothing in Go's caches: for `beforeAll` and the like. */
export const JUDGE_TIMEOUT_MILLIS = 30 * 60_000;

/**
 * What the API server, then the operator (v0.94.1), make of each set of manifests; answers in the order of the questions.
 *
 * Ask many at once: one process answers them all, at hundreds per second, while starting it costs a quarter of a second.
 */
export async function askOperator(questions: readonly OperatorQuestion[]): Promise<OperatorAnswer[]> {
  return askLines<OperatorQuestion, OperatorAnswer>('operator', await buildJudge(join(__dirname, 'operator')), questions);
}

/** What the API server makes of each set of manifests with the CRDs in a folder; only for questions with `admitOnly` or `storeOnly`. */
export async function askAdmission(crds: string, questions: readonly OperatorQuestion[]): Promise<OperatorAnswer[]> {
  return askLines<OperatorQuestion, OperatorAnswer>('admission', await buildJudge(join(__dirname, 'operator')), questions, ['-crds', crds]);
}

/** Whether Prometheus (3.14.0) loads each configuration, or what it makes of labels; answers in the order of the questions. */
export async function askPrometheus<Q extends PrometheusQuestion | PrometheusFileQuestion | RelabelQuestion | SchemasQuestion>(
  questions: readonly Q[],
): Promise<(Q extends RelabelQuestion ? RelabelAnswer : Q extends SchemasQuestion ? SchemasAnswer : PrometheusAnswer)[]> {
  return askLines('prometheus', await buildJudge(join(__dirname, 'prometheus')), questions);
}

/** Folder of the test data of Prometheus' loader, in the cache of Go's modules. */
export function prometheusTestData(): string {
  const module = execFileSync('go', ['list', '-m', '-f', '{{.Dir}}', 'github.com/prometheus/prometheus'], { cwd: join(__dirname, 'prometheus'), encoding: 'utf8' });

  return join(module.trim(), 'config', 'testdata');
}

/** Folder of a release of the Gateway API, in the cache of Go's modules. */
export function gatewayApi(version: string): string {
  const text = execFileSync('go', ['mod', 'download', '-json', `sigs.k8s.io/gateway-api@${version}`], { cwd: tmpdir(), encoding: 'utf8' });

  return (JSON.parse(text) as { readonly Dir: string }).Dir;
}

/** What a cluster holds once the manifests run, as far as Prometheus can see it (Kubernetes v1.37.2); answers in the order of the questions. */
export async function askCluster(questions: readonly ClusterQuestion[]): Promise<ClusterAnswer[]> {
  return askLines<ClusterQuestion, ClusterAnswer>('cluster', await buildJudge(join(__dirname, 'cluster')), questions);
}

/**
 * What a real kube-apiserver (v1.37.2) says of each object when it is created, with the CRDs of a folder if one is given; answers in the
 * order of the questions.
 *
 * Ask many at once: etcd and the API server take three seconds to start, then answer hundreds of questions per second.
 */
export async function askApiServer(questions: readonly ApiServerQuestion[], crds?: string): Promise<ApiServerAnswer[]> {
  return askLines<ApiServerQuestion, ApiServerAnswer>('api-server', await apiServerProgram(), questions, crds === undefined ? [] : ['-crds', crds]);
}

/** Path of the program that runs the API server. */
export function apiServerProgram(): Promise<string> {
  const version = 'k8s.io/component-base/version';
  const variables = { [`${version}.gitVersion`]: 'v1.37.2', [`${version}.gitMajor`]: '1', [`${version}.gitMinor`]: '37' };

  return buildJudge(join(__dirname, 'api-server'), { variables });
}

/** The real `prometheus`, with the discoveries that need nothing but loopback where its version lets choose. */
export const PROMETHEUS_PROGRAM: JudgePackage = {
  path: 'github.com/prometheus/prometheus/cmd/prometheus',
  tags: ['remove_all_sd', 'enable_kubernetes_sd', 'enable_dns_sd'],
};

/** Path of the real `prometheus` (3.14.0). */
export function prometheusServer(): Promise<string> {
  return buildJudge(join(__dirname, 'prometheus-server'), PROMETHEUS_PROGRAM);
}

/** What Kubernetes' YAML reader (sigs.k8s.io/yaml v1.6.0) makes of each document; answers in the order of the questions. */
export async function askYaml(questions: readonly YamlQuestion[]): Promise<YamlAnswer[]> {
  return askLines<YamlQuestion, YamlAnswer>('yaml', await buildJudge(join(__dirname, 'yaml')), questions);
}
