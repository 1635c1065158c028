/** The Service of the API servers, which every cluster has without a manifest. */
import { StringMap } from '../manifests/manifest';

/** `default/kubernetes`: it has no selector, and the API servers themselves write its endpoints. */
export const API_SERVER_SERVICE: { readonly key: string; readonly namespace: string; readonly labels: StringMap } = {
  key: 'Service/default/kubernetes',
  namespace: 'default',
  labels: { component: 'apiserver', provider: 'kubernetes' },
};
