/** What a construct that declares monitoring says about itself; apart from the hook, so that its declarations lead to no inner types. */
import { Profile } from '../profiles/profile';

/** What is known about a construct that declares monitoring. */
export interface Declaration {
  /** Who will read it. */
  readonly profile?: Profile;
  /** Whether it has been able to make its plan: the app is not checked before all constructs have. */
  readonly isReady: boolean;
  /** Manifests of objects that the cluster has already, as text. */
  readonly external?: string;
}

/** Gives a declaration when asked: most often the construct itself, since ten thousand more objects cost more than they hold. */
export interface Declarer {
  _declaration(): Declaration;
}
