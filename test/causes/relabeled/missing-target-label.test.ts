import { podMonitor, serviceMonitor } from '../../support/manifests/monitors';
import { prometheus } from '../../support/manifests/servers';
import { service } from '../../support/manifests/services';
import { deployment } from '../../support/manifests/workloads';
import { reported } from '../../support/reported';

const copies = (spec: { readonly [field: string]: unknown }) => serviceMonitor({}, spec);
const labelled = (labels: { readonly [label: string]: string }, name = 'cart') => service({}, { name, labels: { app: 'cart', ...labels } });
const everyPod = (label: string, regex: string) => podMonitor(
  { relabelings: [{ action: 'keep', sourceLabels: [`__meta_kubernetes_pod_${label}`], regex }] }, { selector: {}, jobLabel: 'team' },
);

describe('AM945', () => {
  test.each([
    {
      it: 'finds a label that the Service does not have',
      given: [copies({ targetLabels: ['team'] }), service(), deployment()],
      expected: ['warning ServiceMonitor/shop/cart: targetLabels refers to label "team", which "Service/shop/cart" does not have, so its targets do not get it; add the label to the Service, or remove it from targetLabels'],
    },
    {
      it: 'says what the job is then',
      given: [copies({ jobLabel: 'team' }), service(), podMonitor({}, { jobLabel: 'team' }), deployment()],
      expected: [
        expect.stringMatching(/PodMonitor\/shop\/cart.* "Deployment\/shop\/cart" does not have, so the job label of its targets is "shop\/cart"; add the label to the pod template/),
        expect.stringContaining('so the job label of its targets is the name of the Service; add the label to the Service'),
      ],
    },
    {
      it: 'looks for labels of pods behind the Service',
      given: [copies({ podTargetLabels: ['team'] }), labelled({ team: 'x' }), deployment()],
      expected: [expect.stringContaining('podTargetLabels refers to label "team", which "Deployment/shop/cart" does not have')],
    },
    {
      it: 'names the label that was meant',
      given: [copies({ targetLabels: ['taem'] }), labelled({ team: 'x' })],
      expected: [expect.stringMatching(/; use "team" in targetLabels$/)],
    },
    {
      it: 'reports each label',
      given: [copies({ targetLabels: ['app', 'one', 'two'] }), service()],
      expected: [expect.stringContaining('"one"'), expect.stringContaining('"two"')],
    },
    {
      it: 'counts the Services',
      given: [copies({ targetLabels: ['team'] }), service(), labelled({}, 'other')],
      expected: [expect.stringContaining('which "Service/shop/cart" and 1 more do not have')],
    },
    {
      it: 'does not name what rules drop',
      given: [prometheus(), everyPod('label_app', 'cart'), deployment({ name: 'a', labels: { app: 'a' } }), deployment()],
      expected: ['warning PodMonitor/shop/cart: jobLabel refers to label "team", which "Deployment/shop/cart" does not have, so the job label of its targets is "shop/cart"; add the label to the pod template, or remove it from jobLabel'],
    },
    {
      it: 'counts a workload that is scaled to zero',
      given: [prometheus(), everyPod('label_app', 'cart'), deployment({ name: 'a', labels: { app: 'cart', team: 'x' }, spec: { replicas: 0 } }), deployment()],
      expected: [],
    },
    { it: 'is silent where rules drop all', given: [prometheus(), everyPod('container_name', 'istio-proxy'), deployment()], expected: [] },
    {
      it: 'does not name a Service whose targets rules drop',
      given: [
        prometheus(),
        copies({ targetLabels: ['team'], endpoints: [{ port: 'metrics', relabelings: [{ action: 'drop', sourceLabels: ['__meta_kubernetes_service_name'], regex: 'a' }] }] }),
        service({ selector: { app: 'a' } }, { name: 'a', labels: { app: 'cart' } }), deployment({ name: 'a', labels: { app: 'a' } }),
        service(), deployment(),
      ],
      expected: [expect.stringContaining('which "Service/shop/cart" does not have')],
    },
    { it: 'is silent where one of several has it', given: [copies({ targetLabels: ['team'] }), service(), labelled({ team: 'x' }, 'other')], expected: [] },
    {
      it: 'compares names as Prometheus has them',
      given: [copies({ targetLabels: ['example_com_team'] }), labelled({ 'example.com/team': 'x' })],
      expected: [],
    },
    {
      it: 'is silent about labels that controllers give',
      given: [podMonitor({}, { podTargetLabels: ['pod-template-hash', 'apps.kubernetes.io/pod-index', 'topology.kubernetes.io/zone'] }), deployment()],
      expected: [],
    },
    { it: 'is silent where nothing is selected', given: [copies({ targetLabels: ['team'], jobLabel: 'team', podTargetLabels: ['team'] })], expected: [] },
    { it: 'is silent about an empty name', given: [copies({ jobLabel: '', targetLabels: [] }), service()], expected: [] },
  ])('$it', ({ given, expected }) => expect(reported('AM945', given)).toEqual(expected));
});
