// The self-test as lights, each a layer that the next one stands on. A pure function of what was seen.
import type { ServerKind } from '../../../participant/core/runners/kinds.ts';
import type { Look, Seen } from './look.ts';

export const LAYERS = ['browser', 'server', 'readable', 'kind', 'models', 'answer'] as const;
export type Layer = (typeof LAYERS)[number];
export type Colour = 'green' | 'amber' | 'red' | 'busy' | 'off';

export interface Light {
  readonly layer: Layer;
  readonly colour: Colour;
}

/** What is wrong, for whoever words the cure; null where nothing is. */
export type Fault =
  | { readonly layer: 'browser'; readonly why: 'denied' | 'insecure' | 'asks' }
  | { readonly layer: 'server' }
  | { readonly layer: 'readable'; readonly kind: ServerKind | null }
  | { readonly layer: 'kind' }
  | { readonly layer: 'models'; readonly why: 'none' | 'onlyEmbedding'; readonly kind: ServerKind }
  | { readonly layer: 'models'; readonly why: 'problem'; readonly message: string; readonly code: string };

export interface Reading {
  readonly lights: readonly Light[];
  readonly fault: Fault | null;
  /** The place the lights are about: where it went farthest. Null before anything answered. */
  readonly best: Seen | null;
}

/** How the test of the chosen model went. */
export type Tried = 'off' | 'busy' | 'green' | 'red';

export function readLook(look: Look | null, tried: Tried): Reading {
  if (look === null) return { lights: LAYERS.map((layer) => ({ layer, colour: 'off' })), fault: null, best: null };
  const best = farthest(look.seen);
  const fault = best === null ? whyNothing(look) : faultOf(best);
  const reached = fault === null ? LAYERS.length : LAYERS.indexOf(fault.layer);
  const isBusy = !look.done && best === null;
  const lights = LAYERS.map((layer, at): Light => {
    if (layer === 'answer') return { layer, colour: fault === null && best?.server ? tried : 'off' };
    // Nothing at all has come back: only the first one is under way.
    if (isBusy) return { layer, colour: at === 0 ? (look.waits ? 'amber' : 'busy') : 'off' };
    // Readable, and not yet asked who it is.
    if (fault === null && best?.server === undefined && best !== null && at >= LAYERS.indexOf('kind')) {
      return { layer, colour: layer === 'kind' ? 'busy' : 'off' };
    }
    if (at === reached) return { layer, colour: 'red' };
    if (at > reached) return { layer, colour: 'off' };
    // Nothing answered: that the browser lets us through is likely, and not shown.
    return { layer, colour: layer === 'browser' && best === null ? 'amber' : 'green' };
  });
  return { lights, fault: isBusy && !look.waits ? null : fault, best };
}

function farthest(seen: readonly Seen[]): Seen | null {
  let best: Seen | null = null;
  for (const one of seen) if (one.presence !== null && rank(one) > (best === null ? 0 : rank(best))) best = one;
  return best;
}

function rank({ presence, server }: Seen): number {
  if (presence === 'hidden') return 1;
  if (presence !== 'readable') return 0;
  if (!server) return 2;
  return usable(server.models).length > 0 ? 4 : 3;
}

function whyNothing({ reach, waits }: Look): Fault {
  if (waits) return { layer: 'browser', why: 'asks' };
  return reach === 'denied' || reach === 'insecure' ? { layer: 'browser', why: reach } : { layer: 'server' };
}

function faultOf({ place, presence, server }: Seen): Fault | null {
  if (presence === 'hidden') return { layer: 'readable', kind: place.usual };
  if (server === undefined) return null;
  if (server === null) return { layer: 'kind' };
  const { models, problem, kind } = server;
  if (usable(models).length > 0) return null;
  if (problem !== null) return { layer: 'models', why: 'problem', ...problem };
  return { layer: 'models', why: models.length === 0 ? 'none' : 'onlyEmbedding', kind };
}

/** Models that write. */
export function usable<Model extends { readonly embedding: boolean }>(models: readonly Model[]): Model[] {
  return models.filter(({ embedding }) => !embedding);
}
