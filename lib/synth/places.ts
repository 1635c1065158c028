/** Which profile holds for which object: the nearest that is set for it or above it. */
import { IConstruct } from 'constructs';
import { Profile, tryProfileSetOn } from '../profiles/profile';

/** A construct, and the profile that it declares. */
export interface PlacedProfile {
  readonly construct: IConstruct;
  readonly profile?: Profile;
}

/** The profiles of an app by place in its tree. Two profiles that say the same are one. */
export class Places {
  /** All profiles of the app that hold somewhere. */
  readonly profiles: readonly Profile[];

  private readonly declared: ReadonlyMap<IConstruct, Profile>;
  private readonly bySaying = new Map<string, Profile>();
  private readonly byScope = new Map<IConstruct, Profile | undefined>();
  private readonly byPath = new Map<string, Profile>();

  /**
   * @param declared constructs that may have a profile of their own
   * @param objects the objects of the app
   */
  constructor(declared: readonly PlacedProfile[], objects: readonly IConstruct[]) {
    this.declared = new Map(declared.filter(({ profile }) => profile).map(({ construct, profile }) => [construct, this.same(profile!)]));
    for (const object of objects) {
      const profile = this.nearest(object);
      if (profile) this.byPath.set(object.node.path, profile);
    }
    this.profiles = [...new Set([...this.declared.values(), ...this.byPath.values()])];
  }

  /** The profile of an object, by its path; undefined without one. */
  tryOf(path: string): Profile | undefined {
    return this.byPath.get(path);
  }

  /** The profile that holds for a construct; undefined without one. */
  nearest(construct: IConstruct): Profile | undefined {
    const set = tryProfileSetOn(construct);
    const { scope } = construct.node;

    return this.declared.get(construct) ?? (set && this.same(set)) ?? (scope && this.inScope(scope));
  }

  /** Many objects share a scope. */
  private inScope(scope: IConstruct): Profile | undefined {
    if (this.byScope.has(scope)) return this.byScope.get(scope);
    const profile = this.nearest(scope);
    this.byScope.set(scope, profile);

    return profile;
  }

  private same(profile: Profile): Profile {
    const saying = JSON.stringify([profile.name, Object.entries(profile.props).sort()]);
    const known = this.bySaying.get(saying) ?? profile;
    this.bySaying.set(saying, known);

    return known;
  }
}
