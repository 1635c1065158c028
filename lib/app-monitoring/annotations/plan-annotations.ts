/** Annotation mode: annotations on the pod template, Service or Ingress set how it is scraped. */
import { annotate, annotatePods } from '../annotate';
import { pathsAlsoRead, podsAlsoRead } from './also-read';
import { annotatedPodPort, annotatedServicePort } from './annotated-port';
import { AnnotationConvention } from './convention';
import { AnnotatedScrape, toAnnotations } from './to-annotations';
import { refuseUnsupportedByAnnotations, withoutEffect } from './unsupported-by-annotations';
import { Severity } from '../../findings/finding';
import { Problem } from '../../findings/problem';
import { refuse } from '../../findings/refusal';
import { MERGE_METRICS } from '../../istio/names';
import { Workload } from '../../kubernetes/workload';
import { describe, Named, StringMap } from '../../manifests/manifest';
import { Amendment } from '../../tree/amendments';
import { Declared } from '../../tree/from-app';
import { metaLabelName } from '../../units/prometheus-names';
import { defined } from '../defined';
import { findIngress } from '../find/find-ingress';
import { findService } from '../find/find-service';
import { MeshPlan } from '../mesh/mesh-plan';
import { planPeerAuthentication } from '../mesh/peer-authentication';
import { planMesh } from '../mesh/plan-mesh';
import { meshAmendments } from '../mesh/pod-amendments';
import { MonitorType } from '../monitor-type';
import { additionNotes } from '../operator-mode/additions';
import { runsJobs } from '../operator-mode/distinguish';
import { ObjectAmendments, Plan, PlanContext } from '../plan';
import { tryWithoutEndpoints } from '../ports/service-port';
import { endpointsOf, resolveMonitorType, Scrape } from '../resolve';

/** Annotations on the object of the given type. */
export function planAnnotations(context: PlanContext): Plan {
  const { props, profile, scrapes } = context;
  const convention = props.annotations ?? AnnotationConvention.community();
  if (profile?.props.readsAnnotations === false) {
    refuse('AM307', `profile ${profile.name} does not read annotations, so nothing would be scraped`, 'set operatorMode: true, or readsAnnotations: true in the profile');
  }
  refuseUnsupportedByAnnotations(props, scrapes);
  refuseUnreadByIstio(context, convention);

  const type = resolveMonitorType(props);
  const plan = type === MonitorType.POD ? annotatePodTemplate(context, convention)
    : type === MonitorType.SERVICE ? annotateService(context, convention) : annotateIngress(context, convention);

  const idle = withoutEffect(props, scrapes, convention.keys);

  return idle.length === 0 ? plan : { ...plan, notes: plan.notes.concat(idle) };
}

function annotatePodTemplate(context: PlanContext, { keys }: AnnotationConvention): Plan {
  const { object, value } = context.workload;
  const ports = context.scrapes.map((scrape) => annotatedPodPort(scrape, value, keys));
  const { mesh, peerAuthentication } = meshOf(context, ports.map(({ number }) => number));
  const annotations = toAnnotations(context.scrapes[0], ports[0].number, keys);
  const declared = defined(ports.map(({ podAmendment }) => podAmendment));
  const annotated = annotatePods(value, annotations);
  // Annotations are what was asked for, but the template of a Job that exists does not accept them.
  const noted = [...declared, ...value.kind === 'Job' && runsJobs(object) ? annotated : [], ...unreported(value, mesh)];

  return {
    amendments: [{ object, amendments: declared.concat(annotated, meshAmendments(value, mesh)) }],
    peerAuthentication,
    notes: [...mesh.notes, ...additionNotes([{ object, amendments: noted }], context.workload)],
  };
}

function annotateService(context: PlanContext, { keys }: AnnotationConvention): Plan {
  const { view, monitoring, props, workload, scrapes: [scrape] } = context;
  const service = findService(view, monitoring, props.service, workload, context.scrapes);
  const { number, podAmendment } = annotatedServicePort(scrape, service.value, workload.value, keys);
  const { mesh, peerAuthentication } = meshOf(context, [number]);
  const declared = defined([podAmendment]);

  return {
    amendments: [
      { object: workload.object, amendments: declared.concat(meshAmendments(workload.value, mesh)) },
      carry(service, service.value.annotations, toAnnotations(scrape, number, keys)),
    ],
    peerAuthentication,
    notes: [
      ...mesh.notes,
      ...additionNotes([{ object: workload.object, amendments: declared.concat(unreported(workload.value, mesh)) }], workload),
      ...podsAlsoRead(context, service.value),
      ...defined([tryWithoutEndpoints(scrape.where, number, service.value, workload.value)]),
    ],
  };
}

