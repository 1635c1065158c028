/** What one server may not read, even if another server of the same monitor may: no finding then, but the reason for that server. */
import { mayNotRead } from './denied-access';
import { mayNotReadSlices } from './denied-endpoint-slices';
import { mayNotAttach } from './denied-metadata';
import { Denied, deniedReadsOf, isOfMetadata, isOfSlices } from './discovery-access';
import { StagedFinding } from '../../forecast/diagnosis';
import { Forecast } from '../../forecast/forecast';

/** What stops the discoveries of the jobs that an object declares, in the words of the causes. */
export function deniedToOne(forecast: Forecast, key: string, server: string): StagedFinding[] {
  return [...deniedReadsOf(forecast, key, server)].map((denied) => (
    { stage: 'access', key, servers: [server], about: denied.about, ...foundOn(forecast, denied) }));
}

function foundOn(forecast: Forecast, denied: Denied): Pick<StagedFinding, 'isOpen' | 'problem'> {
  if (isOfSlices(denied)) return mayNotReadSlices(denied);

  return isOfMetadata(denied) ? mayNotAttach(forecast, denied) : mayNotRead(denied);
}
