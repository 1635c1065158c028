/** The API versions of ScrapeConfig. */

/** An API version of ScrapeConfig. Today every operator serves v1alpha1 only; docs/graduation.md has the plan for the others. */
export enum ScrapeConfigVersion {
  /** The first version, in which breaking changes are made. */
  V1ALPHA1 = 'v1alpha1',
  /** The version that follows v1alpha1, with the same fields. */
  V1BETA1 = 'v1beta1',
  /** The stable version. */
  V1 = 'v1',
}

/** What is wrong with a version, as the end of a sentence; undefined if it is one. */
export function whyNotScrapeConfigVersion(version: unknown): string | undefined {
  return Object.values<unknown>(ScrapeConfigVersion).includes(version) ? undefined : `is not ${Object.values(ScrapeConfigVersion).join(', ')}`;
}
