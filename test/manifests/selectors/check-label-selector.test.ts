import { whyNotLabelSelector } from '../../../lib/manifests/selectors/check-label-selector';
import { LabelSelector } from '../../../lib/manifests/selectors/selector';

const expression = (key: string, operator: string, ...values: string[]): LabelSelector => ({ matchExpressions: [{ key, operator, values }] });
const BAD_LABEL = /^key: Invalid value: "-": name part must consist of /;

// LabelSelectorAsSelector in k8s.io/apimachinery v0.37.0, pkg/apis/meta/v1/helpers.go
describe('whyNotLabelSelector()', () => {
  test.each<{ it: string; selector: LabelSelector | undefined | null }>([
    { it: 'no selector', selector: undefined },
    { it: 'null', selector: null },
    { it: 'an empty one', selector: {} },
    { it: 'labels alone', selector: { matchLabels: { app: 'cart' } } },
    { it: 'expressions alone', selector: expression('app', 'In', 'cart') },
    { it: 'both', selector: { matchLabels: { app: 'cart' }, ...expression('app', 'Exists') } },
    { it: 'an empty value', selector: { matchLabels: { app: '' } } },
    { it: 'a value of 63 bytes', selector: { matchLabels: { app: 'a'.repeat(63) } } },
  ])('takes $it', ({ selector }) => expect(whyNotLabelSelector(selector)).toBeUndefined());

  test.each<{ it: string; selector: LabelSelector; expected: string | RegExp }>([
    { it: 'a wrong label alone', selector: { matchLabels: { '-': 'cart' } }, expected: BAD_LABEL },
    { it: 'a wrong label beside expressions', selector: { matchLabels: { '-': 'cart' }, ...expression('app', 'Exists') }, expected: BAD_LABEL },
    { it: 'a wrong expression alone', selector: expression('-', 'Exists'), expected: BAD_LABEL },
    { it: 'a wrong expression beside labels', selector: { matchLabels: { app: 'cart' }, ...expression('-', 'Exists') }, expected: BAD_LABEL },
    {
      it: 'a value of 64 bytes',
      selector: { matchLabels: { app: 'a'.repeat(64) } },
      expected: `values[0][app]: Invalid value: "${'a'.repeat(64)}": must be no more than 63 bytes`,
    },
    { it: 'an unknown operator', selector: expression('app', 'Gt', '1'), expected: '"Gt" is not a valid label selector operator' },
    {
      it: 'In without values',
      selector: expression('app', 'In'),
      expected: "values: Invalid value: null: for 'in', 'notin' operators, values set can't be empty",
    },
    {
      it: 'Exists with values',
      selector: expression('app', 'Exists', 'a'),
      expected: 'values: Invalid value: ["a"]: values set must be empty for exists and does not exist',
    },
  ])('refuses $it', ({ selector, expected }) => expect(whyNotLabelSelector(selector)).toEqual(typeof expected === 'string' ? expected : expect.stringMatching(expected)));
});
