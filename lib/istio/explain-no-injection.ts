/** Why Istio's webhook gives pods no sidecar, in words. */
import { NoInjection } from './membership';
import { INJECT, INJECTION } from './names';
import { shown } from '../units/shown';

/** @param pods as the subject of a sentence, such as `the pods of Deployment "cart"`, or `they` */
export function explainNoInjection(reason: NoInjection, pods: string, namespace: string): string {
  return EXPLAINED[reason](pods, shown(namespace));
}

const EXPLAINED: { readonly [reason in NoInjection]: (pods: string, namespace: string) => string } = {
  'host-network': (pods) => `${pods} have hostNetwork: true`,
  'system-namespace': (pods, namespace) => `${pods} are in namespace ${namespace}, which Istio always leaves out`,
  'refused-by-label': (pods) => `${pods} have the label ${INJECT}: "false"`,
  'refused-by-annotation': (pods) => `${pods} have the annotation ${INJECT}: "false"`,
  'namespace-off': (pods, namespace) => `${pods} are in Namespace ${namespace}, whose label ${INJECTION} is not "enabled"`,
  'not-asked': (pods, namespace) => `neither ${pods} nor Namespace ${namespace} have a label that asks for injection`,
};
