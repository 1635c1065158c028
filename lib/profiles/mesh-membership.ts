/** How pods are in the Istio mesh. */

/** How the pods of Prometheus are in the Istio mesh. */
export enum MeshMembership {
  /** With a sidecar. It does not encrypt what goes to the address of a pod. */
  SIDECAR = 'sidecar',
  /** In ambient mode: the node encrypts what goes to pods of the mesh. */
  AMBIENT = 'ambient',
  /** Not in the mesh. */
  NONE = 'none',
}
