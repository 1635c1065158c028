/** All causes, sorted by code. */
import { conflictingPeerAuthentications } from './access/conflicting-peer-authentications';
import { deniedAccess } from './access/denied-access';
import { deniedByAuthorization } from './access/denied-by-authorization';
import { deniedByPolicy } from './access/denied-by-policy';
import { deniedEndpointSlices } from './access/denied-endpoint-slices';
import { deniedMetadata } from './access/denied-metadata';
import { deniedMetrics } from './access/denied-metrics';
import { hostPortTaken } from './access/host-port-taken';
import { missingSidecar } from './access/missing-sidecar';
import { mtlsRefusesScrape } from './access/mtls-refuses-scrape';
import { unboundAccount } from './access/unbound-account';
import { unjudgedPolicy } from './access/unjudged-policy';
import { unknownProbeModule } from './access/unknown-probe-module';
import { wrongServiceAddress } from './access/wrong-service-address';
import { annotationPort } from './annotations/annotation-port';
import { annotationsOnWorkload } from './annotations/annotations-on-workload';
import { annotationsUnread } from './annotations/annotations-unread';
import { Cause } from './cause';
import { dualStackService } from './duplicates/dual-stack-service';
import { portTwice } from './duplicates/port-twice';
import { sameLabels } from './duplicates/same-labels';
import { twoMonitors } from './duplicates/two-monitors';
import { twoServices } from './duplicates/two-services';
import { emptySelector } from './lookup/empty-selector';
import { endpointsLimit } from './lookup/endpoints-limit';
import { ignoredNamespaceSelector } from './lookup/ignored-namespace-selector';
import { namespaceNotSearched } from './lookup/namespace-not-searched';
import { nothingToScrape } from './lookup/nothing-to-scrape';
import { selectorMatchesNothing } from './lookup/selector-matches-nothing';
import { selectorTooBroad } from './lookup/selector-too-broad';
import { serviceWithoutEndpoints } from './lookup/service-without-endpoints';
import { serviceWithoutPods } from './lookup/service-without-pods';
import { conflictingPorts } from './ports/conflicting-ports';
import { noPort } from './ports/no-port';
import { numberAsPortName } from './ports/number-as-port-name';
import { portName } from './ports/port-name';
import { sidecarPort } from './ports/sidecar-port';
import { undeclaredPort } from './ports/undeclared-port';
import { conflictingAuth } from './rejected/conflicting-auth';
import { deniedFiles } from './rejected/denied-files';
import { fieldNotRead } from './rejected/field-not-read';
import { fieldReadDifferently } from './rejected/field-read-differently';
import { invalidRelabeling } from './rejected/invalid-relabeling';
import { missingSecret } from './rejected/missing-secret';
import { proberAddress } from './rejected/prober-address';
import { rejectionNotKnown } from './rejected/rejection-not-known';
import { timeoutAboveInterval } from './rejected/timeout-above-interval';
import { unknownScrapeClass } from './rejected/unknown-scrape-class';
import { versionTooOld } from './rejected/version-too-old';
import { invalidTarget } from './relabeled/invalid-target';
import { labelsGone } from './relabeled/labels-gone';
import { missingTargetLabel } from './relabeled/missing-target-label';
import { relabelingDropsAll } from './relabeled/relabeling-drops-all';
import { samplesDropped } from './relabeled/samples-dropped';
import { contentType } from './scrape/content-type';
import { limitsTooLow } from './scrape/limits-too-low';
import { lineBreakInCredentials } from './scrape/line-break-in-credentials';
import { notTcp } from './scrape/not-tcp';
import { queryInPath } from './scrape/query-in-path';
import { renamedLabels } from './scrape/renamed-labels';
import { shortLivedPods } from './scrape/short-lived-pods';
import { unverifiableCertificate } from './scrape/unverifiable-certificate';
import { wrongScheme } from './scrape/wrong-scheme';
import { groupNotRead } from './selected/group-not-read';
import { kindNotRead } from './selected/kind-not-read';
import { notSelectedByLabels } from './selected/not-selected-by-labels';
import { notSelectedByNamespace } from './selected/not-selected-by-namespace';
import { unselectedRule } from './selected/unselected-rule';
import { unsetSelector } from './selected/unset-selector';
import { unwatchedNamespace } from './selected/unwatched-namespace';
import { versionNotRead } from './selected/version-not-read';
import { imageVersion } from './server/image-version';
import { missingServerSecret } from './server/missing-server-secret';
import { noReplicas } from './server/no-replicas';
import { notManaged } from './server/not-managed';
import { pausedServer } from './server/paused-server';
import { twoOperators } from './server/two-operators';

export const CAUSES: readonly Cause[] = [
  notSelectedByLabels, // AM901
  unsetSelector, // AM902
  notSelectedByNamespace, // AM903
  namespaceNotSearched, // AM904
  ignoredNamespaceSelector, // AM905
  selectorMatchesNothing, // AM906
  serviceWithoutPods, // AM907
  portName, // AM908
  numberAsPortName, // AM909
  undeclaredPort, // AM910
  conflictingPorts, // AM911
  noPort, // AM912
  deniedAccess, // AM913
  deniedEndpointSlices, // AM914
  endpointsLimit, // AM915
  serviceWithoutEndpoints, // AM916
  timeoutAboveInterval, // AM917
  missingSecret, // AM918
  conflictingAuth, // AM919
  unverifiableCertificate, // AM920
  wrongScheme, // AM921
  deniedFiles, // AM922
  unknownScrapeClass, // AM923
  invalidRelabeling, // AM924
  relabelingDropsAll, // AM925
  selectorTooBroad, // AM926
  queryInPath, // AM927
  twoServices, // AM928
  twoMonitors, // AM929
  portTwice, // AM930
  sidecarPort, // AM931
  shortLivedPods, // AM932
  deniedByPolicy, // AM933
  mtlsRefusesScrape, // AM934
  renamedLabels, // AM935
  contentType, // AM936
  proberAddress, // AM937
  annotationsUnread, // AM938
  annotationPort, // AM939
  annotationsOnWorkload, // AM940
  versionTooOld, // AM942
  limitsTooLow, // AM943
  emptySelector, // AM944
  missingTargetLabel, // AM945
  deniedMetadata, // AM949
  deniedMetrics, // AM950
  unboundAccount, // AM951
  imageVersion, // AM952
  pausedServer, // AM953
  noReplicas, // AM954
  notManaged, // AM955
  twoOperators, // AM956
  unwatchedNamespace, // AM957
  hostPortTaken, // AM958
  wrongServiceAddress, // AM959
  unknownProbeModule, // AM960
  conflictingPeerAuthentications, // AM961
  deniedByAuthorization, // AM962
  unjudgedPolicy, // AM963
  dualStackService, // AM964
  samplesDropped, // AM966
  labelsGone, // AM967
  sameLabels, // AM968
  invalidTarget, // AM969
  unselectedRule, // AM970
  missingSidecar, // AM971
  lineBreakInCredentials, // AM972
  notTcp, // AM973
  nothingToScrape, // AM974
  kindNotRead, // AM980
  groupNotRead, // AM981
  fieldNotRead, // AM982
  fieldReadDifferently, // AM983
  rejectionNotKnown, // AM984
  versionNotRead, // AM985
  missingServerSecret, // AM986
];
