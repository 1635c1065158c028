/** Scrape classes that a profile's Prometheus defines. */
import { Profile } from './profile';
import { quote, quoteList } from '../findings/problem';
import { refuse } from '../findings/refusal';

/** Stops where the profile knows its classes and this is none of them. */
export function refuseUnknownScrapeClass(profile: Profile | undefined, scrapeClass: string | undefined): void {
  const known = profile?.props.scrapeClasses;
  if (scrapeClass !== undefined && known && !known.includes(scrapeClass)) {
    refuse('AM504', `scrapeClass ${quote(scrapeClass)} is not defined by profile ${profile!.name} (has ${quoteList(known)})`, 'use one of those');
  }
}
