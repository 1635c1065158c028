/** Checks scrape classes against those of a profile. */
import { Profile } from './profile';
import { quote, quoteList } from '../findings/problem';
import { refuse } from '../findings/refusal';

/** Refuses a scrape class that is not in the list of the profile; without a list any name is accepted. */
export function refuseUnknownScrapeClass(profile: Profile | undefined, scrapeClass: string | undefined): void {
  const known = profile?.props.scrapeClasses;
  if (scrapeClass !== undefined && known && !known.includes(scrapeClass)) {
    refuse('AM504', `scrapeClass ${quote(scrapeClass)} is not defined by profile ${profile!.name} (has ${quoteList(known)})`, 'use one of those');
  }
}
