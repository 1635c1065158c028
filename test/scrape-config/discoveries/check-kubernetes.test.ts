import { KubernetesRole } from '../../../imports/scrape-config';
import { checkKubernetes } from '../../../lib/scrape-config/discoveries/check-kubernetes';

const problemsOf = (selector: { readonly label?: string; readonly field?: string }) => (
  checkKubernetes({ role: KubernetesRole.POD, selectors: [{ role: KubernetesRole.POD, ...selector }] }, '').map(({ message }) => message));

// What counts is how the API server reads the texts: test/manifests/selectors has the rows.
describe('checkKubernetes()', () => {
  test.each([
    { label: 'app=cart,tier in (web,api),!canary', expected: [] },
    { label: 'weight>3', expected: [] },
    {
      label: 'weight>99999999999999999999',
      expected: ['selectors[0].label "weight>99999999999999999999" is not a valid label selector: unable to parse requirement: values[0]: Invalid value: "99999999999999999999": for \'Gt\', \'Lt\' operators, the value must be an integer'],
    },
    { label: 'a in b', expected: ['selectors[0].label "a in b" is not a valid label selector: unable to parse requirement: found \'b\' expected: \'(\''] },
    { field: 'metadata.name=cart', expected: [] },
    { field: 'metadata.name=a\\,b', expected: [] },
    {
      field: 'metadata.name',
      expected: ['selectors[0].field "metadata.name" is not a valid field selector: invalid selector: \'metadata.name\'; can\'t understand \'metadata.name\''],
    },
    {
      field: 'metadata.name=a=b',
      expected: ['selectors[0].field "metadata.name=a=b" is not a valid field selector: invalid field selector: unescaped character in value: 61'],
    },
  ])('finds $expected for label $label, field $field', ({ expected, ...selector }) => expect(problemsOf(selector)).toEqual(expected));
});
