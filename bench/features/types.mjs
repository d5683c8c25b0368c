/**
 * A page and the way through it that a guide would describe.
 *
 * @typedef {object} Case
 * @property {string} feature
 * @property {string} what is on the page
 * @property {string | ((site: { own: string, other: string }) => string)} html `other` is another origin that serves the same pages
 * @property {string[]} steps after the page was opened, each a YAML mapping
 * @property {string[]} [before] the nearest that could be written before there was a word for it
 * @property {string} [destination] YAML; the heading "Arrived" when absent
 * @property {string} [frame] where the destination is
 */
