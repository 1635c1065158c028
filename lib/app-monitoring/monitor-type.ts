/** Which object is used for monitoring. */
export enum MonitorType {
  /** Operator mode: a ServiceMonitor. Annotation mode: annotations on the Service. */
  SERVICE = 'service',
  /** Operator mode: a PodMonitor. Annotation mode: annotations on the pod template. */
  POD = 'pod',
  /** Operator mode: a Probe. Annotation mode: annotations on the Ingress. */
  INGRESS = 'ingress',
}
