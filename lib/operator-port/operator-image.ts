/** The image of the operator, and the containers that run it. */
import { listAt, Manifest, stringAt } from '../manifests/manifest';

/** Whether the repository of an image ends with the name of the operator. */
export function isOperatorImage(image: string): boolean {
  return IMAGE.test(image);
}

/** The container of a workload that runs the operator, if it has one. */
export function tryOperatorContainer(workload: Manifest): unknown {
  return listAt(workload, ['spec', 'template', 'spec', 'containers']).find((each) => isOperatorImage(stringAt(each, ['image']) ?? ''));
}

/** The version in the tag of the operator's image, e.g. `v0.94.1`; undefined for another image or tag. */
export function tryOperatorVersion(image: string): string | undefined {
  return isOperatorImage(image) ? VERSION_TAG.exec(image)?.[1] : undefined;
}

const IMAGE = /(?:^|[/-])prometheus-operator(?:[:@][^/]*)?$/;

/** A tag such as `v0.94.1` or `0.85.0-debian-12-r0`. */
const VERSION_TAG = /:(v?\d+\.\d+\.\d+)(?:-[\w.-]+)?(?:@[^/]*)?$/;
