import { html } from 'hono/html'
import type { Html } from '../../page/frame.js'
import type { RouteState } from '../schema.js'

/** Drawn, not written: not every font has these. They stand beside words that say the same. */
const PATHS: Readonly<Record<RouteState, string>> = {
  verified: 'M6 12.5l4.2 4.2L18 8',
  changed: 'M6 10c2-2.6 4-2.6 6 0s4 2.6 6 0M6 15.5c2-2.6 4-2.6 6 0s4 2.6 6 0',
  broken: 'M7.5 7.5l9 9M16.5 7.5l-9 9',
  unknown: 'M9 9.6a3 3 0 1 1 4.3 2.7c-.9.5-1.3 1-1.3 2M12 17.4v.1',
  retired: 'M7 12h10',
  attested: 'M12 11.5a2.6 2.6 0 1 0 0-5.2 2.6 2.6 0 0 0 0 5.2ZM7 17.5c.4-2.6 2.3-3.9 5-3.9s4.6 1.3 5 3.9',
  'not-machine-verified': 'M7.5 12h.1M12 12h.1M16.5 12h.1',
}

/** The symbol of a state, in the colour of its surroundings. */
export function symbol(state: RouteState): Html {
  return html`<svg class="symbol" viewBox="0 0 24 24" width="24" height="24" aria-hidden="true"><circle cx="12" cy="12" r="10.5"/><path d="${PATHS[state]}"/></svg>`
}
