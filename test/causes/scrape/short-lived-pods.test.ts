import { podMonitor } from '../../support/manifests/monitors';
import { prometheus } from '../../support/manifests/servers';
import { deployment } from '../../support/manifests/workloads';
import { reported } from '../../support/reported';
import { ANNOTATED } from '../annotated';

const METADATA = { labels: { app: 'cart' }, annotations: { 'prometheus.io/scrape': 'true' } };
const POD = { restartPolicy: 'Never', containers: [{ name: 'cart', image: 'cart', ports: [{ name: 'metrics', containerPort: 9090 }] }] };
const JOB = { apiVersion: 'batch/v1', kind: 'Job', metadata: { namespace: 'shop', name: 'report' }, spec: { template: { metadata: METADATA, spec: POD } } };
const CRON_JOB = { apiVersion: 'batch/v1', kind: 'CronJob', metadata: { namespace: 'shop', name: 'nightly' }, spec: { schedule: '0 0 * * *', jobTemplate: { spec: JOB.spec } } };
const MIGRATE = { name: 'migrate', image: 'cart', ports: [{ name: 'debug', containerPort: 7000 }] };
const owned = { kind: 'Job', apiVersion: 'batch/v1', name: 'report', uid: 'a', controller: true };

describe('AM932', () => {
  test.each([
    {
      it: 'reports a Job',
      given: [prometheus(), podMonitor(), JOB],
      expected: ['warning Job/shop/report: "PodMonitor/shop/cart" scrapes pods of a Job. A pod that has ended is not a target any more, so the metrics after its last scrape are lost, or all of them if it ends before the first scrape; push the metrics to a Pushgateway before the pod ends, or keep the pod running for several scrape intervals'],
    },
    { it: 'reports a CronJob', given: [prometheus(), podMonitor(), CRON_JOB], expected: [expect.stringContaining('CronJob/shop/nightly')] },
    {
      it: 'reports a pod that a Job made',
      given: [
        prometheus(),
        podMonitor(),
        { apiVersion: 'v1', kind: 'Pod', metadata: { namespace: 'shop', name: 'report-1', ...METADATA, ownerReferences: [owned] }, spec: POD },
      ],
      expected: [expect.stringContaining('Pod/shop/report-1')],
    },
    {
      it: 'reports one thing once for two monitors',
      given: [prometheus(), podMonitor(), podMonitor({ path: '/b' }, {}, { name: 'b' }), JOB],
      expected: [expect.stringContaining('Job/shop/report')],
    },
    {
      it: 'reports the port of an init container',
      given: [prometheus(), podMonitor({ port: 'debug' }), deployment({ pod: { initContainers: [MIGRATE] } })],
      expected: ['warning Deployment/shop/cart: "PodMonitor/shop/cart" scrapes port 7000 of "Deployment/shop/cart", which only its init container "migrate" declares. It ends before the other containers start, so the target is down from then on, unless one of them listens on this port as well; scrape a port that another container declares, or set restartPolicy: Always of "migrate" if it is to keep running'],
    },
    { it: 'is silent for an init container that keeps running', given: [prometheus(), podMonitor({ port: 'debug' }), deployment({ pod: { initContainers: [{ ...MIGRATE, restartPolicy: 'Always' }] } })], expected: [] },
    { it: 'is silent for a Deployment', given: [prometheus(), podMonitor(), deployment()], expected: [] },
    { it: 'is silent where no one scrapes the Job', given: [prometheus(), podMonitor({ port: 'http' }), JOB], expected: [] },
    { it: 'is silent for a Job that is suspended', given: [prometheus(), podMonitor(), { ...JOB, spec: { ...JOB.spec, suspend: true } }], expected: [] },
    {
      it: 'is silent for a bare pod',
      given: [prometheus(), podMonitor(), { apiVersion: 'v1', kind: 'Pod', metadata: { namespace: 'shop', name: 'cart', ...METADATA }, spec: POD }],
      expected: [],
    },
  ])('$it', ({ given, expected }) => expect(reported('AM932', given)).toEqual(expected));

  test('looks at annotations', () => {
    expect(reported('AM932', [JOB], ANNOTATED)).toEqual([expect.stringContaining('Job/shop/report: job "kubernetes-pods" of "prometheus.yml" scrapes pods of a Job')]);
  });
});
