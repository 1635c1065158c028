/** The jobs that read a convention as text, in the form of the place that it is pasted into. */
import { Yaml } from 'cdk8s';
import { AnnotationJob, annotationJobs } from './annotation-jobs';
import { AnnotationKeys } from './convention-keys';
import { AnnotationScrapeConfigProps, ScrapeConfigsForm } from './scrape-config-props';
import { checkChoice } from '../../endpoint/check-choice';
import { MonitoringError } from '../../findings/monitoring-error';
import { findingAt } from '../../findings/problem';
import { References } from '../../scrape-config/references';
import { writeJob } from '../../scrape-config/write-job';
import { definedOnly } from '../../units/defined-only';
import { metaLabelName } from '../../units/prometheus-names';

/**
 * @param theCommunity the keys that the chart `prometheus` reads by default
 * @throws MonitoringError when props are not valid
 */
export function renderScrapeConfigs(keys: AnnotationKeys, props: AnnotationScrapeConfigProps, theCommunity: AnnotationKeys): string {
  const { form = ScrapeConfigsForm.LIST } = props;
  const problems = checkChoice('form', form, ScrapeConfigsForm);
  if (problems.length > 0) throw new MonitoringError(problems.map((problem) => findingAt('AnnotationConvention', problem)));
  const jobs = annotationJobs(keys, props);

  switch (form) {
    case ScrapeConfigsForm.LIST: return Yaml.stringify(written(jobs));
    case ScrapeConfigsForm.PROMETHEUS_YML: return Yaml.stringify({ scrape_configs: written(jobs) });
    case ScrapeConfigsForm.KUBE_PROMETHEUS_STACK: return stackValues(jobs);
    case ScrapeConfigsForm.PROMETHEUS_CHART: return isSame(keys, theCommunity) ? chartValues(jobs.slice(2), READ_BY_DEFAULT) : chartValues(jobs, '');
  }
}

function stackValues(jobs: readonly AnnotationJob[]): string {
  return Yaml.stringify({ prometheus: { prometheusSpec: { additionalScrapeConfigs: written(jobs) } } });
}

/** The chart expects text; an empty list is empty text. */
function chartValues(jobs: readonly AnnotationJob[], comment: string): string {
  return comment + Yaml.stringify({ extraScrapeConfigs: jobs.length === 0 ? '' : Yaml.stringify(written(jobs)) });
}

const READ_BY_DEFAULT = '# The chart reads these annotations of pods and Services by default; only Ingresses need a job, and a prober.\n';

/** Whether all keys are the same to Prometheus. */
function isSame(keys: AnnotationKeys, others: AnnotationKeys): boolean {
  const labels = (given: AnnotationKeys) => Object.entries(definedOnly(given)).map(([fact, key]) => `${fact} ${metaLabelName(key)}`).sort();

  return labels(keys).join() === labels(others).join();
}

/** Copies, since YAML would write aliases for values that jobs share. */
function written(jobs: readonly AnnotationJob[]): object[] {
  return jobs.map((job) => JSON.parse(JSON.stringify(writeJob(job, job.jobName, new References()))) as object);
}
