/** What follows from refused objects is known for each of a few, and of many only for all of them together. */
import { Inspection } from '../../lib/inspection/inspection';
import { podMonitor } from '../support/manifests/monitors';
import { prometheus } from '../support/manifests/servers';
import { service } from '../support/manifests/services';
import { deployment } from '../support/manifests/workloads';

const REFUSED = { ...deployment(), spec: { ...(deployment().spec as object), replicas: -1 } };
const harmless = (count: number) => Array.from({ length: count }, (_, i) => ({ ...service(), metadata: { namespace: 'other', name: `Other${i}` } }));

function messages(count: number): { [path: string]: string } {
  const given = [prometheus(), podMonitor(), REFUSED, ...harmless(count)];
  const { findings } = Inspection.ofYaml(given.map((manifest) => JSON.stringify(manifest)).join('\n---\n'));

  return Object.fromEntries(findings.filter(({ code }) => code === 'AM601').map(({ path, message }) => [path, /; .*affect.*$/.exec(message)?.[0] ?? '']));
}

describe('Inspection of refused objects', () => {
  test('names what each of a few affects', () => {
    expect(messages(1)).toEqual({ 'Deployment/shop/cart': '; this affects "PodMonitor/shop/cart"', 'Service/other/Other0': '' });
  });

  test('names what many affect together', () => {
    const expected = '; this and 10 other refused objects affect "PodMonitor/shop/cart"';

    expect(messages(10)).toMatchObject({ 'Deployment/shop/cart': expected, 'Service/other/Other0': expected });
  });
});
