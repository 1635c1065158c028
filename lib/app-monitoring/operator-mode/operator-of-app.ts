/** The version of the operator that reads a monitor, as far as it is known before the synth. */
import { operatorVersionIn, operatorVersionInText } from '../../profiles/operator-version-in';
import { withOperator } from '../../profiles/ready-profiles';
import { externalTextsOf } from '../../synth/declarations';
import { readPlain } from '../../tree/amendments';
import { AppView } from '../../tree/from-app';
import { PlanContext } from '../plan';

/** The version of the operator that an app deploys itself, or that is in its cluster, by view of the app. */
const known = new WeakMap<AppView, { readonly version?: string }>();

/**
 * That of the profile, otherwise of the only operator in the app or among the external objects. The version that a ready profile has by
 * default counts last.
 */
export function operatorVersionFor({ profile, view, monitoring }: Pick<PlanContext, 'profile' | 'view' | 'monitoring'>): string | undefined {
  const found = versionIn(view, monitoring);

  return profile === undefined ? found : withOperator(profile.name, profile.props, found).operatorVersion ?? found;
}

function versionIn(view: AppView, { node: { root } }: PlanContext['monitoring']): string | undefined {
  const result = known.get(view) ?? { version: only([operatorVersionIn(view.ofKind('Deployment').map(readPlain)), ...externalTextsOf(root).map(operatorVersionInText)]) };
  known.set(view, result);

  return result.version;
}

function only(versions: readonly (string | undefined)[]): string | undefined {
  const different = new Set(versions.filter((version) => version !== undefined));

  return different.size === 1 ? [...different][0] : undefined;
}
