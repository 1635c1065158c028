import { App } from 'cdk8s';
import { Profile } from '../../lib/profiles/profile';
import { thrownMessage } from '../support/app';

describe('checkFactTypes()', () => {
  test.each<{ it: string; props: object; expected: string }>([
    { it: 'text as labels', props: { labels: 'team=shop' }, expected: "labels is text \"team=shop\", and a map of labels is needed; write it like { team: 'shop' }, or leave it out" },
    { it: 'a list as labels of pods', props: { podLabels: ['app'] }, expected: "podLabels is a list, and a map of labels is needed; write it like { team: 'shop' }, or leave it out" },
    { it: 'null', props: { labels: null }, expected: "labels is null, and a map of labels is needed; write it like { team: 'shop' }, or leave it out" },
    { it: 'one namespace', props: { readableNamespaces: 'shop' }, expected: "readableNamespaces is text \"shop\", and a list of text is needed; write it like ['shop', 'web'], or leave it out" },
    { it: 'a number in a list', props: { scrapeClasses: ['a', 5] }, expected: "scrapeClasses is a list with 5, and a list of text is needed; write it like ['shop', 'web'], or leave it out" },
    { it: 'a number as version', props: { kubernetesVersion: 1.3 }, expected: "kubernetesVersion is 1.3, and text is needed; write it like 'v3.14.0', or leave it out" },
    { it: 'text as selector', props: { podMonitorSelector: 'team=shop' }, expected: "podMonitorSelector is text \"team=shop\", and a selector is needed; write it like { matchLabels: { team: 'shop' } }, or leave it out" },
    { it: 'text as yes', props: { readsAnnotations: 'no' }, expected: 'readsAnnotations is text "no", and true or false is needed; set true or false, or leave it out' },
    { it: 'another membership', props: { mesh: 'sidecars' }, expected: 'mesh is text "sidecars", and a member of MeshMembership is needed; use one such as MeshMembership.SIDECAR, or leave it out' },
    { it: 'an object as name', props: { serviceAccountName: {} }, expected: 'serviceAccountName is an object, and text is needed; give text, or leave it out' },
    { it: 'a list as limits', props: { enforcedLimits: [5] }, expected: 'enforcedLimits is a list with 5, and a map of limits is needed; write it like { sampleLimit: 50000 }, or leave it out' },
  ])('refuses $it', ({ props, expected }) => {
    expect(thrownMessage(() => Profile.custom(props))).toBe(`AM123 Profile custom: ${expected}`);
    expect(thrownMessage(() => Profile.kubePrometheusStack({ overrides: props }))).toBe(`AM123 Profile kube-prometheus-stack: ${expected}`);
  });

  test.each([
    { it: 'a label that is not text', props: { labels: { team: 5 } }, expected: 'AM502 Profile custom: label "team": 5 is not text; use a Kubernetes label' },
    { it: 'labels in place of a selector', props: { podMonitorSelector: { team: 'shop' } }, expected: "AM516 Profile custom: podMonitorSelector has \"team\", which is not a field of a selector; write it like { matchLabels: { team: 'shop' } }, as in the Prometheus object" },
    { it: 'a ServiceAccount', props: { serviceAccountName: 'My Account' }, expected: 'AM509 Profile custom: serviceAccountName "My Account" is not a lower-case DNS name (letters, digits, "-" and ".", beginning and ending with a letter or digit); use the name of a ServiceAccount' },
    { it: 'an API group', props: { monitorApiGroup: '' }, expected: 'AM509 Profile custom: monitorApiGroup "" is empty; use an API group such as "monitoring.coreos.com"' },
  ])('refuses $it', ({ props, expected }) => expect(thrownMessage(() => Profile.custom(props as never))).toBe(expected));

  test.each([
    { it: 'a release', make: () => Profile.kubePrometheusStack({ release: 5 as never }), expected: 'AM123 Profile: "release" is of type number, and text is needed; give text as "release"' },
    { it: 'overrides', make: () => Profile.grafanaAlloy({ overrides: 'x' as never }), expected: 'AM123 Profile: "overrides" is of type string, and an object is needed; give an object as "overrides"' },
  ])('refuses $it of another type', ({ make, expected }) => expect(thrownMessage(make)).toBe(expected));
});

describe('Profile', () => {
  test('keeps a copy of its props', () => {
    const props = { labels: { team: 'shop' }, readableNamespaces: ['shop'] };
    const profile = Profile.custom(props);
    props.labels.team = 'web';
    props.readableNamespaces.push('web');

    expect(profile.props).toEqual({ labels: { team: 'shop' }, readableNamespaces: ['shop'] });
  });

  test.each([null, undefined, 'shop', {}])('is not applied to %j', (scope) => {
    expect(thrownMessage(() => Profile.custom({}).applyTo(scope as never))).toMatch(/^AM123 Profile: "scope" is .*, and a construct is needed; give a construct as "scope"$/);
    expect(() => Profile.custom({}).applyTo(new App())).not.toThrow();
  });
});
