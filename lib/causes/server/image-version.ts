/** AM952: the image of a server has another version of Prometheus than the one for which the operator writes the configuration. */
import { Severity } from '../../findings/finding';
import { Problem, quote } from '../../findings/problem';
import { hasAssumedVersion, ImageVersion, tryImageVersion } from '../../forecast/image-version';
import { Server } from '../../operator-port/server';
import { PROVEN_OPERATOR } from '../../units/operator-version';
import { compareVersions } from '../../units/version';
import { Cause } from '../cause';

/**
 * An error if the configuration has a key that the older Prometheus refuses, and it is known for which version it is written. A newer
 * Prometheus reads it, so that is only a note: fields that are newer than the version are left out.
 */
export const imageVersion: Cause = {
  code: 'AM952',
  stage: 'server',
  *run({ managedServers }) {
    for (const { key, managed: { server }, result } of managedServers) {
      const image = tryImageVersion(server);
      if (image?.differs === undefined || server.operators?.length === 0) continue;
      const stop = result.stop();
      yield { key, problem: image.differs === 'newer' ? newer(server, image) : older(server, image, stop?.cause === 'image-refuses' ? stop.key : undefined) };
    }
  },
};

function older(server: Server, { image, version }: ImageVersion, refused: string | undefined): Problem {
  const follows = refused === undefined
    ? 'The older Prometheus may not load it, and may not know the flags that the operator starts it with'
    : `The configuration has ${quote(refused)}, which Prometheus ${version} does not know, so it does not start and nothing is scraped`;

  return {
    code: 'AM952',
    ...refused === undefined && { severity: Severity.WARNING },
    message: `image ${quote(image)} is Prometheus ${version}, but ${writing(server)}. ${follows}`,
    fix: compareVersions(version, OLDEST) < 0 ? `use an image of Prometheus ${server.version}` : fixOf(version),
    field: 'spec.image',
  };
}

function newer(server: Server, { image, version }: ImageVersion): Problem {
  return {
    code: 'AM952',
    severity: Severity.INFO,
    message: `image ${quote(image)} is Prometheus ${version}, but ${writing(server)}. Fields that need a later version are left out`,
    fix: fixOf(version),
    field: 'spec.image',
  };
}

/** The oldest version that the operator supports. @see https://prometheus-operator.dev/docs/getting-started/compatibility/ */
const OLDEST = '2.45.0';

function writing(server: Server): string {
  const { spec, version, operatorVersion = PROVEN_OPERATOR } = server;
  if (hasAssumedVersion(server)) return `version is not set, so operator v${operatorVersion.replace(/^v/, '')} would write the configuration for ${version}, its default`;

  return `the operator writes the configuration for ${spec.version ? `version ${quote(spec.version)}` : `${version} (its default, because version is not set)`}`;
}

function fixOf(version: string): string {
  return `set version to "v${version}", the version of the image`;
}
