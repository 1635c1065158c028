/** AM942: the Prometheus version of the server is too old for a monitor, or for every ScrapeConfig. */
import { Cause } from '../cause';
import { rejectedBecause, rejectedWhole } from './rejection-causes';
import { Problem, quote } from '../../findings/problem';
import { StoredObject } from '../../manifests/objects';
import { RejectionFor } from '../../operator-port/rejection';
import { Server } from '../../operator-port/server';

export const versionTooOld: Cause = {
  code: 'AM942',
  stage: 'rejected',
  explains: 'AM611',
  *run(forecast) {
    for (const { monitor, rejections } of rejectedBecause(forecast, 'AM942')) {
      for (const { server, rejection } of rejections) {
        const isForAny = rejection.cause === 'prometheus-too-old-for-scrape-configs';
        const problem = isForAny ? forAny(monitor, server, rejection.since) : tooOld(monitor, server, rejection);
        yield { key: monitor.key, servers: [server.key], problem };
      }
    }
  },
};

function forAny(monitor: StoredObject, { key, version }: Server, needed: string): Problem {
  return {
    code: 'AM942',
    message: `${quote(key)} runs Prometheus ${version}. Below ${needed} the operator also checks the versions of service discoveries that a ScrapeConfig does not use, ${rejectedWhole(monitor)}`,
    fix: `run Prometheus ${needed} or later, or move the job to additionalScrapeConfigs`,
  };
}

function tooOld(monitor: StoredObject, { key, version }: Server, { since, text, fieldPath }: RejectionFor<'prometheus-too-old'>): Problem {
  return {
    code: 'AM942',
    message: `${quote(key)} runs Prometheus ${version}, which is too old for this ${monitor.kind} (${text}), ${rejectedWhole(monitor)}`,
    fix: `run Prometheus ${since} or later, or remove the field`,
    ...fieldPath !== '' && { field: fieldPath },
  };
}
