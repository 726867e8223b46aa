/** CloudTrail: LookupEvents. */
import {
  InvalidEventCategoryException$,
  InvalidLookupAttributesException$,
  InvalidMaxResultsException$,
  InvalidNextTokenException$,
  InvalidTimeRangeException$,
  LookupEvents$,
  OperationNotPermittedException$,
  UnsupportedOperationException$,
} from '@aws-sdk/client-cloudtrail';
import {wireService} from '../../wire/service.ts';
import {operation, operationsByName, type SimulatedService} from '../call.ts';
import {lookupEvents} from './lookup.ts';

const operations = operationsByName([
  operation({schema: LookupEvents$, mode: 'read', handle: lookupEvents}),
]);

/** The simulated CloudTrail. */
export const cloudtrail: SimulatedService = {
  prefix: 'cloudtrail',
  source: 'cloudtrail.amazonaws.com',
  operations,
  wire: wireService({
    signingName: 'cloudtrail',
    protocol: 'json',
    version: '2013-11-01',
    target: 'CloudTrail_20131101',
    schemas: {
      LookupEvents$,
      InvalidEventCategoryException$,
      InvalidLookupAttributesException$,
      InvalidMaxResultsException$,
      InvalidNextTokenException$,
      InvalidTimeRangeException$,
      OperationNotPermittedException$,
      UnsupportedOperationException$,
    },
  }),
};