/**
 * Scheme and path are taken from the Ingress unless they are set; the port follows from the scheme.
 * The probed target is a URL, so a query string stays in the path.
 */
function annotateIngress(context: PlanContext, { keys }: AnnotationConvention): Plan {
  const { view, monitoring, props, workload, scrapes: [scrape] } = context;
  const ingress = findIngress(view, monitoring, props, workload);
  const { mesh, peerAuthentication } = meshOf(context, []);
  const { path, params = {} } = endpointsOf(props)[0];
  if (Object.keys(params).length > 0) {
    refuse('AM304', `${scrape.where}params cannot be expressed for an Ingress: its URL is probed as written`, 'write them into path');
  }
  const written: AnnotatedScrape = {
    ...scrape,
    scheme: scrape.given.scheme,
    path,
    params: undefined,
  };

  return {
    peerAuthentication,
    amendments: [carry(ingress, ingress.value.annotations, toAnnotations(written, undefined, keys))],
    notes: [
      ...mesh.notes,
      ...idlePort(scrape),
      ...unreadIngress(context, ingress.value),
      ...pathsAlsoRead(context, ingress.value),
    ],
  };
}

/**
 * With a server among the objects its jobs are known, so the check of the whole app reports it (AM938). A profile with a prober that reads
 * annotations has the job.
 */
function unreadIngress({ view, profile }: PlanContext, ingress: Named): Problem[] {
  const isJudged = ['Prometheus', 'PrometheusAgent'].some((kind) => view.ofKind(kind).length > 0);
  const hasJob = profile?.props.readsAnnotations === true && profile.props.prober !== undefined;

  return isJudged || hasJob ? [] : [{
    code: 'AM309',
    severity: Severity.WARNING,
    message: `${describe(ingress)} is annotated, but no common configuration reads annotations of Ingresses: the Helm chart "prometheus" has no job for them, and toScrapeConfigs() has one only with a prober`,
    fix: 'give your Prometheus the job of toScrapeConfigs({ prober }), or set operatorMode: true for a Probe',
  }];
}

function idlePort({ given }: Scrape): Problem[] {
  return given.port === undefined ? [] : [{
    code: 'AM305', severity: Severity.INFO, message: 'port has no effect on an Ingress, which is served on its own port', fix: 'leave it out, or keep it for another monitorType',
  }];
}

function carry(
  { object, value }: Declared<Named>,
  existing: StringMap,
  annotations: StringMap,
): ObjectAmendments {
  return { object, amendments: [annotate(annotations, { what: () => describe(value), path: ['metadata', 'annotations'], existing })] };
}

/** What the mesh adds to the pods, without the annotation that AM414 reports. */
function unreported(workload: Workload, mesh: MeshPlan): Amendment[] {
  if (mesh.podAnnotations[MERGE_METRICS] !== 'false') return meshAmendments(workload, mesh);
  const podAnnotations = Object.fromEntries(Object.entries(mesh.podAnnotations).filter(([key]) => key !== MERGE_METRICS));

  return meshAmendments(workload, { ...mesh, podAnnotations });
}

function meshOf(context: PlanContext, numbers: readonly number[]) {
  const mesh = planMesh(context, context.scrapes.map((scrape, i) => ({ scrape, number: numbers[i] })));

  return { mesh, peerAuthentication: planPeerAuthentication(context.workload, mesh) };
}

/** The injector reads only the community's keys, in any spelling. */
function refuseUnreadByIstio({ props }: PlanContext, { keys }: AnnotationConvention): void {
  if (props.mesh?._toMode().kind !== 'metrics-merging') return;

  const spellings = [keys.scrape, keys.port ?? '', keys.path ?? ''].map(metaLabelName);
  if (spellings.join() !== 'prometheus_io_scrape,prometheus_io_port,prometheus_io_path') {
    refuse('AM408', 'the sidecar reads prometheus.io annotations only', 'use AnnotationConvention.community(), or leave mesh out');
  }
}
