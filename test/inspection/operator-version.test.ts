import { Inspection } from 'cdk8s-app-monitoring';
import { OPERATOR } from '../../lib/forecast/operator';
import { Objects } from '../../lib/manifests/objects';
import { Manifest } from '../support/manifests/manifest';
import { scrapeConfig } from '../support/manifests/monitors';
import { operator } from '../support/manifests/operators';
import { prometheus } from '../support/manifests/servers';

const text = (...manifests: readonly Manifest[]) => manifests.map((manifest) => JSON.stringify(manifest)).join('\n---\n');
const image = (tag: string) => operator([], { container: { image: `quay.io/prometheus-operator/prometheus-operator:${tag}` } });
describe('the version of the operator', () => {
  test.each([
    { it: 'is the newest proven one by default', manifests: [], expected: '3.14.0' },
    { it: 'is that of the operator among the manifests', manifests: [image('v0.85.0')], expected: '3.5.0' },
    { it: 'is the one that is given, whatever operator is among the manifests', manifests: [image('v0.85.0')], given: 'v0.79.2', expected: '3.0.1' },
    { it: 'is not known from a tag that is not a version', manifests: [image('latest')], expected: '3.14.0' },
  ])('$it', ({ manifests, given, expected }) => {
    const objects = new Objects([prometheus(), ...manifests]);
    const model = given === undefined ? OPERATOR : OPERATOR.ofVersion(given, true);

    expect(model.serversIn(objects).map(({ version }) => version)).toEqual([expected]);
  });

  test.each([
    { it: 'nothing of a known version', given: 'v0.79.2', expected: [] },
    {
      it: 'that behaviour is not known',
      given: '0.95.2',
      expected: ['the behaviour of operator v0.95.2 is not known: its fields are known, and its behaviour is taken from v0.94.1'],
    },
    {
      it: 'that fields are not known either',
      given: 'v0.97.0',
      expected: ['the behaviour of operator v0.97.0 is not known: its fields are taken from v0.95.2, and its behaviour is taken from v0.94.1'],
    },
    {
      it: 'that an operator among the manifests is too old',
      manifests: [image('v0.65.1')],
      expected: ['the behaviour of operator v0.65.1 is not known: its fields are taken from v0.70.0, and its behaviour is taken from v0.70.0'],
    },
  ])('AM605 reports $it', ({ manifests = [], given, expected }) => {
    const { findings } = Inspection.ofYaml(text(prometheus(), ...manifests), { operatorVersion: given });

    expect(findings.filter(({ code }) => code === 'AM605').map(({ message }) => message)).toEqual(expected);
  });

  test.each([
    { given: 'v0.76.2', expected: ['AM606 error spec.ionosSDConfigs'] },
    { given: 'v0.74.0', expected: ['AM604 warning spec.jobName', 'AM606 error spec.ionosSDConfigs'] },
    { given: 'v0.77.2', expected: [] },
  ])('is an error if $given does not know a discovery, and a warning for another field', ({ given, expected }) => {
    const { findings } = Inspection.ofYaml(text(prometheus({ version: 'v2.53.0' }), scrapeConfig({
      jobName: 'a', staticConfigs: undefined, ionosSDConfigs: [{ datacenterID: 'a', authorization: { credentials: { name: 'b', key: 'c' } } }],
    })), { operatorVersion: given });

    expect(findings.filter(({ code }) => /^AM60/.test(code)).map(({ code, severity, message }) => `${code} ${severity} ${/"(.+?)"/.exec(message)![1]}`)).toEqual(expected);
  });

  test.each([
    { given: { operatorVersion: 'latest' }, expected: 'AM503 Inspection: operatorVersion "latest" is not a version like "v0.94.1" or "0.94"' },
    { given: { operatorVersion: 'v0.69.1' }, expected: 'AM503 Inspection: operatorVersion "v0.69.1" is older than v0.70.0, the oldest version that is known' },
    { given: { kubernetesVersion: 'v1' }, expected: 'AM503 Inspection: kubernetesVersion "v1" is not a version like "v1.37.0" or "1.37"' },
  ])('refuses $given', ({ given, expected }) => {
    expect(() => Inspection.ofYaml('', given)).toThrow(expected);
  });
});
