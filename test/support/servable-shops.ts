/** Random apps that synthesize without an error and without a warning. */
import { Severity } from 'cdk8s-app-monitoring';
import { injected } from './injected';
import { Manifest } from './manifests/manifest';
import { buildShop, RandomShop, randomShops } from './random-shops';
import { manifestsIn } from './synthesized';

/** An app, and its manifests as they are in the cluster. */
export interface ServableShop {
  readonly shop: RandomShop;
  readonly manifests: readonly Manifest[];
}

/** The first `count` of a seed. */
export function servableShops(seed: number, count: number): ServableShop[] {
  return randomShops(seed, 6 * count).flatMap((shop) => tryServe(shop) ?? []).slice(0, count);
}

/** The manifests of an app, with pods as the webhook of Istio leaves them; undefined for an app that is refused or has warnings. */
export function tryServe(shop: RandomShop): ServableShop | undefined {
  const { app, monitorings } = buildShop(shop);
  const text = tryText(() => app.synthYaml());
  if (text === undefined || monitorings.some(({ findings }) => findings.some(({ severity }) => severity === Severity.WARNING))) return undefined;

  return { shop, manifests: injected(manifestsIn(text)) };
}

/** Undefined for an error with a code; any other is a defect. */
function tryText(make: () => string): string | undefined {
  try {
    return make();
  } catch (error) {
    if (!/AM\d{3}/.test((error as Error).message)) throw error;

    return undefined;
  }
}
