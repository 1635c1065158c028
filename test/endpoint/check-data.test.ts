import { App, Chart, Lazy } from 'cdk8s';
import { Discovery, ScrapeConfig } from 'cdk8s-app-monitoring';
import { checkData } from '../../lib/endpoint/check-data';
import { addWorkload, monitor, newChart, propsRefusal, synthOnly } from '../support/app';

class Source {
  readonly secret = { name: 'a', key: 'b' };
}

class Rule {
  readonly targetLabel = 'a';
  readonly replacement = 'b';
}

class Labels {
  readonly team = 'shop';
}

const isClass = (where: string, name: string) => `AM123 ${where} is an instance of class "${name}", which cdk8s does not write, and a plain object is needed; write its values like { name: value }`;
const ofOther = "AM123 metadata is the metadata of another object, and a plain object is needed; write what the monitor is to have, like { name: 'cart', labels: { team: 'shop' } }";
const metadata = () => addWorkload(newChart()).metadata;

describe('checkData()', () => {
  test.each([
    { it: 'plain data', value: { a: [{ b: 1 }, null, undefined, 'x'] }, expected: [] },
    { it: 'a value that is made at synth', value: { a: Lazy.any({ produce: () => 1 }) }, expected: [] },
    { it: 'an object without a prototype', value: Object.assign(Object.create(null), { a: 1 }), expected: [] },
    { it: 'an instance in a list', value: { a: [new Rule()] }, expected: ['p.v.a[0] is an instance of class "Rule", which cdk8s does not write, and a plain object is needed'] },
    { it: 'an instance of a class without a name', value: new (class {})(), expected: ['p.v is an instance of a class, which cdk8s does not write, and a plain object is needed'] },
  ])('$it', ({ value, expected }) => expect(checkData({ v: value, other: new Rule() }, ['v', 'none'], 'p.').map(({ message }) => message)).toEqual(expected));
});

describe('AppMonitoring', () => {
  test.each<{ it: string; props: object; expected: string }>([
    { it: 'tls', props: { tls: { ca: new Source() } }, expected: isClass('tls.ca', 'Source') },
    { it: 'a rule of an endpoint', props: { endpoints: [{ metricRelabelings: [new Rule()] }] }, expected: isClass('endpoints[0].metricRelabelings[0]', 'Rule') },
    { it: 'a selector', props: { selector: { matchLabels: new Labels() } }, expected: isClass('selector.matchLabels', 'Labels') },
    { it: 'an owner', props: { metadata: { ownerReferences: [new Source()] } }, expected: isClass('metadata.ownerReferences[0]', 'Source') },
    { it: 'the metadata of an object', props: { metadata: metadata() }, expected: ofOther },
  ])('refuses an instance of a class in $it', ({ props, expected }) => expect(propsRefusal({ operatorMode: true, ...props })).toBe(expected));

  test('takes instances that are copied', () => {
    const chart = newChart();
    addWorkload(chart);
    monitor(chart, { operatorMode: true, labels: { ...new Labels() }, metadata: { annotations: new Labels() as never } });

    expect(synthOnly(chart, 'PodMonitor').metadata).toMatchObject({ annotations: { team: 'shop' }, labels: { team: 'shop' } });
  });

  test('takes instances in annotation mode, which writes none', () => {
    const chart = newChart();
    addWorkload(chart);

    expect(monitor(chart, { params: Object.assign(new Labels(), { team: ['a'] }) as never }).findings.filter(({ severity }) => severity === 'error')).toEqual([]);
  });
});

describe('ScrapeConfig', () => {
  const scrape = (props: object) => () => new ScrapeConfig(new Chart(new App(), 'shop'), 'nodes', { discoveries: [Discovery.staticTargets({ targets: ['a:80'] })], ...props });

  test.each<{ it: string; props: object; expected: string }>([
    { it: 'tlsConfig', props: { tlsConfig: { ca: new Source() } }, expected: isClass('shop/nodes: spec.tlsConfig.ca', 'Source') },
    { it: 'a rule', props: { relabelings: [new Rule()] }, expected: isClass('shop/nodes: spec.relabelings[0]', 'Rule') },
    { it: 'an owner', props: { metadata: { ownerReferences: [new Source()] } }, expected: isClass('shop/nodes: metadata.ownerReferences[0]', 'Source') },
    { it: 'the metadata of an object', props: { metadata: metadata() }, expected: ofOther.replace('AM123', 'AM123 shop/nodes:') },
  ])('refuses an instance of a class in $it', ({ props, expected }) => expect(scrape(props)).toThrow(expected));

  test.each([{ metadata: null }, { metadata: { labels: new Labels() } }])('takes %p', (props) => expect(scrape(props)).not.toThrow());
});
