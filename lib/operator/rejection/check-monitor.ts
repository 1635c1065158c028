/** Why a monitor is rejected, whatever its kind. */
import { Candidate } from './candidate';
import { whyNotPodMonitor } from './check-pod-monitor';
import { whyNotProbe } from './check-probe';
import { whyNotScrapeConfig } from './check-scrape-config';
import { whyNotServiceMonitor } from './check-service-monitor';
import { at, Reason } from './reason';

/** The first reason against a monitor; undefined where the operator accepts it. */
export function whyNotMonitor(candidate: Candidate): Reason {
  return at('spec', CHECKS[candidate.object.kind](candidate));
}

const CHECKS: { readonly [kind: string]: (candidate: Candidate) => Reason } = {
  ServiceMonitor: whyNotServiceMonitor, PodMonitor: whyNotPodMonitor, Probe: whyNotProbe, ScrapeConfig: whyNotScrapeConfig,
};
