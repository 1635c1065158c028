/** Refuses settings of Istio that are invalid on their own. */
import { IstioExemptedPortProps, IstioExemption, IstioMetricsMergingProps, IstioStrictProps } from './istio-props';
import { checkChoice } from '../../endpoint/check-choice';
import { MonitoringError } from '../../findings/monitoring-error';
import { findingAt, Problem, quote } from '../../findings/problem';
import { hostileCharacter } from '../../units/text';
import { whyNotVersion } from '../../units/version';

/** @throws AM410 for a version that is not valid */
export function checkMetricsMerging({ version }: IstioMetricsMergingProps): void {
  const why = version === undefined ? undefined : whyNotVersion(version);
  if (why) throwAll([{ code: 'AM410', message: `version ${quote(version)} ${why}`, fix: 'write it like "1.31"' }]);
}

/** @throws AM410 for a folder or scrape class that is not valid */
export function checkStrict({ certificates = '/', scrapeClass = 'unset' }: IstioStrictProps): void {
  throwAll([
    ...(certificates.startsWith('/') && hostileCharacter(certificates) === undefined
      ? []
      : [{ code: 'AM410', message: `certificates ${quote(certificates)} is not an absolute path`, fix: 'begin it with "/"' }]),
    ...(scrapeClass === '' || hostileCharacter(scrapeClass) !== undefined
      ? [{ code: 'AM410', message: `scrapeClass ${quote(scrapeClass)} is not a valid name`, fix: 'set it to a name in spec.scrapeClasses of the Prometheus object, or remove it' }]
      : []),
  ]);
}

/** @throws AM120 for a value that is not an exemption */
export function checkExemptedPort({ exemption }: IstioExemptedPortProps): void {
  throwAll(exemption === undefined ? [] : checkChoice('exemption', exemption, IstioExemption));
}

function throwAll(problems: readonly Problem[]): void {
  if (problems.length > 0) throw new MonitoringError(problems.map((problem) => findingAt('Istio', problem)));
}
