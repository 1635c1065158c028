/** Whether a manifest is the CRD that stages can be made of. */
import { Problem, quote, quoteList } from '../../findings/problem';
import { describe, listAt, Manifest, namedAs, stringAt, valueAt } from '../../manifests/manifest';
import { isObject } from '../../units/is-object';
import { GROUP, HUB } from '../conversion/field-change';

/** Name of the CRD. */
export const CRD_NAME = `scrapeconfigs.${GROUP}`;

const USE_RELEASE = `use the file of ${CRD_NAME} of your operator's release`;

/** The first problem of a manifest that is not the ScrapeConfig CRD with v1alpha1 alone. */
export function checkCrd(crd: Manifest): Problem | undefined {
  const problem = notTheCrd(crd) ?? otherVersions(crd) ?? otherConversion(crd);

  return problem && { code: 'AM741', ...problem };
}

type Found = Pick<Problem, 'message' | 'fix'>;

function notTheCrd(crd: Manifest): Found | undefined {
  const name = stringAt(crd, ['metadata', 'name']) ?? '';
  if (crd.kind !== 'CustomResourceDefinition') return { message: `${describe(namedAs(crd))} is not a CustomResourceDefinition`, fix: USE_RELEASE };
  if (crd.apiVersion !== 'apiextensions.k8s.io/v1') {
    return { message: `the CRD has apiVersion ${quote(crd.apiVersion)}, which Kubernetes no longer serves`, fix: 'use a CRD of apiextensions.k8s.io/v1' };
  }
  if (name !== CRD_NAME || valueAt(crd, ['spec', 'group']) !== GROUP || valueAt(crd, ['spec', 'names', 'kind']) !== 'ScrapeConfig') {
    return { message: `${quote(name)} is not the CRD of ScrapeConfig`, fix: USE_RELEASE };
  }

  return undefined;
}

function otherVersions(crd: Manifest): Found | undefined {
  const versions = listAt(crd, ['spec', 'versions']);
  const names = versions.map((version) => stringAt(version, ['name']) ?? '');
  if (names.length > 1) {
    return { message: `the CRD has the versions ${quoteList(names)} already`, fix: `apply it as it is, or ${USE_RELEASE}, with ${HUB} alone` };
  }
  if (names[0] !== HUB) return { message: `the CRD has ${names.length === 0 ? 'no versions' : `the version ${quote(names[0])}`}, and not ${quote(HUB)}`, fix: USE_RELEASE };
  if (!isObject(valueAt(versions[0], ['schema', 'openAPIV3Schema']))) return { message: `version ${quote(HUB)} has no schema.openAPIV3Schema`, fix: USE_RELEASE };

  return undefined;
}

function otherConversion(crd: Manifest): Found | undefined {
  const strategy = stringAt(crd, ['spec', 'conversion', 'strategy']) ?? 'None';

  return strategy === 'None' ? undefined : { message: `the CRD converts with strategy ${quote(strategy)} already`, fix: 'leave spec.conversion out of the file' };
}
