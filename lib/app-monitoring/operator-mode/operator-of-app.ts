/** The version of the operator that reads a monitor, as far as it is known before the synth. */
import { operatorVersionIn } from '../../profiles/operator-version-in';
import { readPlain } from '../../tree/amendments';
import { AppView } from '../../tree/from-app';
import { PlanContext } from '../plan';

/** The version of the operator that an app deploys itself, by view of the app. */
const deployed = new WeakMap<AppView, { readonly version?: string }>();

/** That of the profile, otherwise of the only operator that the app deploys. */
export function operatorVersionFor({ profile, view }: Pick<PlanContext, 'profile' | 'view'>): string | undefined {
  return profile?.props.operatorVersion ?? deployedIn(view);
}

function deployedIn(view: AppView): string | undefined {
  const known = deployed.get(view) ?? { version: operatorVersionIn(view.ofKind('Deployment').map(readPlain)) };
  deployed.set(view, known);

  return known.version;
}
