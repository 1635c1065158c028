import { Fields, object } from '../../support/manifests/manifest';
import { prometheus, prometheusAgent } from '../../support/manifests/servers';
import { reported } from '../../support/reported';

const rule = (labels?: Fields, namespace = 'shop') => object('monitoring.coreos.com/v1', 'PrometheusRule', { spec: { groups: [] } }, { namespace, name: 'cart', ...labels && { labels } });
const evaluator = (spec: Fields, name = 'main') => prometheus({ ruleNamespaceSelector: {}, ...spec }, { name });
const ruler = (spec: Fields) => object('monitoring.coreos.com/v1', 'ThanosRuler', { spec: { queryEndpoints: ['query:9090'], ...spec } }, { namespace: 'monitoring', name: 'ruler' });
const namespace = (labels: Fields) => object('v1', 'Namespace', {}, { name: 'shop', labels });
const releases = { ruleSelector: { matchLabels: { release: 'x' } } };

describe('AM970', () => {
  test.each([
    {
      it: 'names the label that is missing',
      given: [evaluator(releases), rule({ team: 'shop' })],
      expected: ['warning PrometheusRule/shop/cart: "Prometheus/monitoring/main" does not select it, so its rules are not evaluated: ruleSelector requires release: x, but it has team: shop; set its metadata.labels to match release: x, or change ruleSelector of "Prometheus/monitoring/main"'],
    },
    {
      it: 'lists labels',
      given: [evaluator({ ruleSelector: { matchLabels: { release: 'x', role: 'alert' } } }), rule({ team: 'shop', tier: 'web' })],
      expected: [expect.stringMatching(/requires release: x, role: alert, but it has team: shop, tier: web; set its metadata\.labels to match release: x, role: alert, or/)],
    },
    {
      it: 'finds a server without a selector',
      given: [prometheus(), rule()],
      expected: ['warning PrometheusRule/shop/cart: "Prometheus/monitoring/main" does not select it, so its rules are not evaluated: it does not set ruleSelector; set ruleSelector of "Prometheus/monitoring/main" to labels of this PrometheusRule, or to {} for all'],
    },
    {
      it: 'finds a server that looks in its own namespace only',
      given: [prometheus({ ruleSelector: {} }), rule()],
      expected: ['warning PrometheusRule/shop/cart: "Prometheus/monitoring/main" does not select it, so its rules are not evaluated: it does not set ruleNamespaceSelector, so it selects only in its own namespace "monitoring"; set ruleNamespaceSelector of "Prometheus/monitoring/main" to match namespace "shop", or move the PrometheusRule'],
    },
    {
      it: 'finds a namespace whose labels do not match',
      given: [evaluator({ ruleSelector: {}, ruleNamespaceSelector: { matchLabels: { a: 'b' } } }), namespace({ a: 'c' }), rule()],
      expected: [expect.stringContaining('ruleNamespaceSelector does not match namespace "shop"; set ruleNamespaceSelector')],
    },
    {
      it: 'says that no labels match',
      given: [evaluator({ ruleSelector: { matchLabels: { a: 'b' }, matchExpressions: [{ key: 'a', operator: 'NotIn', values: ['b'] }] } }), rule()],
      expected: [expect.stringMatching(/: ruleSelector requires a: b and a not in \(b\), which no labels match; change ruleSelector of "Prometheus\/monitoring\/main"$/)],
    },
    {
      it: 'says both',
      given: [prometheus(releases), rule()],
      expected: [expect.stringContaining('requires release: x, but it has no labels, and it does not look in namespace "shop"; set its')],
    },
    {
      it: 'names the nearest of several',
      given: [evaluator({ ruleSelector: { matchLabels: { a: '1', b: '2' } } }, 'far'), evaluator({ ruleSelector: { matchLabels: { a: '1' } } }, 'near'), rule()],
      expected: [expect.stringContaining('"Prometheus/monitoring/near" does not select it')],
    },
    { it: 'finds a rule that a ThanosRuler does not select', given: [ruler(releases), rule({}, 'monitoring')], expected: [expect.stringContaining('"ThanosRuler/monitoring/ruler" does not select it')] },
    { it: 'is silent where a server selects it', given: [evaluator(releases), rule({ release: 'x' })], expected: [] },
    { it: 'is silent where one of two selects it', given: [evaluator(releases), evaluator({ ruleSelector: {} }, 'other'), rule()], expected: [] },
    { it: 'is silent where a ThanosRuler selects it', given: [evaluator(releases), ruler({ ruleSelector: {}, ruleNamespaceSelector: {} }), rule()], expected: [] },
    { it: 'is silent where the labels of the namespace are not known', given: [evaluator({ ruleSelector: {}, ruleNamespaceSelector: { matchLabels: { a: 'b' } } }), rule()], expected: [] },
    { it: 'is silent beside an agent, which evaluates no rules', given: [prometheusAgent(), rule()], expected: [] },
    { it: 'is silent without a server', given: [rule()], expected: [] },
  ])('$it', ({ given, expected }) => expect(reported('AM970', given)).toEqual(expected));
});
