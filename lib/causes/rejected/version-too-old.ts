/** AM942: the server's version of Prometheus is too old for a monitor, or for any ScrapeConfig. */
import { Cause } from '../cause';
import { rejectedBecause, rejectedWhole } from './rejection-causes';
import { Problem, quote } from '../../findings/problem';
import { StoredObject } from '../../manifests/objects';
import { DISCOVERIES } from '../../operator/rejection/discoveries';
import { Server, Spec } from '../../operator/server';
import { compareSemver, parseSemver } from '../../units/semver';

export const versionTooOld: Cause = {
  code: 'AM942',
  explains: 'AM611',
  *run(forecast) {
    for (const { monitor, rejections } of rejectedBecause(forecast, 'AM942')) {
      for (const { server, reason } of rejections) {
        yield { key: monitor.key, problem: hasNoPart(monitor, reason) ? forAny(monitor, server) : tooOld(monitor, server, reason) };
      }
    }
  },
};

/** Whether it is rejected for a discovery that it does not even have. */
function hasNoPart({ manifest }: StoredObject, reason: string): boolean {
  const found = DISCOVERIES.find(({ since }) => since !== undefined && reason.endsWith(since.says));

  return found !== undefined && !(manifest.spec as Spec)[found.field]?.length;
}

function forAny(monitor: StoredObject, { key, version }: Server): Problem {
  const versions = DISCOVERIES.flatMap(({ since }) => since?.version ?? []).sort((a, b) => compareSemver(parseSemver(a), parseSemver(b)));
  const needed = versions[versions.length - 1];

  return {
    code: 'AM942',
    message: `${quote(key)} runs Prometheus ${version}, and below ${needed} the operator rejects ScrapeConfigs for discoveries that they do not even have, ${rejectedWhole(monitor)}`,
    fix: `run Prometheus ${needed} or later, or put the job into additionalScrapeConfigs`,
  };
}

function tooOld(monitor: StoredObject, { key, version }: Server, reason: string): Problem {
  const needed = /(\d+\.\d+\.\d+)(?: and newer)?$/.exec(reason)?.[1];

  return {
    code: 'AM942',
    message: `${quote(key)} runs Prometheus ${version}, which is too old (${reason}), ${rejectedWhole(monitor)}`,
    fix: `run Prometheus ${needed ?? 'of that version'} or later, or leave the field out`,
  };
}
