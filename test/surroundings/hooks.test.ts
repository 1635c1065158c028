import { Inspection } from 'cdk8s-app-monitoring';
import { storedAs } from '../../lib/manifests/objects';
import { whyNotRunning } from '../../lib/surroundings/hooks';
import { object } from '../support/manifests/manifest';
import { podMonitor } from '../support/manifests/monitors';
import { prometheus } from '../support/manifests/servers';
import { deployment, pod } from '../support/manifests/workloads';

const helm = (hook: string, policy?: string) => ({ 'helm.sh/hook': hook, ...policy !== undefined && { 'helm.sh/hook-delete-policy': policy } });
const argo = (hook: string) => ({ 'argocd.argoproj.io/hook': hook });

describe('whyNotRunning()', () => {
  test.each([
    { kind: 'Pod', annotations: helm('test'), expected: 'Helm creates it only for hook "test"' },
    { kind: 'Pod', annotations: helm('test-success'), expected: 'Helm creates it only for hook "test-success"' },
    { kind: 'Service', annotations: helm('test'), expected: 'Helm creates it only for hook "test"' },
    { kind: 'Job', annotations: helm('pre-install, pre-upgrade'), expected: 'Helm creates it only for hook "pre-install", "pre-upgrade"' },
    { kind: 'Job', annotations: helm('post-install', 'before-hook-creation'), expected: 'Helm creates it only for hook "post-install"' },
    { kind: 'Deployment', annotations: helm('pre-delete'), expected: 'Helm creates it only for hook "pre-delete"' },
    { kind: 'ServiceAccount', annotations: helm('pre-install', 'hook-succeeded'), expected: 'Helm creates it only for hook "pre-install"' },
    { kind: 'Job', annotations: argo('PreSync'), expected: 'Argo CD creates it only for hook "PreSync"' },
    { kind: 'Deployment', annotations: argo('Skip'), expected: 'Argo CD creates it only for hook "Skip"' },
    { kind: 'Pod', annotations: { ...helm('post-install'), ...argo('PostSync') }, expected: 'Argo CD creates it only for hook "PostSync"' },
    { kind: 'Deployment', annotations: helm('post-install'), expected: undefined },
    { kind: 'Deployment', annotations: argo('Sync'), expected: undefined },
    { kind: 'ServiceMonitor', annotations: helm('post-install,post-upgrade'), expected: undefined },
    { kind: 'CustomResourceDefinition', annotations: helm('crd-install'), expected: undefined },
    { kind: 'Pod', annotations: { 'helm.sh/hook-weight': '1' }, expected: undefined },
    { kind: 'Pod', annotations: helm(''), expected: undefined },
  ])('$kind with $annotations', ({ kind, annotations, expected }) => {
    expect(whyNotRunning(storedAs(object('v1', kind, {}, { annotations })))).toBe(expected);
  });
});

describe('Objects of hooks', () => {
  const check = pod({ name: 'check', metadata: { annotations: helm('test') } });
  const inspection = Inspection.ofYaml([prometheus(), podMonitor(), deployment(), check].map((each) => JSON.stringify(each)).join('\n---\n'));

  test('have no targets', () => expect(inspection.targets.map(({ source }) => source)).toEqual(['Deployment/shop/cart']));

  test('are explained', () => {
    expect(inspection.explain('Pod/shop/check').steps.slice(-1)).toEqual([expect.objectContaining({
      isOk: false,
      message: 'not known: it runs no pods at the moment: Helm creates it only for hook "test"',
      fix: 'remove the hook annotation of Pod/shop/check if it is part of the running app',
    })]);
  });
});
