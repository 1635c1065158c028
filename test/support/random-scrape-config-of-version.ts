/** Random ScrapeConfigs of the CRD of one version of the operator: any fields that it has, with values on both sides of what others take. */
import * as fc from 'fast-check';
import { Node } from '../../lib/kubernetes/admission/custom/schema-node';
import { Manifest } from '../../lib/manifests/manifest';
import { admit } from '../../lib/operator/admission/admit';
import { tryFindSchema } from '../../lib/operator/admission/schema';

/** Objects that the CRD of the version takes, without a field that it drops. */
export function scrapeConfigOf(version: string): fc.Arbitrary<Manifest> {
  const spec = tryFindSchema('monitoring.coreos.com/v1alpha1', 'ScrapeConfig', version)!.root.properties.get('spec')!;

  return valueOf(spec, 0).map((value): Manifest => (
    { apiVersion: 'monitoring.coreos.com/v1alpha1', kind: 'ScrapeConfig', metadata: { name: 'a', namespace: 'b' }, spec: value })).filter((manifest) => {
    const { faults, unknownFields } = admit(manifest, version);

    return faults.length === 0 && unknownFields.length === 0;
  });
}

const TEXTS = ['', 'a', 'b', '__tmp_hash', 'http://a', 'https://a:1/b', 'socks5://a', 'unix:///a', 'a.json', '30s', '10MB', 'a.b', 'replace', '/metrics', '$1'];

function valueOf(node: Node, depth: number): fc.Arbitrary<unknown> {
  if (node.enum) return fc.constantFrom<unknown>(...node.enum);
  if (node['x-kubernetes-int-or-string']) return fc.constantFrom<unknown>('1', 1);
  switch (node.type) {
    case 'boolean': return fc.boolean();
    case 'integer': case 'number': return fc.constantFrom(-1, 0, 1, 80, 70000);
    case 'string': return fc.constantFrom(...textsFor(node));
    case 'array': return fc.array(valueOf(node.items!, depth + 1), { minLength: node.minItems ?? 0, maxLength: 3 });
    default: return node.additionalProperties ? fc.dictionary(fc.constantFrom('a', 'b'), valueOf(node.additionalProperties, depth + 1), { maxKeys: 2 }) : objectOf(node, depth);
  }
}

function textsFor({ pattern, minLength = 0 }: Node): string[] {
  const found = TEXTS.filter((text) => text.length >= minLength && (pattern === undefined || new RegExp(pattern).test(text)));

  return found.length > 0 ? found : TEXTS;
}

function objectOf(node: Node, depth: number): fc.Arbitrary<unknown> {
  const fields = [...node.properties.keys()].filter((field) => !node.required.includes(field));
  const most = depth === 0 ? 6 : 4;

  return fc.subarray(fields, { maxLength: Math.min(most, fields.length) }).chain((kept) => {
    const known = [...node.required, ...kept].filter((field) => node.properties.has(field));

    return fc.record(Object.fromEntries(known.map((field) => [field, valueOf(node.properties.get(field)!, depth + 1)])));
  });
}
