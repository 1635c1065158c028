/** Where the shop lives, and what holds in the part of it that is in the mesh. */
import { ApiObject, Chart } from 'cdk8s';
import * as kplus from 'cdk8s-plus-33';
import { Construct } from 'constructs';

/** Most services. */
export const SHOP = 'shop';
/** Services with an Istio sidecar. */
export const SHOP_MESH = 'shop-mesh';
/** Prometheus and what belongs to it. */
export const MONITORING = 'monitoring';

/** The namespaces; pods in the mesh take mTLS only. */
export class Namespaces extends Chart {
  constructor(scope: Construct, id: string) {
    super(scope, id);

    new kplus.Namespace(this, 'shop', { metadata: { name: SHOP } });
    new kplus.Namespace(this, 'monitoring', { metadata: { name: MONITORING } });
    new kplus.Namespace(this, 'mesh', { metadata: { name: SHOP_MESH, labels: { 'istio-injection': 'enabled' } } });

    new ApiObject(this, 'strict', {
      apiVersion: 'security.istio.io/v1',
      kind: 'PeerAuthentication',
      metadata: { name: 'default', namespace: SHOP_MESH },
      spec: { mtls: { mode: 'STRICT' } },
    });
  }
}
