/** What would have to be known to decide, and what it could do. */
import type {LayerAnalysis, Missing, PolicyType, StatementAnalysis} from './analysis.ts';
import {inOrder, type Layers} from './layers.ts';
import {quoteOf} from './quote.ts';
import type {Request} from './request.ts';
import {allOf, type Truth} from './truth.ts';
import {grantLimit} from './ways.ts';
import {pluralWords} from './words/types.ts';

const limiting: readonly PolicyType[] = [
  'boundary',
  'session',
  'service-control',
  'resource-control',
];

/** In AWS's order; what could no longer turn the answer is left out. */
export function missingOf(layers: Layers, request: Request, allows: Truth): readonly Missing[] {
  const isAllowed = allows === 'yes';
  const found = inOrder(layers).flatMap((layer) => [
    ...ofLayer(layer, isAllowed),
    ...layer.statements.flatMap((one) => ofStatement(one, isAllowed)),
  ]);
  return isAllowed ? found : [...found, ...ofGrants(layers, request)];
}

function ofLayer(layer: LayerAnalysis, isAllowed: boolean): readonly Missing[] {
  const {type, status, because = 'it was not read', needs} = layer;
  if (status !== 'unread' || (type === 'grant' && isAllowed)) return [];
  const could =
    isAllowed || limiting.includes(type) ? 'deny' : type === 'grant' ? 'allow' : 'either';
  return [{type, what: pluralWords(type), because, needs, could}];
}

function ofStatement(one: StatementAnalysis, isAllowed: boolean): readonly Missing[] {
  const isDeny = one.statement.effect === 'Deny';
  if (one.met !== 'unknown' || (isAllowed && !isDeny)) return [];
  return one.checks
    .filter(({met}) => met === 'unknown')
    .map(({part, key, because = 'its value is not known'}) => ({
      type: one.type,
      what: key ?? `the ${part}`,
      because,
      could: isDeny ? 'deny' : 'allow',
      statement: quoteOf(one),
    }));
}

function ofGrants(layers: Layers, request: Request): readonly Missing[] {
  const found: Missing[] = layers.grants.looked
    .filter(({met}) => met === 'unknown')
    .map(({grant, because = ''}) => ({
      type: 'grant',
      what: `grant ${grant.id}`,
      because,
      could: 'allow',
    }));
  const isLimited = allOf([layers.boundary.allows, layers.session.allows]) === 'no';
  const isOpen = isLimited && grantLimit(layers, request) === 'unknown';
  if (layers.grants.direct === 'no' || !isOpen) return found;
  const because = 'AWS does not document whether a boundary or session policy limits a grant';
  return [...found, {type: 'grant', what: 'whether the grant counts', because, could: 'allow'}];
}
